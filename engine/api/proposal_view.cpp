#include "api/proposal_view.hpp"

#include <algorithm>

namespace yingshen::api {
namespace {

using base::Json;

Json decided_json(std::optional<catalog::Decided> const& decided, Names const& names) {
    if (!decided) return {};
    return Json::Object{{"person", names.person(decided->person)},
                        {"role", words::name(decided->role)},
                        {"role_title", shape(words::title(decided->role))},
                        {"at", base::to_string(decided->at)}};
}

base::Text status_title(catalog::Proposal const& proposal) {
    switch (proposal.status) {
        case catalog::Proposal::Status::open:
            return {"待复核", "Waits for a second person"};
        case catalog::Proposal::Status::activated:
            return {"已启用", "Activated"};
        case catalog::Proposal::Status::rejected:
            return proposal.activated ? base::Text{"已撤销启用", "Called off"}
                                      : base::Text{"已否决", "Rejected"};
    }
    return {};
}

/// Whether a list of paths in the results names this one.
bool lists(Json const& results, std::string_view list, std::string const& path) {
    auto const* paths = results["files"][list].as_array();
    return paths != nullptr && std::ranges::find(*paths, Json(path)) != paths->end();
}

}  // namespace

Json activation_json(catalog::Activation const& activation) {
    return Json::Object{{"set", base::hex(activation.set)},
                        {"proposal", text_or_null(activation.proposal)},
                        {"activated_at", base::to_string(activation.at)},
                        {"in_force_from", base::to_string(activation.from)}};
}

Json proposal_json(catalog::Proposal const& proposal, catalog::Changes const& changes,
                   Names const& names) {
    auto const& content = proposal.content;
    auto const* newest = changes.newest();
    bool const open = proposal.status == catalog::Proposal::Status::open;
    return Json::Object{
        {"id", content.proposal},
        {"status", catalog::name(proposal.status)},
        {"status_title", shape(status_title(proposal))},
        {"outdated", open && (newest == nullptr || newest->set != content.base)},
        {"note", content.note},
        {"set", base::hex(proposal.set)},
        {"base", base::hex(content.base)},
        {"effective_from", shape(content.effective_from)},
        {"in_force_from", shape(proposal.in_force_from)},
        {"proposed", decided_json(proposal.proposed, names)},
        {"activated", decided_json(proposal.activated, names)},
        {"rejected", decided_json(proposal.rejected, names)},
        {"reason", text_or_null(proposal.reason)},
        {"results", content.results},
        {"backtest", content.backtest},
    };
}

Json proposed_files_json(catalog::Proposal const& proposal) {
    Json::Array files;
    for (auto const& [path, hash] : proposal.content.files) {
        auto const& results = proposal.content.results;
        auto const change = lists(results, "added", path)     ? Json("added")
                            : lists(results, "changed", path) ? Json("changed")
                                                              : Json();
        files.push_back(
            Json::Object{{"path", path}, {"hash", base::hex(hash)}, {"change", change}});
    }
    return files;
}

}  // namespace yingshen::api
