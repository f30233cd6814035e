#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

std::string finding_of(http::Request const& request) {
    return std::string(request.param("finding"));
}

}  // namespace

void confirm_finding(Api& api, Call call) {
    auto command = read_body(
        *call.request,
        [&](Fields& fields) {
            return review::ConfirmFinding{finding_of(*call.request),
                                          fields.optional_text("text", review::opinion_max),
                                          fields.optional_word<words::Severity>("severity"),
                                          {}};
        },
        true);
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void dismiss_finding(Api& api, Call call) {
    auto command = read_body(*call.request, [&](Fields& fields) {
        return review::DismissFinding{finding_of(*call.request),
                                      fields.text("reason", review::note_max)};
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void reopen_finding(Api& api, Call call) {
    auto command = read_body(
        *call.request,
        [&](Fields& fields) {
            return review::ReopenFinding{finding_of(*call.request),
                                         fields.optional_text("reason", review::note_max)};
        },
        true);
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

}  // namespace yingshen::api
