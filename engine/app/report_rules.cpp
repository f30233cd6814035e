#include "app/commands.hpp"
#include "app/print_report.hpp"
#include "app/report_period.hpp"
#include "app/workspace.hpp"
#include "audit/rule_report.hpp"
#include "base/log.hpp"

namespace yingshen::app {

int report_rules(Arguments const& arguments, Console const& console) {
    audit::RuleQuery query;
    std::vector<base::Fault> faults;
    read_period(arguments, query.from, query.to, faults);
    query.rule = arguments.value("--rule", "");
    query.pack = arguments.value("--pack", "");
    query.product = arguments.value("--product", "");
    if (!query.product.empty() && !words::parse<words::Product>(query.product)) {
        faults.push_back(
            {"--product", words::one_of<words::Product>(), "\"" + query.product + "\""});
    }
    if (!faults.empty()) {
        refuse(console, faults);
        return misused;
    }
    base::NullLog log;
    auto const store = open_beside(data_folder(arguments), log);
    auto const report = audit::rule_report(*store, query, base::SystemClock().now());
    return print_report(arguments, console, report);
}

}  // namespace yingshen::app
