#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

/// A removal has no body, so its reason is a parameter.
void remove(Api& api, Call call, std::string person) {
    Query query(*call.request);
    review::RemoveSigner command{std::move(person),
                                 query.required_text("reason", review::note_max)};
    if (auto const error = query.finish()) return call.fail(*error);
    run_here(api, std::move(call), std::move(command));
}

}  // namespace

void cast_vote(Api& api, Call call) {
    auto command = read_body(*call.request, [](Fields& fields) {
        return review::Vote{fields.boolean("approves"),
                            fields.optional_text("reason", review::id_max),
                            fields.optional_text("comment", review::note_max)};
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void add_signer(Api& api, Call call) {
    auto command = read_body(*call.request, [](Fields& fields) {
        review::AddSigner input;
        input.signer.person = fields.text("person", review::id_max);
        input.seat = fields.choice("seat", {"before", "after"}) == "after" ? workflow::Seat::after
                                                                           : workflow::Seat::before;
        input.reason = fields.text("reason", review::note_max);
        return input;
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void remove_signer(Api& api, Call call) {
    auto person = std::string(call.request->param("person"));
    remove(api, std::move(call), std::move(person));
}

void remove_seat(Api& api, Call call) {
    remove(api, std::move(call), {});
}

}  // namespace yingshen::api
