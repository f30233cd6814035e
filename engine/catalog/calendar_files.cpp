#include "catalog/calendar_files.hpp"

#include <algorithm>
#include <optional>

#include "workflow/parse_calendar.hpp"

namespace yingshen::catalog {
namespace {

constexpr std::string_view folder = "calendar/";
constexpr std::string_view national_file = "calendar/mainland_china.yaml";
constexpr std::string_view bank_file = "calendar/bank.yaml";

std::optional<workflow::CalendarFile> taken(std::vector<rulebook::NamedText>& files,
                                            std::string_view path,
                                            std::filesystem::path const& rules) {
    auto const found = std::ranges::find(files, path, &rulebook::NamedText::first);
    if (found == files.end()) return std::nullopt;
    workflow::CalendarFile file{(rules / path).generic_string(), std::move(found->second)};
    files.erase(found);
    return file;
}

std::string known_years(workflow::Calendar const& calendar) {
    std::string text;
    for (auto const year : calendar.days().years)
        text += (text.empty() ? "only " : ", ") + std::to_string(year);
    return text.empty() ? "no year at all" : text;
}

void warn_of_years(CheckedCalendar& checked, std::string const& where, base::Date on) {
    auto const ahead = base::from_days(base::to_days(on) + calendar_ahead_days);
    for (auto year = on.year; year <= ahead.year; ++year) {
        if (checked.calendar->covers(year)) continue;
        checked.warnings.push_back({where,
                                    "the holidays of " + std::to_string(year) +
                                        ", for deadlines of the next " +
                                        std::to_string(calendar_ahead_days) + " days",
                                    known_years(*checked.calendar)});
    }
}

}  // namespace

CheckedCalendar take_calendar(std::vector<rulebook::NamedText>& files,
                              std::filesystem::path const& rules, base::Date on) {
    CheckedCalendar checked{std::make_shared<workflow::Calendar const>(), {}, {}};
    auto const national = taken(files, national_file, rules);
    auto const bank = taken(files, bank_file, rules);
    auto const where = (rules / national_file).generic_string();
    if (national) {
        auto calendar = workflow::parse_calendar(*national, bank);
        if (!calendar) {
            checked.faults = std::move(calendar.error());
        } else {
            checked.calendar = std::make_shared<workflow::Calendar const>(std::move(*calendar));
        }
    } else if (bank) {
        checked.faults.push_back({bank->file, "mainland_china.yaml beside it", "none"});
    }
    for (auto const& [path, text] : files) {
        if (!path.starts_with(folder)) continue;
        checked.faults.push_back({(rules / path).generic_string(),
                                  "calendar/mainland_china.yaml or calendar/bank.yaml",
                                  "another path"});
    }
    std::erase_if(files, [](auto const& file) { return file.first.starts_with(folder); });
    if (checked.faults.empty()) warn_of_years(checked, where, on);
    return checked;
}

}  // namespace yingshen::catalog
