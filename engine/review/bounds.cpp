#include "review/bounds.hpp"

#include <algorithm>
#include <charconv>

namespace yingshen::review {
namespace {

using words::FactSet;
using words::FactType;
using words::FactValue;

/// A declared decimal in millionths: it has at most six digits on either side of the point.
std::int64_t millionths(std::string_view text) {
    constexpr std::size_t places = 6;
    auto const point = text.find('.');
    std::string digits(text.substr(0, point));
    auto fraction =
        point == std::string_view::npos ? std::string() : std::string(text.substr(point + 1));
    fraction.resize(places, '0');
    digits += fraction;
    std::int64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// The rates that a submission declares.
std::vector<std::int64_t> rates_of(FactSet const& facts) {
    std::vector<std::int64_t> rates;
    for (auto const name : {"annual_rate_min", "annual_rate_max"}) {
        auto const found = facts.find(std::string_view(name));
        if (found != facts.end()) rates.push_back(millionths(found->second.front()));
    }
    return rates;
}

bool is_rate_within(std::string_view value, FactSet const& cleared) {
    auto const rates = rates_of(cleared);
    if (rates.empty()) return false;
    auto const [lowest, highest] = std::ranges::minmax(rates);
    auto const rate = millionths(value);
    return lowest <= rate && rate <= highest;
}

bool is_within(words::FactKind const& kind, FactValue const& value, FactSet const& cleared) {
    if (kind.type == FactType::date) return true;
    if (kind.type == FactType::decimal) return is_rate_within(value.front(), cleared);
    auto const found = cleared.find(kind.name);
    return found != cleared.end() && std::ranges::all_of(value, [&](std::string const& word) {
               return std::ranges::find(found->second, word) != found->second.end();
           });
}

std::int64_t last_day_of_use(FactSet const& facts, base::Time now) {
    auto const today = base::to_days(base::china_date(now));
    auto const last = facts.find("take_down");
    auto const date = last == facts.end() ? std::nullopt : base::parse_date(last->second.front());
    return date ? std::max(today, base::to_days(*date)) : today;
}

}  // namespace

std::vector<std::string> facts_beyond(Submission const& submission) {
    std::vector<std::string> names;
    if (!submission.base) return names;
    auto const& cleared = submission.base->facts;
    for (auto const& kind : words::fact_kinds()) {
        auto const declared = submission.facts.find(kind.name);
        auto const beyond = declared == submission.facts.end()
                                ? kind.type != FactType::date && cleared.contains(kind.name)
                                : !is_within(kind, declared->second, cleared);
        if (beyond) names.emplace_back(kind.name);
    }
    return names;
}

bool has_same_bytes(Submission const& submission) {
    if (!submission.base) return false;
    std::vector<base::Digest> cleared;
    for (auto const& [material, digest] : submission.base->materials)
        cleared.push_back(digest);
    std::vector<base::Digest> current;
    for (auto const& material : submission.materials)
        current.push_back(material.revisions.back().digest);
    std::ranges::sort(cleared);
    std::ranges::sort(current);
    return !current.empty() && cleared == current;
}

base::Date last_day_of_term(workflow::Definition const& definition, Base const& base) {
    auto const cleared = base::to_days(base::china_date(base.cleared_at));
    return base::from_days(cleared + definition.reuse->valid_days);
}

bool is_in_term(workflow::Definition const& definition, Submission const& submission,
                base::Time now) {
    if (!definition.reuse || !submission.base) return false;
    auto const last = base::to_days(last_day_of_term(definition, *submission.base));
    return last_day_of_use(submission.facts, now) <= last;
}

}  // namespace yingshen::review
