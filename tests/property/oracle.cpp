#include "property/oracle.hpp"

#include <algorithm>

namespace yingshen::test {

using namespace review;
using workflow::Action;

void Oracle::see(Recorded const& recorded) {
    auto const& [envelope, event] = recorded;
    if (std::holds_alternative<Created>(event)) authors_.insert(envelope.person);
    if (std::holds_alternative<RevisionAttached>(event) ||
        std::holds_alternative<FactsSet>(event)) {
        authors_.insert(envelope.person);
        taken_.clear();
    }
    if (auto const* verified = std::get_if<ImplementationVerified>(&event)) {
        verified_[verified->opinion] = verified->content;
    }
    if (auto const* advanced = std::get_if<Advanced>(&event)) advance(envelope, *advanced);
}

void Oracle::forget(std::string const& gate) {
    std::erase_if(taken_, [&](Taken const& taken) { return taken.gate == gate; });
}

// The states by name: this is the shipped workflow, spelled out once more by hand.
void Oracle::advance(Envelope const& envelope, Advanced const& event) {
    if (event.action == Action::return_ && event.to == "draft") taken_.clear();
    if (event.action == Action::return_ && event.to == "center_review")
        forget("center_review.pass");
    std::string gate;
    if (event.from == "pre_review" && event.action == Action::pass) gate = "pre_review.pass";
    if (event.from == "center_review" && event.action == Action::pass) gate = "center_review.pass";
    if (event.from == "sign_off" && event.action == Action::sign) gate = "sign_off.sign";
    if (gate.empty()) return;
    forget(gate);
    taken_.push_back({gate, envelope.person});
}

std::vector<std::string> Oracle::gates() const {
    std::vector<std::string> names;
    for (auto const& taken : taken_)
        names.push_back(taken.gate);
    return names;
}

bool Oracle::decided_by_different_people() const {
    if (gates() !=
        std::vector<std::string>{"pre_review.pass", "center_review.pass", "sign_off.sign"})
        return false;
    auto people = authors_;
    return std::ranges::all_of(
        taken_, [&](Taken const& taken) { return people.insert(taken.person).second; });
}

base::Digest const* Oracle::verified_at(std::string const& opinion) const {
    auto const found = verified_.find(opinion);
    return found == verified_.end() ? nullptr : &found->second;
}

}  // namespace yingshen::test
