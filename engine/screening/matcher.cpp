#include "screening/screen.hpp"

#include "screening/denial.hpp"
#include "screening/fold.hpp"
#include "screening/kept_findings.hpp"
#include "screening/limits.hpp"
#include "screening/number_checks.hpp"
#include "screening/personal_data.hpp"
#include "screening/phrase_index.hpp"
#include "screening/resolve.hpp"
#include "screening/segment.hpp"
#include "screening/unread.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

namespace yingshen::screening {
namespace {

using rulebook::Rule;
using rulebook::RuleKind;

}  // namespace

struct Matcher::Compiled {
    std::vector<Rule> rules;
    rulebook::Statutes statutes;
    std::vector<std::vector<std::string>> citations;  ///< by rule
    std::vector<std::uint32_t> requires_always;       ///< `require` rules without `when`
    std::vector<std::uint32_t> numbers;               ///< `number` rules
    std::vector<Nearness> nearness;                   ///< by rule
    Limits limits;
    PhraseIndex phrases;

    [[nodiscard]] std::vector<Occurrence> occurrences(Folded const& text, Applying& applying) const;
    [[nodiscard]] Finding finding(std::uint32_t rule, Span const& span,
                                  std::string_view bytes) const;
    /// What `number` rules find; the figures are read where there is such a rule.
    [[nodiscard]] std::vector<Finding> numbers_found(Folded const& text, std::string_view bytes,
                                                     Vicinity& vicinity, Applying& applying,
                                                     Subject const& subject, Shadow shadow) const;
    [[nodiscard]] bool is_shown(std::uint32_t rule, Shadow shadow) const {
        return shadow == Shadow::included || !rules[rule].shadow;
    }
};

Matcher::Matcher(std::vector<Rule> rules, rulebook::Statutes statutes) {
    PhraseIndex phrases(rules);
    std::vector<std::vector<std::string>> citations;
    Limits limits(rules);
    std::vector<Nearness> nearness;
    std::vector<std::uint32_t> requires_always;
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
        auto const& rule = rules[i];
        if (rule.kind == RuleKind::require && rule.when.empty()) requires_always.push_back(i);
        if (rule.kind == RuleKind::number) numbers.push_back(i);
        nearness.push_back({rule.within, !rule.near.empty()});
        auto& texts = citations.emplace_back();
        for (auto const& citation : rule.basis)
            texts.push_back(statutes.cite(citation));
    }
    compiled_ = std::make_unique<Compiled>(Compiled{.rules = std::move(rules),
                                                    .statutes = std::move(statutes),
                                                    .citations = std::move(citations),
                                                    .requires_always = std::move(requires_always),
                                                    .numbers = std::move(numbers),
                                                    .nearness = std::move(nearness),
                                                    .limits = std::move(limits),
                                                    .phrases = std::move(phrases)});
}

Matcher::~Matcher() = default;
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;

std::vector<Rule> const& Matcher::rules() const {
    return compiled_->rules;
}

std::vector<Occurrence> Matcher::Compiled::occurrences(Folded const& text,
                                                       Applying& applying) const {
    auto found = phrases.find(text.points(), std::ref(applying));
    // A rule that demands its words in every text takes part even where nothing of it occurs.
    for (auto const rule : requires_always) {
        if (applying(rule)) found.push_back({rule, Part::condition, 0, 0});
    }
    return found;
}

Finding Matcher::Compiled::finding(std::uint32_t index, Span const& span,
                                   std::string_view bytes) const {
    auto const& rule = rules[index];
    return {.rule = rule.id,
            .version = rule.version,
            .right = rule.right,
            .severity = rule.severity,
            .title = rule.title,
            .advice = rule.advice,
            .span = span,
            .text = std::string(bytes.substr(span.byte_begin, span.byte_end - span.byte_begin)),
            .citations = citations[index],
            .kind = rule.kind == RuleKind::ask ? FindingKind::asked : FindingKind::found,
            .question = rule.question};
}

std::vector<Finding> Matcher::Compiled::numbers_found(Folded const& text, std::string_view bytes,
                                                      Vicinity& vicinity, Applying& applying,
                                                      Subject const& subject, Shadow shadow) const {
    std::vector<Finding> found;
    std::optional<std::vector<Figure>> read;
    for (auto const rule : numbers) {
        if (!is_shown(rule, shadow) || !applying(rule)) continue;
        if (!read) read = figures(vicinity.plain());
        auto const& number = rules[rule].number;
        for (auto& place : check_numbers(number, *read, subject.facts, vicinity)) {
            // A price that the text denies, or that others quote, is no offer.
            if (number.check == rulebook::Check::annual_rate_missing &&
                is_denied(vicinity.plain(), place.extent))
                continue;
            auto const span = text.original_span(place.extent.begin, place.extent.end);
            found.push_back(finding(rule, span, bytes));
            found.back().detail = std::move(place.detail);
        }
    }
    return found;
}

namespace {

/// Forbidden words that only meet across the words of the text are none, nor are those that the
/// text itself denies or warns of; of words that call for a requirement only the latter is asked.
/// Many rules ask of the same place.
class Innocence {
  public:
    Innocence(Folded const& text, Vicinity& vicinity) : text_(text), vicinity_(vicinity) {}

    bool operator()(Occurrence const& at) {
        bool const calls = at.part == Part::condition;
        auto const [place, is_new] = known_.try_emplace({at.begin, at.end, calls}, false);
        if (is_new) {
            place->second = (!calls && lies_across_words(text_, at.begin, at.end)) ||
                            is_denied(vicinity_.plain(), vicinity_.original(at.begin, at.end));
        }
        return place->second;
    }

  private:
    Folded const& text_;
    Vicinity& vicinity_;
    std::map<std::tuple<std::size_t, std::size_t, bool>, bool> known_;
};

}  // namespace

Screening Matcher::screen(std::string_view bytes, Subject const& subject, Shadow shadow) const {
    Folded const text(bytes);
    Screening screening{.findings = {}, .not_read = find_unread(text)};
    if (!screening.not_read.empty() && screening.not_read.front().code == "empty") return screening;
    Applying applying(compiled_->limits, rulebook::declared(subject.kind, subject.facts),
                      subject.on);
    Vicinity vicinity(text);
    Innocence innocence(text, vicinity);
    KeptFindings kept;
    for (auto& found : compiled_->numbers_found(text, bytes, vicinity, applying, subject, shadow))
        kept.add(found.rule, found.severity, [&] { return std::move(found); });
    auto places = resolve(compiled_->occurrences(text, applying), compiled_->nearness, vicinity,
                          std::ref(innocence));
    // Findings are large: they are put together in their order, and stay where they are.
    std::ranges::sort(places, {}, &Place::begin);
    for (auto const& place : places) {
        if (!compiled_->is_shown(place.rule, shadow)) continue;
        auto const& rule = compiled_->rules[place.rule];
        bool const parted = text.may_part_phrases(place.begin, place.end);
        kept.add(rule.id, parted ? words::Severity::advisory : rule.severity, [&] {
            auto found = compiled_->finding(place.rule, text.span(place.begin, place.end), bytes);
            found.folds = names(text.folds(place.begin, place.end));
            return found;
        });
    }
    for (auto& personal : personal_findings(text, compiled_->statutes))
        kept.add(personal.rule, personal.severity, [&] { return std::move(personal); });
    screening.findings = kept.take();
    std::ranges::sort(screening.findings, [](Finding const& a, Finding const& b) {
        return std::tie(a.span.begin, a.span.end, a.rule) <
               std::tie(b.span.begin, b.span.end, b.rule);
    });
    return screening;
}

}  // namespace yingshen::screening
