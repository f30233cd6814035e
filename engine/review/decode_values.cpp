#include "review/decode_parts.hpp"

namespace yingshen::review {

using base::Json;

TaskOpened read_task(Fields& in) {
    TaskOpened task;
    task.role = in.word<words::Role>("role");
    task.scope = in.word<words::Scope>("scope");
    task.due = in.optional_time("due");
    task.review_due = in.optional_time("review_due");
    task.urgent = in.optional_flag("urgent");
    task.timers = in.optional_times("timers");
    return task;
}

words::FactSet read_facts(Fields& in) {
    auto const* json = in.member("facts");
    auto facts = words::read_facts(json == nullptr ? Json() : *json, in.path("facts"));
    if (facts) return std::move(*facts);
    for (auto& fault : facts.error())
        in.faults().push_back(std::move(fault));
    return {};
}

screening::Span read_span(Fields& in) {
    screening::Span span;
    in.object("span", true, [&](Fields& fields) {
        span = {fields.number<std::size_t>("begin"), fields.number<std::size_t>("end"),
                fields.number<std::size_t>("byte_begin"), fields.number<std::size_t>("byte_end")};
    });
    return span;
}

std::optional<screening::PagePlace> read_page_place(Fields& in) {
    std::optional<screening::PagePlace> place;
    in.object("place", false, [&](Fields& fields) {
        auto const whole = [](Fields& one, std::string_view name) {
            return one.member(name) == nullptr ? 0 : one.number<int>(name);
        };
        place = screening::PagePlace{whole(fields, "page"), whole(fields, "paragraph"),
                                     fields.optional_text("label"), std::nullopt};
        fields.object("box", false, [&](Fields& box) {
            place->box = {box.number<int>("x"), box.number<int>("y"), box.number<int>("width"),
                          box.number<int>("height")};
        });
    });
    return place;
}

screening::Finding read_finding(Fields& in) {
    screening::Finding finding{.rule = in.text("rule"),
                               .version = in.number<int>("version"),
                               .right = in.word<words::Right>("right"),
                               .severity = in.word<words::Severity>("severity"),
                               .title = in.text("title"),
                               .advice = in.text("advice"),
                               .span = read_span(in),
                               .text = in.text("text"),
                               .citations = in.texts("citations")};
    if (in.member("kind") != nullptr) finding.kind = in.word<screening::FindingKind>("kind");
    finding.folds = in.optional_texts("folds");
    finding.question = in.optional_text("question");
    finding.detail = in.optional_text("detail");
    finding.place = read_page_place(in);
    if (in.member("more") != nullptr) finding.more = in.number<int>("more");
    return finding;
}

screening::NotRead read_not_read(Fields& in) {
    screening::NotRead part{read_span(in), in.text("code"), {}};
    in.object("text", true, [&](Fields& text) { part.text = {text.text("zh"), text.text("en")}; });
    part.place = read_page_place(in);
    return part;
}

FinalAttached::Difference read_difference(Fields& in) {
    FinalAttached::Difference difference{in.text("kind"), in.text("text"), in.text("before"),
                                         in.optional_text("context")};
    auto const read = [&](std::string_view name, FinalAttached::Difference::Extent& extent) {
        in.object(name, false, [&](Fields& fields) {
            extent = {fields.number<std::int64_t>("begin"), fields.number<std::int64_t>("end")};
        });
    };
    read("in_reviewed", difference.in_reviewed);
    read("in_final", difference.in_final);
    return difference;
}

RestsOn read_rests_on(Fields& in) {
    RestsOn rests_on;
    in.object("rests_on", false, [&](Fields& fields) {
        rests_on.facts = fields.texts("facts");
        rests_on.materials = fields.texts("materials");
        fields.each("spans", [&](Fields& span) {
            rests_on.spans.push_back({span.text("material"), span.number<int>("revision"),
                                      span.number<std::int64_t>("begin"),
                                      span.number<std::int64_t>("end"), span.text("quote")});
        });
    });
    return rests_on;
}

Base read_base(Fields& in) {
    Base base;
    base.submission = in.text("submission");
    base.certificate = in.digest("certificate");
    base.cleared_at = in.time("cleared_at");
    base.facts = read_facts(in);
    in.each("materials", [&](Fields& material) {
        base.materials.emplace_back(material.text("material"), material.digest("digest"));
    });
    return base;
}

std::string read_side(Fields& in) {
    return in.optional_text("side");
}

}  // namespace yingshen::review
