#include "workflow/parse_calendar.hpp"

#include <charconv>

#include "yaml/reader.hpp"

namespace yingshen::workflow {
namespace {

using yaml::Faults;
using yaml::MapReader;
using yaml::Node;

constexpr int holiday_days_max = 31;
constexpr int first_year = 1970;
constexpr int last_year = 2199;

std::optional<int> two_digits(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() != 2 || error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// Minutes since midnight of `09:30`; `24:00` is the end of the day.
std::optional<int> minutes(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    auto const hour = two_digits(text.substr(0, 2));
    auto const minute = two_digits(text.substr(3, 2));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
    return *hour * 60 + *minute;
}

std::optional<Shift> read_shift(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') return std::nullopt;
    auto const from = minutes(text.substr(0, 5));
    auto const to = minutes(text.substr(6));
    if (!from || !to || *from >= *to) return std::nullopt;
    return Shift{*from, *to};
}

std::vector<Shift> read_office_hours(Node const& node, Faults& faults) {
    std::vector<Shift> shifts;
    if (node.kind != Node::Kind::sequence || node.sequence.empty()) {
        faults.add(node.mark, "a list of office hours such as [09:00-12:00, 13:00-18:00]",
                   node.described());
        return shifts;
    }
    for (auto const& entry : node.sequence) {
        auto const shift = read_shift(entry.scalar);
        if (!shift) {
            faults.add(entry.mark, "office hours such as 09:00-12:00, the end after the beginning",
                       entry.described());
        } else if (!shifts.empty() && shift->from_min < shifts.back().to_min) {
            faults.add(entry.mark, "office hours that begin after those before them have ended",
                       entry.described());
        } else {
            shifts.push_back(*shift);
        }
    }
    return shifts;
}

/// The days that a file names, each once.
class Days {
  public:
    Days(CalendarDays& days, Faults& faults) : days_(days), faults_(faults) {}

    void off(base::Date date, std::string const& name, yaml::Mark mark) {
        if (once(date, mark)) days_.off.emplace(date, name);
    }
    void on(base::Date date, std::string const& name, yaml::Mark mark) {
        if (once(date, mark)) days_.on.emplace(date, name);
    }

  private:
    bool once(base::Date date, yaml::Mark mark) {
        if (!days_.off.contains(date) && !days_.on.contains(date)) return true;
        auto const off = days_.off.find(date);
        auto const& name = off == days_.off.end() ? days_.on.at(date) : off->second;
        faults_.add(mark, "each day once", to_string(date) + " again, first as " + name);
        return false;
    }

    CalendarDays& days_;
    Faults& faults_;
};

bool is_weekend(base::Date date) {
    return (base::to_days(date) + 3) % 7 >= 5;
}

/// The make-up days of a holiday: Saturdays and Sundays of its year.
void read_make_up_days(Node const& node, int year, std::string const& name, Days& days,
                       Faults& faults) {
    if (node.kind != Node::Kind::sequence)
        faults.add(node.mark, "a list of make-up working days", node.described());
    for (auto const& entry : node.sequence) {
        auto const date = base::parse_date(entry.scalar);
        if (!date || date->year != year) {
            faults.add(entry.mark, "a day of " + std::to_string(year) + " as YYYY-MM-DD",
                       entry.described());
        } else if (!is_weekend(*date)) {
            faults.add(entry.mark, "a make-up day on a Saturday or Sunday",
                       to_string(*date) + ", a weekday");
        } else {
            days.on(*date, name + "调休上班", entry.mark);
        }
    }
}

std::optional<base::Date> required_date(MapReader& reader, std::string_view key) {
    return reader.required(key) == nullptr ? std::nullopt : reader.date(key);
}

void read_holiday(Node const& node, int year, Days& days, Faults& faults) {
    MapReader reader(node, faults, "a holiday");
    auto const name = reader.required_text("name");
    auto const from = required_date(reader, "from");
    auto const to = reader.optional("to") == nullptr ? from : reader.date("to");
    auto const* work = reader.optional("work");
    reader.finish();
    if (work != nullptr) read_make_up_days(*work, year, name, days, faults);
    if (!from || !to) return;
    if (from->year != year || to->year != year) {
        faults.add(node.mark, "a holiday within " + std::to_string(year),
                   to_string(*from) + " to " + to_string(*to));
        return;
    }
    auto const length = base::to_days(*to) - base::to_days(*from) + 1;
    if (length < 1 || length > holiday_days_max) {
        faults.add(node.mark, "a holiday of 1 to " + std::to_string(holiday_days_max) + " days",
                   to_string(*from) + " to " + to_string(*to));
        return;
    }
    for (auto day = base::to_days(*from); day <= base::to_days(*to); ++day)
        days.off(base::from_days(day), name, node.mark);
}

void read_years(Node const& node, Days& days, Faults& faults, std::set<int>& years) {
    if (node.kind != Node::Kind::map || node.map.empty()) {
        faults.add(node.mark, "a map of years", node.described());
        return;
    }
    for (auto const& [key, value] : node.map) {
        int year = 0;
        auto const& text = key.scalar;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        if (error != std::errc{} || end != text.data() + text.size() || year < first_year ||
            year > last_year) {
            faults.add(key.mark, "a year from 1970 to 2199", key.described());
            continue;
        }
        MapReader reader(value, faults, "a year");
        (void)reader.required_text("source");
        auto const* holidays = reader.required("holidays");
        reader.finish();
        years.insert(year);
        if (holidays == nullptr) continue;
        if (holidays->kind != Node::Kind::sequence)
            faults.add(holidays->mark, "a list of holidays", holidays->described());
        for (auto const& holiday : holidays->sequence)
            read_holiday(holiday, year, days, faults);
    }
}

/// A bank's own days: `{date, name}` each.
template <class Add>
void read_own_days(Node const& node, Faults& faults, Add const& add) {
    if (node.kind != Node::Kind::sequence)
        faults.add(node.mark, "a list of days {date, name}", node.described());
    for (auto const& entry : node.sequence) {
        MapReader reader(entry, faults, "a day");
        auto const date = required_date(reader, "date");
        auto const name = reader.required_text("name");
        reader.finish();
        if (date) add(*date, name, entry.mark);
    }
}

using Parsed = std::expected<CalendarDays, std::vector<base::Fault>>;

/// Reads the one document of a file; `read` asks for the keys of its kind.
template <class Read>
Parsed read_file(CalendarFile const& source, Read const& read) {
    auto const documents = yaml::parse(source.text, source.file);
    if (!documents) return std::unexpected(documents.error());
    Faults faults(source.file);
    CalendarDays found;
    if (documents->size() == 1) {
        MapReader reader(documents->front(), faults, "a calendar");
        Days days(found, faults);
        auto const* hours = reader.optional("office_hours");
        if (hours != nullptr) found.office_hours = read_office_hours(*hours, faults);
        read(reader, days, found);
        reader.finish();
    } else {
        faults.add({1, 1}, "one document with one calendar",
                   std::to_string(documents->size()) + " documents");
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return found;
}

Parsed read_national(CalendarFile const& source) {
    return read_file(source, [](MapReader& reader, Days& days, CalendarDays& found) {
        if (auto const* years = reader.required("years"))
            read_years(*years, days, reader.faults(), found.years);
    });
}

Parsed read_bank(CalendarFile const& source) {
    return read_file(source, [](MapReader& reader, Days& days, CalendarDays&) {
        auto const off = [&days](base::Date date, std::string const& name, yaml::Mark mark) {
            days.off(date, name, mark);
        };
        auto const on = [&days](base::Date date, std::string const& name, yaml::Mark mark) {
            days.on(date, name, mark);
        };
        if (auto const* list = reader.optional("days_off"))
            read_own_days(*list, reader.faults(), off);
        if (auto const* list = reader.optional("working_days"))
            read_own_days(*list, reader.faults(), on);
    });
}

void overlay(CalendarDays& days, CalendarDays const& bank) {
    if (!bank.office_hours.empty()) days.office_hours = bank.office_hours;
    for (auto const& [date, name] : bank.off) {
        days.on.erase(date);
        days.off.insert_or_assign(date, name);
    }
    for (auto const& [date, name] : bank.on) {
        days.off.erase(date);
        days.on.insert_or_assign(date, name);
    }
}

}  // namespace

std::expected<Calendar, std::vector<base::Fault>> parse_calendar(
    CalendarFile const& national, std::optional<CalendarFile> const& bank) {
    auto days = read_national(national);
    auto const own = bank ? read_bank(*bank) : Parsed(CalendarDays{});
    std::vector<base::Fault> faults;
    if (!days) faults = days.error();
    if (!own) faults.insert(faults.end(), own.error().begin(), own.error().end());
    if (!faults.empty()) return std::unexpected(std::move(faults));
    overlay(*days, *own);
    return Calendar(std::move(*days));
}

}  // namespace yingshen::workflow
