#include "app/report_period.hpp"

namespace yingshen::app {
namespace {

std::optional<base::Date> read_day(Arguments const& arguments, std::string_view option,
                                   std::vector<base::Fault>& faults) {
    if (!arguments.has(option)) return std::nullopt;
    auto const text = arguments.value(option);
    auto const day = base::parse_date(text);
    if (!day) faults.push_back({std::string(option), "a day as YYYY-MM-DD", "\"" + text + "\""});
    return day;
}

}  // namespace

void read_period(Arguments const& arguments, std::optional<base::Date>& from,
                 std::optional<base::Date>& to, std::vector<base::Fault>& faults) {
    from = read_day(arguments, "--from", faults);
    to = read_day(arguments, "--to", faults);
    if (from && to && *to < *from)
        faults.push_back({"--to", "a day on or after --from", base::to_string(*to)});
}

}  // namespace yingshen::app
