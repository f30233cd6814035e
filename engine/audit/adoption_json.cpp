#include "audit/adoption_report.hpp"
#include "audit/report_titles.hpp"

namespace yingshen::audit {
namespace {

using base::Json;

Json text_json(base::Text const& text) {
    return Json::Object{{"zh", text.zh}, {"en", text.en}};
}

Json list_json(std::vector<std::string> const& texts) {
    Json::Array list;
    for (auto const& text : texts)
        list.emplace_back(text);
    return list;
}

Json figure_json(review::Figure const& figure) {
    return Json::Object{{"id", figure.id},
                        {"title", text_json(figure_title(figure.id))},
                        {"definition", text_json(figure.definition)},
                        {"numerator", figure.numerator},
                        {"denominator", figure.denominator},
                        {"percent", figure.percent()},
                        {"submissions", list_json(figure.submissions)}};
}

Json counted_json(review::Counted const& counted) {
    Json json = Json::Object{{"id", counted.id},
                             {"title", text_json(figure_title(counted.id))},
                             {"definition", text_json(counted.definition)},
                             {"count", counted.count},
                             {"submissions", list_json(counted.submissions)}};
    if (counted.oldest) json.set("oldest", base::to_string(*counted.oldest));
    return json;
}

template <class T>
Json all_json(std::vector<T> const& values, Json (*one)(T const&)) {
    Json::Array list;
    for (auto const& value : values)
        list.push_back(one(value));
    return list;
}

}  // namespace

Json to_json(AdoptionReport const& report) {
    Json json = Json::Object{{"report", "adoption"},
                             {"made_at", base::to_string(report.made_at)},
                             {"log_events", report.log_events},
                             {"group", name(report.query.group)}};
    if (report.query.from) json.set("from", base::to_string(*report.query.from));
    if (report.query.to) json.set("to", base::to_string(*report.query.to));
    Json::Array groups;
    for (auto const& group : report.groups) {
        groups.push_back(
            Json::Object{{"key", group.key},
                         {"title", text_json(group.title)},
                         {"small_sample", group.figures.small_sample},
                         {"figures", all_json(group.figures.figures, figure_json)},
                         {"excluded", all_json(group.figures.excluded, counted_json)},
                         {"gaming_signs", all_json(group.figures.gaming_signs, counted_json)}});
    }
    json.set("groups", std::move(groups));
    return json;
}

}  // namespace yingshen::audit
