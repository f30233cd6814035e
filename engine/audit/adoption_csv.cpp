#include "audit/adoption_report.hpp"
#include "audit/csv.hpp"
#include "audit/report_titles.hpp"

namespace yingshen::audit {
namespace {

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
