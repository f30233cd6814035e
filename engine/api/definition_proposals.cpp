#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/proposal_view.hpp"

namespace yingshen::api {
namespace {

using base::Json;

/// The newest are what people work with; older ones are asked for by id.
constexpr std::size_t listed_max = 100;

/// The proposal that the path names.
std::string here(Call const& call) {
    return std::string(call.request->param("proposal"));
}

catalog::DefinitionFiles read_files(Fields& fields, std::vector<base::Fault>& faults) {
    auto sorted = catalog::sort_files(fields.texts("files"));
    if (sorted) return *std::move(sorted);
    faults.insert(faults.end(), sorted.error().begin(), sorted.error().end());
    return {};
}

}  // namespace

void propose_definitions(Api& api, Call call) {
    std::vector<base::Fault> wrong_files;
    auto input = read_body(*call.request, [&](Fields& fields) {
        return service::Definitions::Proposal{fields.text("note", catalog::change_text_max),
                                              fields.optional_time("effective_from"),
                                              read_files(fields, wrong_files)};
    });
    if (!wrong_files.empty()) {
        auto faults = input ? std::vector<base::Fault>() : std::move(input.error().faults);
        faults.insert(faults.end(), wrong_files.begin(), wrong_files.end());
        return call.fail(body_error(std::move(faults)));
    }
    if (!input) return call.fail(input.error());
    run_change(
        api, std::move(call),
        [&api, proposal = *std::move(input)](auto const& principal, auto const& delivery) mutable {
            return api.definitions.propose(principal, std::move(proposal), delivery);
        },
        "/api/v1/definition-proposals/");
}

void list_proposals(Api& api, Call call) {
    if (!service::may_see_changes(call.principal)) return call.fail(not_allowed());
    auto const folded = api.definitions.folded();
    auto const& changes = folded->changes;
    Names const names(api.organisation.current());
    Json::Array proposals;
    for (auto one = changes.proposals.rbegin();
         one != changes.proposals.rend() && proposals.size() < listed_max; ++one) {
        proposals.push_back(proposal_json(*one, changes, names));
    }
    auto const* in_force = changes.in_force(api.clock.now());
    auto const* newest = changes.newest();
    call.answer(Json::Object{
        {"in_force", activation_json(*in_force)},
        {"next", newest == in_force ? Json() : activation_json(*newest)},
        {"proposals", std::move(proposals)},
    });
}

void show_proposal(Api& api, Call call) {
    if (!service::may_see_changes(call.principal)) return call.fail(not_allowed());
    auto const folded = api.definitions.folded();
    auto const* proposal = folded->changes.proposal(here(call));
    if (proposal == nullptr) return call.fail(absent());
    auto shown = proposal_json(*proposal, folded->changes, Names(api.organisation.current()));
    shown.set("files", proposed_files_json(*proposal));
    call.answer(shown);
}

void activate_proposal(Api& api, Call call) {
    auto const nothing = read_body(*call.request, [](Fields&) { return true; }, true);
    if (!nothing) return call.fail(nothing.error());
    auto id = here(call);
    run_change(api, std::move(call),
               [&api, id = std::move(id)](auto const& principal, auto const& delivery) {
                   return api.definitions.activate(principal, id, delivery);
               });
}

void reject_proposal(Api& api, Call call) {
    auto reason = read_body(*call.request, [](Fields& fields) {
        return fields.text("reason", catalog::change_text_max);
    });
    if (!reason) return call.fail(reason.error());
    auto id = here(call);
    run_change(api, std::move(call),
               [&api, id = std::move(id), reason = *std::move(reason)](auto const& principal,
                                                                       auto const& delivery) {
                   return api.definitions.reject(principal, id, reason, delivery);
               });
}

}  // namespace yingshen::api
