#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>

#include "audit/archive.hpp"
#include "audit/two_books.hpp"
#include "base/json.hpp"
#include "service/material_texts.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

/// What the hits of a rule book came to in the archive.
struct Hits {
    std::int64_t all = 0;
    std::int64_t confirmed = 0;  ///< an opinion names the rule, or lies over the same characters
    std::int64_t false_alarms =
        0;  ///< dismissed, or in the text that was cleared with no opinion on it
    bool operator==(Hits const&) const = default;
    /// Nobody said what they are: in texts that were replaced, or of submissions that did not pass.
    [[nodiscard]] std::int64_t undecided() const { return all - confirmed - false_alarms; }
};

struct BacktestCounts {
    Hits in_force;
    Hits candidate;
    std::int64_t added = 0;    ///< hits of the candidate that the rules in force do not have
    std::int64_t removed = 0;  ///< the other way round
    bool operator==(BacktestCounts const&) const = default;
};

BacktestCounts& operator+=(BacktestCounts& counts, BacktestCounts const& more);

/// By what hits are counted. A rule has one right, and a submission one product or none ("").
struct BacktestKey {
    std::string rule;
    words::Right right = words::Right::information;
    std::string product;
    auto operator<=>(BacktestKey const&) const = default;
};

/// How many opinions on a place in a text a rule book would have pointed at.
struct Caught {
    std::int64_t opinions = 0;
    std::int64_t in_force = 0;
    std::int64_t candidate = 0;
    bool operator==(Caught const&) const = default;
};

struct BacktestReport {
    std::int64_t submissions = 0;
    std::int64_t texts = 0;     ///< that were screened
    std::int64_t not_read = 0;  ///< texts that there is none of, or that are not readable
    std::map<BacktestKey, BacktestCounts> counts;
    std::map<words::Right, Caught> caught;
    int seconds_a_hit = 0;
    bool operator==(BacktestReport const&) const = default;

    [[nodiscard]] BacktestCounts total() const;
    /// The time for reading the added hits, in tenths of a minute, rounded to the nearest.
    [[nodiscard]] std::int64_t extra_tenths_of_minutes(std::int64_t added) const;
};

/// How long a reviewer reads a hit: an assumption, and a setting.
inline constexpr int seconds_a_hit_default = 20;

/// The text of a revision, or nullopt where nothing of it is read. Called by several threads.
using TextOf = std::function<std::optional<std::string>(review::RevisionAttached const&)>;

/// The text of a revision as the bank keeps it; `texts` must outlive it.
[[nodiscard]] TextOf kept_texts(service::MaterialTexts const& texts);

struct Backtest {
    TwoBooks const& books;
    TextOf text_of;
    int seconds_a_hit = seconds_a_hit_default;
    unsigned threads = 1;
    std::int64_t newest = std::numeric_limits<std::int64_t>::max();  ///< submissions looked at
};

/// Screens a submission's texts with both rule books and counts.
void count_case(BacktestReport& report, ArchivedCase const& archived, Backtest const& backtest);

/// Goes through the archive, newest submissions first. How many threads count what makes no
/// difference to the result.
[[nodiscard]] BacktestReport run(Backtest const& backtest, store::Store& store);

/// With a row for each rule and product; the short form for an event has those that
/// the candidate changes, at most `short_rows_max`, and says how many more there are.
[[nodiscard]] base::Json to_json(BacktestReport const& report);
inline constexpr std::size_t short_rows_max = 100;
[[nodiscard]] base::Json to_short_json(BacktestReport const& report);
/// A line for each rule and product, as the adoption report writes CSV.
[[nodiscard]] std::string to_csv(BacktestReport const& report);
/// For the terminal: Chinese, the totals, then by product, by right and by rule.
[[nodiscard]] std::string to_text(BacktestReport const& report);

}  // namespace yingshen::audit
