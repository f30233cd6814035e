#include <fmt/format.h>

#include <set>

#include "review/case.hpp"
#include "review/checks.hpp"
#include "review/limits.hpp"
#include "review/people.hpp"
#include "review/situation.hpp"

namespace yingshen::review {
namespace {

/// Every member holds the task's role, and none wrote, changed or reviewed what is heard.
std::vector<base::Fault> faults_of_members(Case const& at, std::vector<Actor> const& members) {
    std::vector<base::Fault> faults;
    std::set<std::string> people;
    for (auto const& member : members) {
        if (!people.insert(member.person).second)
            faults.push_back({"members", "each person once", member.person + " again"});
        auto const may = may_take(at, member);
        if (may) continue;
        for (auto const& fault : may.error().faults)
            faults.push_back({"members", fault.expected, member.person + ": " + fault.found});
    }
    auto const least = static_cast<std::size_t>(at.state.hearing);
    if (people.size() < least || people.size() > members_max) {
        faults.push_back({"members", fmt::format("{} to {} people", least, members_max),
                          std::to_string(people.size())});
    }
    auto const& actor = at.context.actor;
    if (!people.contains(actor.acting_for()))
        faults.push_back({"members", "whoever records the decision among them", "others only"});
    if (!actor.on_behalf_of.empty() && people.contains(actor.person)) {
        faults.push_back(
            {"members", "each person once", actor.person + ", who sits for " + actor.on_behalf_of});
    }
    return faults;
}

}  // namespace

Decided decide_on(Case const& at, HearOpinion const& command) {
    if (!workflow::allows(at.state, workflow::OpinionAct::uphold)) {
        return refuse(Refusal::hearing_not_possible,
                      {{"state", "a state with a hearing", at.state.id}});
    }
    if (auto allowed = may_act(at); !allowed) return std::unexpected(allowed.error());
    auto const* opinion = at.submission.opinion(command.opinion);
    if (opinion == nullptr) {
        return refuse(Refusal::opinion_absent,
                      {{"opinion", "an opinion of the submission", "\"" + command.opinion + "\""}});
    }
    if (status_of(*opinion) != workflow::OpinionStatus::declined) {
        return refuse(Refusal::opinion_not_declined,
                      {{"opinion", "a substantive opinion that stands declined", command.opinion}});
    }
    Checks checks;
    checks.text("reason", command.reason, 1, note_max);
    if (!checks.passed()) return refuse(Refusal::invalid_command, checks.take());
    if (auto faults = faults_of_members(at, command.members); !faults.empty())
        return refuse(Refusal::members_unfit, std::move(faults));
    OpinionHeard heard{command.ruling, command.opinion, command.reason, {}};
    for (auto const& member : command.members)
        heard.members.push_back(member.person);
    return std::vector<Event>{std::move(heard)};
}

}  // namespace yingshen::review
