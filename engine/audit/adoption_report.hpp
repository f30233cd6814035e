#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/time.hpp"
#include "review/adoption.hpp"
#include "service/directory.hpp"
#include "store/store.hpp"

namespace yingshen::audit {

enum class GroupBy : std::uint8_t {
    none,
    organisation,
    branch,
    right,
    kind,
    month,
    reviewer,
    product
};
[[nodiscard]] std::optional<GroupBy> parse_group(std::string_view text);
[[nodiscard]] std::string_view name(GroupBy group);

struct AdoptionQuery {
    std::optional<base::Date> from;  ///< first day (China), of the answer
    std::optional<base::Date> to;    ///< last day, inclusive
    GroupBy group = GroupBy::none;
    store::Visibility visible;
};

struct AdoptionGroup {
    std::string key;  ///< unit id, right, kind, 2026-11, …; "" for the total
    base::Text title;
    review::AdoptionFigures figures;
};

struct AdoptionReport {
    AdoptionQuery query;
    base::Time made_at;
    std::int64_t log_events = 0;        ///< how far the log went when the report was made
    std::vector<AdoptionGroup> groups;  ///< the total first
};

/// The opinions of a period, counted as a whole and by group. Counts are of the day the report is
/// made: an opinion answered in the period and withdrawn later is withdrawn.
[[nodiscard]] AdoptionReport adoption_report(store::Store& store,
                                             service::Directory const& directory,
                                             AdoptionQuery const& query, base::Time now);
[[nodiscard]] base::Json to_json(AdoptionReport const& report);
/// UTF-8 with BOM (spreadsheets need it), one line a figure and group, RFC 4180 quoting; cells that
/// a spreadsheet would run as a formula are defused.
[[nodiscard]] std::string to_csv(AdoptionReport const& report);
/// For the terminal: Chinese, one screen.
[[nodiscard]] std::string to_text(AdoptionReport const& report);

}  // namespace yingshen::audit
