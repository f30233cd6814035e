#include "screening/screen.hpp"

#include "screening/fold.hpp"

#include <algorithm>
#include <map>

namespace yingshen::screening {
namespace {

using base::Fault;
using rulebook::Rule;
using rulebook::RuleKind;

std::string place(Rule const& rule) {
    return rule.file + ":" + std::to_string(rule.mark.line) + ":" +
           std::to_string(rule.mark.column);
}

std::string quoted(std::string const& text) {
    return "\"" + text + "\"";
}

struct Literal {
    std::string text;
    std::u32string folded;
    [[nodiscard]] bool contains(Literal const& other) const {
        return folded.find(other.folded) != folded.npos;
    }
};

std::vector<Literal> literals(std::vector<std::string> const& texts) {
    std::vector<Literal> out;
    for (auto const& text : texts) {
        Folded const folded(text);
        out.push_back({text, std::u32string(folded.points().begin(), folded.points().end())});
    }
    return out;
}

/// A submission in the middle of what the rule is for: the first word of each of its lists.
Subject subject_of(Rule const& rule) {
    Subject subject;
    subject.on = rule.from;
    if (!rule.applies.kind.empty()) subject.kind = rule.applies.kind.front();
    auto const declare = [&](char const* fact, auto const& words) {
        if (!words.empty()) subject.facts[fact] = {std::string(words::name(words.front()))};
    };
    declare("product", rule.applies.product);
    declare("channels", rule.applies.channel);
    declare("audience", rule.applies.audience);
    return subject;
}

void run_tests(Rule const& rule, rulebook::Statutes const& statutes, std::vector<Fault>& faults) {
    Matcher const matcher({rule}, statutes);
    auto const subject = subject_of(rule);
    for (auto const& text : rule.test_hits) {
        if (!matcher.screen(text, subject).findings.empty()) continue;
        faults.push_back(
            {place(rule), "rule " + rule.id + " to hit " + quoted(text), "no finding"});
    }
    for (auto const& text : rule.test_misses) {
        auto const screening = matcher.screen(text, subject);
        if (screening.findings.empty()) continue;
        faults.push_back({place(rule), "rule " + rule.id + " to miss " + quoted(text),
                          "a finding at " + quoted(screening.findings.front().text)});
    }
}

/// Where a literal occurs, so does the one that it contains, unless an exception takes that away.
bool is_shadowed(Literal const& inner, Literal const& outer,
                 std::vector<Literal> const& exceptions) {
    return outer.contains(inner) && std::ranges::none_of(exceptions, [&](Literal const& exception) {
               return exception.contains(inner) && !exception.contains(outer);
           });
}

/// In these lists a text may contain another: an exception covers literals that the other does not,
/// and the longest condition is the one that a finding shows.
void check_repeated(Rule const& rule, std::string const& key, std::vector<Literal> const& list,
                    std::vector<Fault>& faults) {
    for (auto at = list.begin(); at != list.end(); ++at) {
        if (std::find_if(list.begin(), at,
                         [&](auto const& other) { return other.folded == at->folded; }) == at)
            continue;
        faults.push_back({place(rule), "each text of " + key + " of " + rule.id + " once",
                          quoted(at->text) + " again"});
    }
}

void check_shadows(Rule const& rule, std::vector<Literal> const& list,
                   std::vector<Literal> const& exceptions, std::vector<Fault>& faults) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        for (std::size_t j = 0; j < list.size(); ++j) {
            bool const same = list[i].folded == list[j].folded;
            if (i == j || (same && j < i) || !is_shadowed(list[i], list[j], exceptions)) continue;
            faults.push_back(
                {place(rule), "literals of " + rule.id + " that do not contain each other",
                 quoted(list[j].text) + ", which " + quoted(list[i].text) + " already covers"});
        }
    }
}

void check_exceptions(Rule const& rule, std::vector<Literal> const& any,
                      std::vector<Literal> const& exceptions, std::vector<Fault>& faults) {
    for (auto const& literal : any) {
        if (std::ranges::find(exceptions, literal.folded, &Literal::folded) == exceptions.end())
            continue;
        faults.push_back({place(rule),
                          "a literal of " + rule.id + " that no exception hides everywhere",
                          quoted(literal.text) + " in any and in except"});
    }
    for (auto const& exception : exceptions) {
        if (std::ranges::any_of(
                any, [&](Literal const& literal) { return exception.contains(literal); }))
            continue;
        faults.push_back({place(rule),
                          "exceptions of " + rule.id + " that contain one of its literals",
                          quoted(exception.text)});
    }
}

void check_literals(Rule const& rule, std::vector<Fault>& faults) {
    auto const any = literals(rule.any);
    auto const exceptions = literals(rule.except);
    check_shadows(rule, any, exceptions, faults);
    check_repeated(rule, "except", exceptions, faults);
    check_repeated(rule, "when", literals(rule.when), faults);
    check_exceptions(rule, any, exceptions, faults);
}

}  // namespace

std::vector<Fault> lint(std::vector<Rule> const& rules, rulebook::Statutes const& statutes) {
    std::vector<Fault> faults;
    std::map<std::string, std::string> seen;
    for (auto const& rule : rules) {
        auto const [before, added] = seen.emplace(rule.id, place(rule));
        if (!added) {
            faults.push_back({place(rule), "each rule once",
                              quoted(rule.id) + " again, first at " + before->second});
        }
        check_literals(rule, faults);
        run_tests(rule, statutes, faults);
    }
    return faults;
}

}  // namespace yingshen::screening
