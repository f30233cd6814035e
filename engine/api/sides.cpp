#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "review/limits.hpp"

namespace yingshen::api {

void pass_side(Api& api, Call call) {
    auto command = read_body(
        *call.request,
        [&](Fields& fields) {
            return review::PassSide{std::string(call.request->param("side")),
                                    fields.optional_text("comment", review::note_max)};
        },
        true);
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

}  // namespace yingshen::api
