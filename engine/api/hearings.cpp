#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "review/limits.hpp"

namespace yingshen::api {

void hear_opinion(Api& api, Call call) {
    using Ruling = review::OpinionHeard::Ruling;
    auto command = read_body(*call.request, [&](Fields& fields) {
        review::HearOpinion input;
        input.opinion = std::string(call.request->param("opinion"));
        input.ruling = fields.choice("ruling", {"upheld", "set_aside"}) == "set_aside"
                           ? Ruling::set_aside
                           : Ruling::upheld;
        input.reason = fields.text("reason", review::note_max);
        for (auto& person : fields.list("members", review::members_max, review::id_max))
            input.members.push_back({std::move(person), {}, {}});
        return input;
    });
    if (!command) return call.fail(command.error());
    run_here(api, std::move(call), *std::move(command));
}

}  // namespace yingshen::api
