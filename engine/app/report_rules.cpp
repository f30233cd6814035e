#include <thread>

#include "app/commands.hpp"
#include "app/print_report.hpp"
#include "app/report_period.hpp"
#include "app/rules_in_force.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"
#include "audit/rule_report.hpp"
#include "base/log.hpp"
#include "service/material_texts.hpp"
#include "store/blobs.hpp"

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
    auto const data = data_folder(arguments);
    auto const store = open_beside(data, log);
    store::Blobs blobs(layout(data).blobs, store::Blobs::Access::reader);
    service::MaterialTexts const texts(blobs);
    auto const now = base::SystemClock().now();
    auto const in_force = rules_in_force(*store, now, log);
    std::vector<rulebook::Rule> const none;
    auto const report = audit::rule_report(*store,
                                           {.rules = in_force ? in_force->book.rules : none,
                                            .text_of = audit::kept_texts(texts),
                                            .threads = std::thread::hardware_concurrency()},
                                           query, now);
    return print_report(arguments, console, report);
}

}  // namespace yingshen::app
