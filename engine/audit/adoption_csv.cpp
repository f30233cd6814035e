#include "audit/adoption_report.hpp"
#include "audit/report_titles.hpp"

namespace yingshen::audit {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A spreadsheet runs a cell that starts like a formula; an apostrophe in front makes it text.
std::string defused(std::string const& text) {
    bool const runs =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return runs ? "'" + text : text;
}

void append_cell(std::string& out, std::string const& value) {
    auto const text = defused(value);
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void append_line(std::string& out, std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) out += ',';
        append_cell(out, cells[i]);
    }
    out += "\r\n";
}

std::string joined(std::vector<std::string> const& submissions) {
    std::string text;
    for (auto const& id : submissions)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

}  // namespace

std::string to_csv(AdoptionReport const& report) {
    std::string out(byte_order_mark);
    append_line(out, {"group", "分组", "figure", "指标", "定义", "分子", "分母", "比率", "样本不足",
                      "最早", "送审单"});
    for (auto const& [key, title, figures] : report.groups) {
        std::string const small = figures.small_sample ? "是" : "否";
        for (auto const& figure : figures.figures) {
            append_line(out,
                        {key, title.zh, figure.id, figure_title(figure.id).zh, figure.definition.zh,
                         std::to_string(figure.numerator), std::to_string(figure.denominator),
                         figure.percent(), small, "", joined(figure.submissions)});
        }
        for (auto const* list : {&figures.excluded, &figures.gaming_signs}) {
            for (auto const& counted : *list) {
                append_line(
                    out, {key, title.zh, counted.id, figure_title(counted.id).zh,
                          counted.definition.zh, std::to_string(counted.count), "", "", small,
                          counted.oldest ? base::to_string(base::china_date(*counted.oldest)) : "",
                          joined(counted.submissions)});
            }
        }
    }
    return out;
}

}  // namespace yingshen::audit
