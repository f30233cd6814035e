#include "screening/screen.hpp"

#include "screening/automaton.hpp"
#include "screening/fold.hpp"
#include "screening/resolve.hpp"
#include "screening/unread.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace yingshen::screening {
namespace {

using rulebook::Rule;
using rulebook::RuleKind;

/// What a literal means to a rule.
struct Use {
    std::uint32_t rule;
    Part part;
};

struct Limits {
    rulebook::Reach reach;
    base::Date from;
    base::Date until;
};

constexpr base::Date for_ever{9999, 12, 31};

}  // namespace

struct Matcher::Compiled {
    std::vector<Rule> rules;
    std::vector<std::vector<std::string>> citations;  ///< by rule
    std::vector<Limits> limits;                       ///< by rule
    std::vector<std::uint32_t> requires_always;       ///< `require` rules without `when`
    std::vector<Use> uses;
    std::vector<std::uint32_t> first_use;  ///< by literal, one more at the end
    Automaton automaton;

    [[nodiscard]] bool in_reach(std::uint32_t rule, rulebook::Reach const& target,
                                base::Date on) const {
        auto const& limit = limits[rule];
        return limit.from <= on && on <= limit.until && limit.reach.meets(target);
    }

    [[nodiscard]] std::vector<Occurrence> occurrences(Folded const& text,
                                                      rulebook::Reach const& target,
                                                      base::Date on) const;
    [[nodiscard]] Finding finding(Place const& place, Folded const& text,
                                  std::string_view bytes) const;
};

namespace {

/// Literals of all rules, each once, with the rules that use it.
class Literals {
  public:
    void add(std::vector<std::string> const& texts, std::uint32_t rule, Part part) {
        for (auto const& text : texts) {
            auto const folded = Folded(text);
            uses_[std::u32string(folded.points().begin(), folded.points().end())].push_back(
                {rule, part});
        }
    }

    [[nodiscard]] std::vector<std::u32string> texts() const {
        std::vector<std::u32string> out;
        for (auto const& [text, uses] : uses_)
            out.push_back(text);
        return out;
    }

    void uses(std::vector<Use>& all, std::vector<std::uint32_t>& first) const {
        for (auto const& [text, uses] : uses_) {
            first.push_back(static_cast<std::uint32_t>(all.size()));
            all.insert(all.end(), uses.begin(), uses.end());
        }
        first.push_back(static_cast<std::uint32_t>(all.size()));
    }

  private:
    std::map<std::u32string, std::vector<Use>> uses_;
};

}  // namespace

Matcher::Matcher(std::vector<Rule> rules, rulebook::Statutes statutes) {
    Literals literals;
    std::vector<std::vector<std::string>> citations;
    std::vector<Limits> limits;
    std::vector<std::uint32_t> requires_always;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        auto const& rule = rules[i];
        bool const forbids = rule.kind == RuleKind::forbid;
        literals.add(rule.any, i, forbids ? Part::forbidden : Part::required);
        if (forbids) literals.add(rule.except, i, Part::exception);
        if (!forbids) literals.add(rule.when, i, Part::condition);
        if (!forbids && rule.when.empty()) requires_always.push_back(i);
        limits.push_back({rule.applies.reach(), rule.from, rule.until.value_or(for_ever)});
        auto& texts = citations.emplace_back();
        for (auto const& citation : rule.basis)
            texts.push_back(statutes.cite(citation));
    }
    compiled_ = std::make_unique<Compiled>(Compiled{.rules = std::move(rules),
                                                    .citations = std::move(citations),
                                                    .limits = std::move(limits),
                                                    .requires_always = std::move(requires_always),
                                                    .uses = {},
                                                    .first_use = {},
                                                    .automaton = Automaton(literals.texts())});
    literals.uses(compiled_->uses, compiled_->first_use);
}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

std::vector<Rule> const& Matcher::rules() const {
    return compiled_->rules;
}

std::vector<Occurrence> Matcher::Compiled::occurrences(Folded const& text,
                                                       rulebook::Reach const& target,
                                                       base::Date on) const {
    std::vector<Occurrence> found;
    // A rule that demands its words in every text takes part even where nothing of it occurs.
    for (auto const rule : requires_always) {
        if (in_reach(rule, target, on)) found.push_back({rule, Part::condition, 0, 0});
    }
    automaton.scan(text.points(), [&](std::uint32_t literal, std::size_t begin, std::size_t end) {
        for (auto use = first_use[literal]; use < first_use[literal + 1]; ++use) {
            auto const [rule, part] = uses[use];
            if (in_reach(rule, target, on)) found.push_back({rule, part, begin, end});
        }
    });
    return found;
}

Finding Matcher::Compiled::finding(Place const& place, Folded const& text,
                                   std::string_view bytes) const {
    auto const& rule = rules[place.rule];
    auto const span = text.span(place.begin, place.end);
    return {.rule = rule.id,
            .version = rule.version,
            .right = rule.right,
            .severity = rule.severity,
            .title = rule.title,
            .advice = rule.advice,
            .span = span,
            .text = std::string(bytes.substr(span.byte_begin, span.byte_end - span.byte_begin)),
            .citations = citations[place.rule]};
}

Screening Matcher::screen(std::string_view bytes, Subject const& subject) const {
    Folded const text(bytes);
    Screening screening{.findings = {}, .not_read = find_unread(text)};
    if (!screening.not_read.empty() && screening.not_read.front().code == "empty") return screening;
    auto const target = rulebook::declared(subject.kind, subject.facts);
    for (auto const& place : resolve(compiled_->occurrences(text, target, subject.on))) {
        screening.findings.push_back(compiled_->finding(place, text, bytes));
    }
    std::ranges::sort(screening.findings, [](Finding const& a, Finding const& b) {
        return std::tie(a.span.begin, a.span.end, a.rule) <
               std::tie(b.span.begin, b.span.end, b.rule);
    });
    return screening;
}

}  // namespace yingshen::screening
