#include "service/cleared_base.hpp"

#include "base/hash.hpp"
#include "service/answers.hpp"
#include "service/clearance.hpp"

namespace yingshen::service {
namespace {

using review::Submission;

/// What is wrong with starting from a submission; all of it.
std::vector<base::Fault> faults_of(review::Create const& create,
                                   workflow::Definition const& definition,
                                   Submission const& cleared,
                                   workflow::Definition const& cleared_by,
                                   std::string const& public_pem) {
    std::vector<base::Fault> faults;
    auto const fault = [&](std::string expected, std::string found) {
        faults.push_back({"based_on", std::move(expected), std::move(found)});
    };
    if (cleared.end != workflow::End::good || !cleared.certificate) {
        fault("a submission that was cleared", cleared.id + " in " + cleared.state);
    } else if (auto const verified = verify(*cleared.certificate, public_pem); !verified) {
        fault("a certificate that verifies", "one that does not");
        for (auto const& one : verified.error().faults)
            faults.push_back({"based_on." + one.where, one.expected, one.found});
    }
    if (cleared.unit != create.unit) fault("a submission of the unit " + create.unit, cleared.unit);
    if (!definition.reuse) return faults;
    if (cleared.kind != create.kind)
        fault("a submission of the kind " + std::string(words::name(create.kind)),
              std::string(words::name(cleared.kind)));
    if (cleared_by.reuse)
        fault("a submission that was cleared by a full review", "one cleared by " + cleared_by.id);
    return faults;
}

/// What went out: the final file, or the reviewed revision where no final file was asked for.
review::AttachRevision released(Submission const& cleared, review::Material const& material) {
    auto const found = cleared.finals.find(material.id);
    if (found != cleared.finals.end()) {
        auto const& file = found->second.attached;
        return {"", file.name, file.media_type, file.digest, file.size, {}, file.text};
    }
    auto const& current = material.revisions.back();
    return {"", current.name, current.media_type, current.digest, current.size, {}, current.text};
}

bool is_date_of_use(std::string_view fact) {
    auto const* kind = words::find_fact(fact);
    return kind != nullptr && kind->type == words::FactType::date;
}

}  // namespace

base::Result<void> take_base(review::Create& create, workflow::Definition const& definition,
                             Submission const& cleared, workflow::Definition const& cleared_by,
                             std::string const& public_pem) {
    auto faults = faults_of(create, definition, cleared, cleared_by, public_pem);
    if (!faults.empty()) return std::unexpected(base_unfit(std::move(faults)));
    review::Base base;
    base.submission = cleared.id;
    base.certificate = base::sha256(cleared.certificate->body);
    base.cleared_at = cleared.moves.empty() ? cleared.updated_at : cleared.moves.back().at;
    base.facts = cleared.facts;
    create.materials.clear();
    for (auto const& material : cleared.materials) {
        auto file = released(cleared, material);
        base.materials.emplace_back(material.id, file.digest);
        create.materials.push_back(std::move(file));
    }
    create.base = std::move(base);
    for (auto const& [name, value] : cleared.facts) {
        if (!is_date_of_use(name)) create.facts.emplace(name, value);
    }
    // What was declared now has to agree with what was taken.
    if (auto checked = words::read_facts(words::to_json(create.facts), "facts"); !checked)
        return std::unexpected(base_unfit(std::move(checked.error())));
    return {};
}

}  // namespace yingshen::service
