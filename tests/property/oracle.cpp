#include "property/oracle.hpp"

#include <algorithm>
#include <array>

namespace yingshen::test {

using namespace review;
using workflow::Action;

namespace {

// The states by name: these are the workflows of the test, spelled out once more by hand.
constexpr std::array<std::string_view, 4> deciding{"pre_review", "center_review", "sign_off",
                                                   "final_check"};

std::ptrdiff_t rank(std::string_view state) {
    return std::ranges::find(deciding, state) - deciding.begin();
}

bool is_submitters(std::string const& state) {
    return state == "draft" || state == "awaiting_response" || state == "final_material";
}

}  // namespace

void Oracle::see(Recorded const& recorded) {
    auto const& [envelope, event] = recorded;
    People people{envelope.person};
    if (!envelope.on_behalf_of.empty()) people.insert(envelope.on_behalf_of);
    write(people, event);
    decide(people, event);
}

void Oracle::write(People const& people, Event const& event) {
    auto const is = [&]<class... Type>() { return (std::holds_alternative<Type>(event) || ...); };
    if (is.template operator()<Created, RevisionAttached, FactsSet, FinalAttached>())
        authors_.insert(people.begin(), people.end());
    if (is.template operator()<RevisionAttached, FactsSet>()) taken_.clear();
    if (is.template operator()<FinalAttached>()) go_back("final_check");
}

void Oracle::decide(People const& people, Event const& event) {
    if (auto const* created = std::get_if<Created>(&event)) state_ = created->state;
    if (auto const* verified = std::get_if<ImplementationVerified>(&event))
        verified_[verified->opinion] = *verified;
    if (auto const* heard = std::get_if<OpinionHeard>(&event)) {
        if (heard->ruling == OpinionHeard::Ruling::set_aside) set_aside_.insert(heard->opinion);
    }
    if (auto const* voted = std::get_if<Voted>(&event)) {
        if (voted->approves) voters_.insert(people.begin(), people.end());
    }
    if (auto const* passed = std::get_if<SidePassed>(&event))
        take(state_ + "." + passed->side, people);
    // What only the first version knows is of no force in the second, and absent on the way back.
    if (std::holds_alternative<Migrated>(event))
        std::erase_if(taken_, [](Taken const& one) { return one.gate.ends_with(".technology"); });
    if (auto const* advanced = std::get_if<Advanced>(&event)) advance(people, *advanced);
}

/// The decisions of a state and of everything after it are taken back.
void Oracle::go_back(std::string const& state) {
    std::erase_if(taken_, [&](Taken const& taken) {
        return rank(taken.gate.substr(0, taken.gate.find('.'))) >= rank(state);
    });
}

void Oracle::take(std::string const& gate, People const& people) {
    std::erase_if(taken_, [&](Taken const& taken) { return taken.gate == gate; });
    taken_.push_back({gate, people});
}

void Oracle::advance(People const& people, Advanced const& event) {
    bool const back = event.action == Action::return_ || event.action == Action::withdraw;
    if (back && event.to == "draft") taken_.clear();
    if (back) go_back(event.to);
    if (is_submitters(event.from) || event.action == Action::withdraw)
        authors_.insert(people.begin(), people.end());
    auto const decision = event.from == "sign_off" ? Action::sign : Action::pass;
    if (event.action == decision && rank(event.from) < std::ssize(deciding)) {
        take(event.from + (decision == Action::sign ? ".sign" : ".pass"),
             voters_.empty() ? people : voters_);
    }
    voters_.clear();
    state_ = event.to;
}

std::vector<std::string> Oracle::gates() const {
    std::vector<std::string> names;
    for (auto const& taken : taken_)
        names.push_back(taken.gate);
    return names;
}

bool Oracle::decided_by_different_people(std::vector<std::string> const& gates) const {
    auto const names = this->gates();
    if (!std::ranges::all_of(gates, [&](std::string const& gate) {
            return std::ranges::find(names, gate) != names.end();
        }))
        return false;
    auto people = authors_;
    for (auto const& taken : taken_) {
        for (auto const& person : taken.people) {
            if (!people.insert(person).second) return false;
        }
    }
    return true;
}

bool Oracle::is_verified(std::string const& opinion, base::Digest const& content) const {
    auto const found = verified_.find(opinion);
    if (found == verified_.end()) return false;
    return found->second.content == content || !found->second.rests_on.on_everything();
}

bool Oracle::is_set_aside(std::string const& opinion) const {
    return set_aside_.contains(opinion);
}

}  // namespace yingshen::test
