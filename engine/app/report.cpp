#include "app/commands.hpp"
#include "app/workspace.hpp"
#include "audit/adoption_report.hpp"
#include "base/log.hpp"
#include "service/organisation.hpp"

namespace yingshen::app {
namespace {

/// A date option; what is no date goes to the faults.
std::optional<base::Date> read_day(Arguments const& arguments, std::string_view option,
                                   std::vector<base::Fault>& faults) {
    if (!arguments.has(option)) return std::nullopt;
    auto const text = arguments.value(option);
    auto const day = base::parse_date(text);
    if (!day) faults.push_back({std::string(option), "a day as YYYY-MM-DD", "\"" + text + "\""});
    return day;
}

}  // namespace

int report_adoption(Arguments const& arguments, Console const& console) {
    audit::AdoptionQuery query;
    std::vector<base::Fault> faults;
    query.from = read_day(arguments, "--from", faults);
    query.to = read_day(arguments, "--to", faults);
    if (query.from && query.to && *query.to < *query.from) {
        faults.push_back({"--to", "a day on or after --from", base::to_string(*query.to)});
    }
    if (!faults.empty()) {
        refuse(console, faults);
        return misused;
    }
    query.group =
        audit::parse_group(arguments.value("--group", "none")).value_or(audit::GroupBy::none);
    query.visible.all = true;  // Whoever may read the database file may read every row of it.

    base::NullLog log;
    auto const store = open_beside(data_folder(arguments), log);
    service::OrganisationCache const cache(*store);
    auto const report =
        audit::adoption_report(*store, *cache.current(), query, base::SystemClock().now());
    auto const format = arguments.value("--format", "text");
    if (format == "json") {
        console.out << base::to_pretty_string(audit::to_json(report)) << '\n';
    } else {
        console.out << (format == "csv" ? audit::to_csv(report) : audit::to_text(report));
    }
    return succeeded;
}

}  // namespace yingshen::app
