#pragma once
#include "app/command.hpp"
#include "base/json.hpp"

namespace yingshen::app {

/// Prints a report of `audit` as `--format` asks: text (also where nothing is asked), json or csv.
template <class Report>
int print_report(Arguments const& arguments, Console const& console, Report const& report) {
    auto const format = arguments.value("--format", "text");
    if (format == "json") {
        console.out << base::to_pretty_string(to_json(report)) << '\n';
    } else {
        console.out << (format == "csv" ? to_csv(report) : to_text(report));
    }
    return succeeded;
}

}  // namespace yingshen::app
