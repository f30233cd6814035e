#include "screening/lint_parts.hpp"
#include "screening/screen.hpp"

#include <algorithm>

namespace yingshen::screening {
namespace {

using base::Fault;
using rulebook::Rule;
using rulebook::Trial;

/// A submission in the middle of what the rule is for: the first word of each of its lists, and
/// what the test declares.
Subject subject_of(Rule const& rule, Trial const& trial) {
    Subject subject;
    subject.on = rule.from;
    if (!rule.applies.kind.empty()) subject.kind = rule.applies.kind.front();
    subject.facts = trial.facts;
    auto const declare = [&](char const* fact, auto const& words) {
        if (!words.empty())
            subject.facts.try_emplace(fact,
                                      words::FactValue{std::string(words::name(words.front()))});
    };
    declare("product", rule.applies.product);
    declare("channels", rule.applies.channel);
    declare("audience", rule.applies.audience);
    return subject;
}

void run_tests(Rule const& rule, rulebook::Statutes const& statutes, std::vector<Fault>& faults) {
    auto tried = rule;
    tried.off.reset();
    tried.shadow = false;
    Matcher const matcher({tried}, statutes);
    auto const screen = [&](Trial const& trial) {
        return matcher.screen(trial.text, subject_of(rule, trial)).findings;
    };
    for (auto const& trial : rule.test_hits) {
        if (!screen(trial).empty()) continue;
        faults.push_back({place(rule, trial.mark),
                          "rule " + rule.id + " to hit " + quoted(trial.text), "no finding"});
    }
    for (auto const& trial : rule.test_misses) {
        auto const findings = screen(trial);
        if (findings.empty()) continue;
        faults.push_back({place(rule, trial.mark),
                          "rule " + rule.id + " to miss " + quoted(trial.text),
                          "a finding at " + quoted(findings.front().text)});
    }
}

}  // namespace

std::vector<Fault> lint(std::vector<Rule> const& rules, rulebook::Statutes const& statutes) {
    std::vector<Fault> faults;
    check_rules(rules, faults);
    for (auto const& rule : rules) {
        check_phrases(rule, faults);
        run_tests(rule, statutes, faults);
    }
    // A rule and what an overlay tries out of it are often wrong in the same place.
    std::vector<Fault> told;
    for (auto& fault : faults) {
        if (std::ranges::find(told, fault) == told.end()) told.push_back(std::move(fault));
    }
    return told;
}

}  // namespace yingshen::screening
