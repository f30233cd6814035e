#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/rests_on.hpp"
#include "review/limits.hpp"

namespace yingshen::api {

void claim(Api& api, Call call) {
    auto const nothing = read_body(*call.request, [](Fields&) { return review::Claim{}; }, true);
    if (!nothing) return call.fail(nothing.error());
    run_here(api, std::move(call), *nothing);
}

void unclaim(Api& api, Call call) {
    run_here(api, std::move(call), review::Unclaim{});
}

void answer_item(Api& api, Call call) {
    auto answer = read_body(*call.request, [&](Fields& fields) {
        review::AnswerItem input;
        input.item = std::string(call.request->param("item"));
        input.verdict = fields.word<words::Verdict>("verdict");
        input.note = fields.optional_text("note", review::note_max);
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
            auto const name = call.request->param("action");
            auto const action = workflow::parse_action(name);
            if (!action) {
                fields.fault(
                    "path.action",
                    "one of submit, pass, return, give_opinions, respond, sign, reject, cancel",
                    base::Json(name));
            }
            input.action = action.value_or(workflow::Action::submit);
            return input;
        },
        true);
    if (!act) return call.fail(act.error());
    run_here(api, std::move(call), *std::move(act));
}

}  // namespace yingshen::api
