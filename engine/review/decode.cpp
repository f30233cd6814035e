#include <array>

#include "review/codec.hpp"
#include "review/event_words.hpp"
#include "review/fields.hpp"

namespace yingshen::review {
namespace {

using base::Json;

workflow::Action read_action(Fields& in, std::string_view name) {
    return in.parsed<workflow::Action>(name, workflow::parse_action,
                                       [] { return std::string("an action"); });
}

TaskOpened read_task(Fields& in) {
    return {in.word<words::Role>("role"), in.word<words::Scope>("scope"), in.optional_time("due")};
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

screening::Finding read_finding(Fields& in) {
    return {in.text("rule"),
            in.number<int>("version"),
            in.word<words::Right>("right"),
            in.word<words::Severity>("severity"),
            in.text("title"),
            in.text("advice"),
            read_span(in),
            in.text("text"),
            in.texts("citations")};
}

screening::NotRead read_not_read(Fields& in) {
    screening::NotRead part{read_span(in), in.text("code"), {}};
    in.object("text", true, [&](Fields& text) { part.text = {text.text("zh"), text.text("en")}; });
    return part;
}

Event read_created(Fields& in) {
    Created event;
    event.title = in.text("title");
    event.kind = in.word<words::Kind>("kind");
    event.unit = in.text("unit");
    event.branch = in.texts("branch");
    event.facts = read_facts(in);
    in.object("pins", true, [&](Fields& pins) {
        event.pins = {pins.digest("workflow"), pins.digest("rulebook")};
    });
    event.state = in.text("state");
    in.object("task", true, [&](Fields& task) { event.task = read_task(task); });
    return event;
}

Event read_facts_set(Fields& in) {
    return FactsSet{in.text("title"), read_facts(in)};
}

Event read_revision_attached(Fields& in) {
    return RevisionAttached{in.text("material"), in.number<int>("revision"),
                            in.text("name"),     in.text("media_type"),
                            in.digest("digest"), in.number<std::int64_t>("size")};
}

Event read_screened(Fields& in) {
    Screened event;
    event.material = in.text("material");
    event.revision = in.number<int>("revision");
    in.each("findings", [&](Fields& finding) { event.findings.push_back(read_finding(finding)); });
    in.each("not_read", [&](Fields& part) { event.not_read.push_back(read_not_read(part)); });
    return event;
}

Event read_decisions_voided(Fields& in) {
    auto const cause = in.parsed<DecisionsVoided::Cause>(
        "cause", parse_cause, [] { return std::string("one of content_changed, returned"); });
    return DecisionsVoided{cause, in.texts("gates"), in.texts("verifications")};
}

Event read_claimed(Fields&) {
    return Claimed{};
}
Event read_unclaimed(Fields&) {
    return Unclaimed{};
}

Event read_item_answered(Fields& in) {
    return ItemAnswered{in.text("item"), in.word<words::Verdict>("verdict"), in.text("note")};
}

Event read_opinion_given(Fields& in) {
    OpinionGiven event{in.text("opinion"),
                       in.word<words::Right>("right"),
                       in.word<words::Severity>("severity"),
                       in.text("text"),
                       {},
                       {}};
    in.each("basis", [&](Fields& citation) {
        event.basis.push_back({citation.text("statute"), citation.text("article")});
    });
    in.object("place", false, [&](Fields& place) {
        event.place = Place{place.text("material"),
                            place.number<int>("revision"),
                            place.number<std::int64_t>("begin"),
                            place.number<std::int64_t>("end"),
                            place.text("quote"),
                            place.text("rule")};
    });
    return event;
}

Event read_opinion_withdrawn(Fields& in) {
    return OpinionWithdrawn{in.text("opinion"), in.text("reason")};
}

Event read_opinion_answered(Fields& in) {
    return OpinionAnswered{in.text("opinion"), in.word<words::Answer>("answer"), in.text("reason")};
}

Event read_implementation_verified(Fields& in) {
    return ImplementationVerified{in.text("opinion"), in.text("note"), in.digest("content")};
}

Event read_implementation_refused(Fields& in) {
    return ImplementationRefused{in.text("opinion"), in.text("note")};
}

Event read_advanced(Fields& in) {
    Advanced event;
    event.action = read_action(in, "action");
    event.from = in.text("from");
    event.to = in.text("to");
    event.reason = in.text("reason");
    event.comment = in.text("comment");
    event.gate = in.flag("gate");
    event.content = in.digest("content");
    in.object("task", false, [&](Fields& task) { event.task = read_task(task); });
    if (in.member("end") != nullptr) {
        event.end = in.parsed<workflow::End>("end", parse_end,
                                             [] { return std::string("one of good, bad"); });
    }
    return event;
}

Event read_certificate_issued(Fields& in) {
    return CertificateIssued{in.text("body"), in.text("signature"), in.text("key")};
}

/// One released form of one event type. A changed form adds a line; no line is ever removed.
struct Form {
    std::string_view type;
    int version;
    Event (*read)(Fields&);
};

constexpr Form forms[] = {
    {"created", 1, read_created},
    {"facts_set", 1, read_facts_set},
    {"revision_attached", 1, read_revision_attached},
    {"screened", 1, read_screened},
    {"decisions_voided", 1, read_decisions_voided},
    {"claimed", 1, read_claimed},
    {"unclaimed", 1, read_unclaimed},
    {"item_answered", 1, read_item_answered},
    {"opinion_given", 1, read_opinion_given},
    {"opinion_withdrawn", 1, read_opinion_withdrawn},
    {"opinion_answered", 1, read_opinion_answered},
    {"implementation_verified", 1, read_implementation_verified},
    {"implementation_refused", 1, read_implementation_refused},
    {"advanced", 1, read_advanced},
    {"certificate_issued", 1, read_certificate_issued},
};

}  // namespace

base::Error unreadable(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "event_unreadable",
            {"事件记录无法读取：可能由更新的版本写入，或已被改动",
             "An event cannot be read: a newer version wrote it, or it was altered"},
            std::move(faults)};
}

base::Result<Event> decode(std::string_view type, int version, Json const& body) {
    bool known = false;
    for (auto const& form : forms) {
        if (form.type != type) continue;
        known = true;
        if (form.version != version) continue;
        std::vector<base::Fault> faults;
        Fields in(body, "", faults);
        auto event = form.read(in);
        in.finish();
        if (!faults.empty()) return std::unexpected(unreadable(std::move(faults)));
        return event;
    }
    if (!known)
        return std::unexpected(
            unreadable({{"type", "a known type of event", "\"" + std::string(type) + "\""}}));
    return std::unexpected(
        unreadable({{"v", "a known version of " + std::string(type), std::to_string(version)}}));
}

}  // namespace yingshen::review
