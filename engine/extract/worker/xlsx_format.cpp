#include "extract/worker/xlsx_format.hpp"

#include <fmt/core.h>
#include <chrono>
#include <cmath>
#include <map>

namespace yingshen::extract::worker {
namespace {

/// The built-in number formats of ECMA-376 18.8.30 that are percentages or dates, the Chinese ones
/// among them.
NumberFormat built_in(int id) {
    if (id == 9 || id == 10) return NumberFormat::percent;
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
        (id >= 50 && id <= 54) || id == 57 || id == 58) {
        return NumberFormat::date;
    }
    return NumberFormat::plain;
}

/// Judges a format code; quoted text, colours and locales in it mean nothing.
NumberFormat judge(std::string_view code) {
    if (code == ";;;") return NumberFormat::invisible;
    bool quoted = false;
    bool bracketed = false;
    for (char const c : code) {
        if (c == '"') quoted = !quoted;
        if (c == '[') bracketed = true;
        if (c == ']') bracketed = false;
        if (quoted || bracketed) continue;
        if (c == '%') return NumberFormat::percent;
        if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') return NumberFormat::date;
    }
    return NumberFormat::plain;
}

std::string show_date(double days, bool from_1904) {
    using namespace std::chrono;
    // Excel believes that 1900 was a leap year, so its day 60 does not exist.
    auto const epoch = from_1904 ? sys_days(year(1904) / 1 / 1)
                                 : sys_days(year(1899) / 12 / (days < 60 ? 31 : 30));
    year_month_day const date = epoch + std::chrono::days(static_cast<int>(std::floor(days)));
    return fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

XlsxFormats::XlsxFormats(pugi::xml_document const* xml) {
    if (!xml) return;
    auto const root = xml->document_element();
    std::map<int, NumberFormat> custom;
    for (auto const node : child(root, "numFmts").children()) {
        custom[static_cast<int>(number(attribute(node, "numFmtId")).value_or(-1))] =
            judge(attribute(node, "formatCode"));
    }
    for (auto const node : child(root, "cellXfs").children()) {
        auto const id = static_cast<int>(number(attribute(node, "numFmtId")).value_or(0));
        auto const found = custom.find(id);
        by_style_.push_back(found == custom.end() ? built_in(id) : found->second);
    }
}

NumberFormat XlsxFormats::of(std::string_view style) const {
    auto const index = number(style).value_or(0);
    if (index < 0 || index >= static_cast<double>(by_style_.size())) return NumberFormat::plain;
    return by_style_[static_cast<std::size_t>(index)];
}

std::string show_number(std::string_view stored, NumberFormat format, bool from_1904) {
    auto const value = number(stored);
    if (!value) return std::string(stored);
    if (format == NumberFormat::date && *value >= 0 && *value < 2'958'466) {
        return show_date(*value, from_1904);
    }
    if (format == NumberFormat::percent) return fmt::format("{:.10g}%", *value * 100);
    return fmt::format("{:.15g}", *value);
}

}  // namespace yingshen::extract::worker
