#include "app/commands.hpp"
#include "app/print_report.hpp"
#include "app/report_period.hpp"
#include "app/workspace.hpp"
#include "audit/adoption_report.hpp"
#include "base/log.hpp"
#include "service/organisation.hpp"

namespace yingshen::app {

int report_adoption(Arguments const& arguments, Console const& console) {
    audit::AdoptionQuery query;
    std::vector<base::Fault> faults;
    read_period(arguments, query.from, query.to, faults);
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
    return print_report(arguments, console, report);
}

}  // namespace yingshen::app
