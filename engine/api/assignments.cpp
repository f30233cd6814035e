#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "review/limits.hpp"

namespace yingshen::api {

void assign_task(Api& api, Call call) {
    auto command = read_body(*call.request, [](Fields& fields) {
        return review::Assign{{fields.text("to", review::id_max), {}, {}},
                              fields.optional_text("side", review::id_max)};
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void transfer_task(Api& api, Call call) {
    auto command = read_body(*call.request, [](Fields& fields) {
        return review::Transfer{{fields.text("to", review::id_max), {}, {}},
                                fields.text("reason", review::note_max),
                                fields.optional_text("side", review::id_max)};
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

void copy_to(Api& api, Call call) {
    auto command = read_body(*call.request, [](Fields& fields) {
        return review::CopyTo{{fields.text("to", review::id_max), {}, {}},
                              fields.optional_text("note", review::note_max)};
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

}  // namespace yingshen::api
