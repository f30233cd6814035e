#include "api/shapes.hpp"

#include "service/screen_document.hpp"

namespace yingshen::api {
namespace {

using base::Json;

Json span_json(screening::Span const& span) {
    return Json::Object{{"begin", static_cast<std::int64_t>(span.begin)},
                        {"end", static_cast<std::int64_t>(span.end)},
                        {"byte_begin", static_cast<std::int64_t>(span.byte_begin)},
                        {"byte_end", static_cast<std::int64_t>(span.byte_end)}};
}

Json word_title(words::FactKind const& kind, std::string const& value) {
    if (kind.name == "product") return title_of<words::Product>(value);
    if (kind.name == "audience") return title_of<words::Audience>(value);
    if (kind.name == "channels") return title_of<words::Channel>(value);
    return shape(base::Text{value, value});
}

}  // namespace

Json shape(base::Text const& text) {
    return Json::Object{{"zh", text.zh}, {"en", text.en}};
}

Json shape(std::optional<base::Time> const& time) {
    return time ? Json(base::to_string(*time)) : Json();
}

Json text_or_null(std::string const& text) {
    return text.empty() ? Json() : Json(text);
}

Json folds_json(std::vector<std::string> const& folds) {
    Json::Array list;
    for (auto const& fold : folds)
        list.push_back(
            Json::Object{{"id", fold}, {"title", shape(screening::title_of_fold(fold))}});
    return list;
}

Json shape(std::optional<screening::PagePlace> const& place) {
    if (!place) return {};
    Json box;
    if (place->box) {
        box = Json::Object{{"x", place->box->x},
                           {"y", place->box->y},
                           {"width", place->box->width},
                           {"height", place->box->height}};
    }
    return Json::Object{{"title", shape(service::describe(*place))},
                        {"page", place->page > 0 ? Json(place->page) : Json()},
                        {"paragraph", place->paragraph > 0 ? Json(place->paragraph) : Json()},
                        {"label", text_or_null(place->label)},
                        {"box", std::move(box)}};
}

Json shape(std::vector<screening::Finding> const& findings) {
    Json::Array list;
    list.reserve(findings.size());
    for (auto const& finding : findings) {
        list.push_back(Json::Object{
            {"rule", finding.rule},
            {"version", finding.version},
            {"right", words::name(finding.right)},
            {"right_title", shape(words::title(finding.right))},
            {"severity", words::name(finding.severity)},
            {"severity_title", shape(words::title(finding.severity))},
            {"title", finding.title},
            {"advice", finding.advice},
            {"span", span_json(finding.span)},
            {"text", finding.text},
            {"citations", Json::Array(finding.citations.begin(), finding.citations.end())},
            {"kind", words::name(finding.kind)},
            {"question", text_or_null(finding.question)},
            {"detail", text_or_null(finding.detail)},
            {"folds", folds_json(finding.folds)},
            {"more", finding.more},
            {"place", shape(finding.place)},
        });
    }
    return list;
}

Json shape(std::vector<screening::NotRead> const& not_read) {
    Json::Array list;
    for (auto const& part : not_read) {
        list.push_back(Json::Object{{"span", span_json(part.span)},
                                    {"code", part.code},
                                    {"text", shape(part.text)},
                                    {"place", shape(part.place)}});
    }
    return list;
}

Json shape(screening::Screening const& screening) {
    return Json::Object{{"findings", shape(screening.findings)},
                        {"not_read", shape(screening.not_read)},
                        {"read_completely", screening.read_completely()}};
}

Json shape_with_titles(words::FactSet const& facts) {
    Json::Array list;
    for (auto const& kind : words::fact_kinds()) {
        auto const found = facts.find(kind.name);
        if (found == facts.end()) continue;
        Json::Array values;
        for (auto const& value : found->second) {
            values.push_back(Json::Object{{"value", value}, {"title", word_title(kind, value)}});
        }
        list.push_back(Json::Object{
            {"name", kind.name},
            {"title", shape(base::Text{std::string(kind.zh), std::string(kind.en)})},
            {"values", std::move(values)},
        });
    }
    return list;
}

Json shape(std::vector<rulebook::Citation> const& basis, rulebook::Statutes const& statutes) {
    Json::Array list;
    for (auto const& citation : basis) {
        bool const known = statutes.find(citation.statute) != nullptr;
        list.push_back(
            Json::Object{{"statute", citation.statute},
                         {"article", text_or_null(citation.article)},
                         {"citation", known ? statutes.cite(citation) : citation.statute}});
    }
    return list;
}

Json Names::person(std::string const& id) const {
    if (id.empty()) return {};
    if (id == review::system_id) return Json::Object{{"id", id}, {"name", "系统"}};
    auto const* person = directory_->person(id);
    return Json::Object{{"id", id}, {"name", person == nullptr ? id : person->name}};
}

Json Names::unit(std::string const& id) const {
    if (id.empty()) return {};
    auto const* unit = directory_->unit(id);
    return Json::Object{{"id", id}, {"name", unit == nullptr ? id : unit->name}};
}

}  // namespace yingshen::api
