#include "review/encode_parts.hpp"
#include "review/event_words.hpp"

namespace yingshen::review {

Json texts(std::vector<std::string> const& values) {
    return list(values, [](std::string const& value) { return Json(value); });
}

Json number(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

Json body(TaskOpened const& task) {
    Json json = Json::Object{{"role", words::name(task.role)}, {"scope", words::name(task.scope)}};
    if (task.due) json.set("due", task.due->us);
    if (task.review_due) json.set("review_due", task.review_due->us);
    if (task.urgent) json.set("urgent", true);
    if (!task.timers.empty())
        json.set("timers", list(task.timers, [](base::Time at) { return Json(at.us); }));
    return json;
}

Json body(Place const& place) {
    return Json::Object{{"material", place.material}, {"revision", place.revision},
                        {"begin", place.begin},       {"end", place.end},
                        {"quote", place.quote},       {"rule", place.rule}};
}

Json body(screening::Span const& span) {
    return Json::Object{{"begin", number(span.begin)},
                        {"end", number(span.end)},
                        {"byte_begin", number(span.byte_begin)},
                        {"byte_end", number(span.byte_end)}};
}

Json body(screening::PagePlace const& place) {
    Json json = Json::Object{};
    if (place.page > 0) json.set("page", place.page);
    if (place.paragraph > 0) json.set("paragraph", place.paragraph);
    if (!place.label.empty()) json.set("label", place.label);
    if (place.box) {
        json.set("box", Json::Object{{"x", place.box->x},
                                     {"y", place.box->y},
                                     {"width", place.box->width},
                                     {"height", place.box->height}});
    }
    return json;
}

Json body(screening::Finding const& finding) {
    Json json = Json::Object{{"rule", finding.rule},
                             {"version", finding.version},
                             {"right", words::name(finding.right)},
                             {"severity", words::name(finding.severity)},
                             {"title", finding.title},
                             {"advice", finding.advice},
                             {"span", body(finding.span)},
                             {"text", finding.text},
                             {"citations", texts(finding.citations)}};
    if (finding.kind != screening::FindingKind::found) json.set("kind", words::name(finding.kind));
    if (!finding.question.empty()) json.set("question", finding.question);
    if (!finding.detail.empty()) json.set("detail", finding.detail);
    if (!finding.folds.empty()) json.set("folds", texts(finding.folds));
    if (finding.more > 0) json.set("more", finding.more);
    if (finding.place) json.set("place", body(*finding.place));
    return json;
}

Json body(screening::NotRead const& part) {
    Json json = Json::Object{{"span", body(part.span)},
                             {"code", part.code},
                             {"text", Json::Object{{"zh", part.text.zh}, {"en", part.text.en}}}};
    if (part.place) json.set("place", body(*part.place));
    return json;
}

Json body(Base const& base) {
    auto const materials = list(base.materials, [](auto const& one) {
        return Json::Object{{"material", one.first}, {"digest", base::hex(one.second)}};
    });
    return Json::Object{{"submission", base.submission},
                        {"certificate", base::hex(base.certificate)},
                        {"cleared_at", base.cleared_at.us},
                        {"facts", words::to_json(base.facts)},
                        {"materials", materials}};
}

void set_side(Json& json, std::string const& side) {
    if (!side.empty()) json.set("side", side);
}

Json body(TextSpan const& span) {
    return Json::Object{{"material", span.material},
                        {"revision", span.revision},
                        {"begin", span.begin},
                        {"end", span.end},
                        {"quote", span.quote}};
}

void set_rests_on(Json& json, RestsOn const& rests_on) {
    if (rests_on.on_everything()) return;
    json.set(
        "rests_on",
        Json::Object{{"facts", texts(rests_on.facts)},
                     {"materials", texts(rests_on.materials)},
                     {"spans", list(rests_on.spans, [](auto const& one) { return body(one); })}});
}

Json body(FinalAttached::Difference const& difference) {
    Json json = Json::Object{
        {"kind", difference.kind}, {"text", difference.text}, {"before", difference.before}};
    if (!difference.context.empty()) json.set("context", difference.context);
    auto const set = [&](char const* name, FinalAttached::Difference::Extent const& extent) {
        if (extent == FinalAttached::Difference::Extent{}) return;
        json.set(name, Json::Object{{"begin", extent.begin}, {"end", extent.end}});
    };
    set("in_reviewed", difference.in_reviewed);
    set("in_final", difference.in_final);
    return json;
}

Json body(rulebook::Citation const& citation) {
    return Json::Object{{"statute", citation.statute}, {"article", citation.article}};
}

}  // namespace yingshen::review
