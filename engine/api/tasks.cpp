#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/rests_on.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

std::string known_actions() {
    std::string names = "one of ";
    for (std::size_t at = 0; at < workflow::action_count; ++at) {
        auto const name = workflow::name(static_cast<workflow::Action>(at));
        names.append(at == 0 ? "" : ", ").append(name);
    }
    return names;
}

}  // namespace

void claim(Api& api, Call call) {
    auto command = read_body(
        *call.request,
        [](Fields& fields) { return review::Claim{fields.optional_text("side", review::id_max)}; },
        true);
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void unclaim(Api& api, Call call) {
    Query query(*call.request);
    review::Unclaim command{query.text("side", review::id_max)};
    if (auto const error = query.finish()) return call.fail(*error);
    run_here(api, std::move(call), std::move(command));
}

void answer_item(Api& api, Call call) {
    auto answer = read_body(*call.request, [&](Fields& fields) {
        review::AnswerItem input;
        input.item = std::string(call.request->param("item"));
        input.verdict = fields.word<words::Verdict>("verdict");
        input.note = fields.optional_text("note", review::note_max);
        input.side = std::string(call.request->param("side"));
        input.rests_on = read_rests_on(fields);
        return input;
    });
    if (!answer) return call.fail(answer.error());
    run_here(api, std::move(call), *std::move(answer));
}

void take_action(Api& api, Call call) {
    auto act = read_body(
        *call.request,
        [&](Fields& fields) {
            review::Act input;
            input.reason = fields.optional_text("reason", review::id_max);
            input.comment = fields.optional_text("comment", review::note_max);
            input.to = fields.optional_text("to", review::id_max);
            auto const name = call.request->param("action");
            auto const action = workflow::parse_action(name);
            if (!action) {
                fields.fault("path.action", known_actions(), base::Json(name));
            }
            input.action = action.value_or(workflow::Action::submit);
            return input;
        },
        true);
    if (!act) return call.fail(act.error());
    run_here(api, std::move(call), *std::move(act));
}

}  // namespace yingshen::api
