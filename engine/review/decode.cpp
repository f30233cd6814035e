#include <array>

#include "review/codec.hpp"
#include "review/decode_parts.hpp"
#include "review/event_words.hpp"

namespace yingshen::review {
namespace {

using base::Json;

workflow::Action read_action(Fields& in, std::string_view name) {
    return in.parsed<workflow::Action>(name, workflow::parse_action,
                                       [] { return std::string("an action"); });
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

Event read_created_from(Fields& in) {
    auto event = std::get<Created>(read_created(in));
    in.object("base", true, [&](Fields& base) { event.base = read_base(base); });
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

Event read_revision_with_text(Fields& in) {
    auto event = std::get<RevisionAttached>(read_revision_attached(in));
    event.text = in.digest("text");
    return event;
}

Event read_screened(Fields& in) {
    Screened event;
    event.material = in.text("material");
    event.revision = in.number<int>("revision");
    in.each("findings", [&](Fields& finding) { event.findings.push_back(read_finding(finding)); });
    in.each("not_read", [&](Fields& part) { event.not_read.push_back(read_not_read(part)); });
    return event;
}

Event read_screened_again(Fields& in) {
    auto event = std::get<Screened>(read_screened(in));
    event.ids = in.texts("ids");
    event.lapsed = in.texts("lapsed");
    return event;
}

Event read_finding_marked(Fields& in) {
    auto const mark = in.parsed<FindingMarked::Mark>(
        "mark", parse_mark, [] { return std::string("one of confirmed, dismissed, reopened"); });
    return FindingMarked{mark, in.text("finding"), in.optional_text("opinion"),
                         in.optional_text("reason")};
}

Event read_decisions_voided(Fields& in) {
    auto const cause = in.parsed<DecisionsVoided::Cause>("cause", parse_cause, [] {
        return std::string("one of content_changed, returned, final_changed");
    });
    return DecisionsVoided{cause, in.texts("gates"), in.texts("verifications")};
}

Event read_claimed(Fields& in) {
    return Claimed{read_side(in)};
}
Event read_unclaimed(Fields& in) {
    return Unclaimed{read_side(in)};
}

Event read_assigned(Fields& in) {
    return Assigned{in.text("to"), read_side(in)};
}

Event read_transferred(Fields& in) {
    return Transferred{in.text("to"), read_side(in), in.text("reason")};
}

Event read_copied_to(Fields& in) {
    return CopiedTo{in.text("person"), in.text("note")};
}

workflow::Seat read_seat(Fields& in) {
    return in.parsed<workflow::Seat>("seat", parse_seat,
                                     [] { return std::string("one of before, main, after"); });
}

Event read_voted(Fields& in) {
    return Voted{read_seat(in), in.flag("approves"), in.text("reason"), in.text("comment"),
                 in.digest("content")};
}

Event read_signer_added(Fields& in) {
    return SignerAdded{in.text("person"), read_seat(in), in.text("reason")};
}

Event read_signer_removed(Fields& in) {
    return SignerRemoved{in.text("person"), in.text("reason")};
}

Event read_side_passed(Fields& in) {
    return SidePassed{in.text("side"), in.text("comment"), in.digest("content")};
}

Event read_item_answered(Fields& in) {
    return ItemAnswered{in.text("item"), in.word<words::Verdict>("verdict"), in.text("note"),
                        read_side(in), read_rests_on(in)};
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
    return ImplementationVerified{in.text("opinion"), in.text("note"), in.digest("content"),
                                  read_rests_on(in)};
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

Event read_advanced_to_sides(Fields& in) {
    auto event = std::get<Advanced>(read_advanced(in));
    in.each("sides", [&](Fields& side) {
        auto& read = event.sides.emplace_back();
        read.id = side.text("id");
        side.object("task", true, [&](Fields& task) { read.task = read_task(task); });
    });
    event.people = in.texts("people");
    return event;
}

Event read_opinion_heard(Fields& in) {
    auto const ruling = in.parsed<OpinionHeard::Ruling>(
        "ruling", parse_ruling, [] { return std::string("one of upheld, set_aside"); });
    return OpinionHeard{ruling, in.text("opinion"), in.text("reason"), in.texts("members")};
}

Event read_final_attached(Fields& in) {
    FinalAttached event{in.text("material"),
                        in.number<int>("revision"),
                        in.text("name"),
                        in.text("media_type"),
                        in.digest("digest"),
                        in.number<std::int64_t>("size"),
                        in.flag("identical"),
                        in.flag("comparable"),
                        {},
                        0};
    in.each("differences",
            [&](Fields& difference) { event.differences.push_back(read_difference(difference)); });
    event.more = in.member("more") == nullptr ? 0 : in.number<int>("more");
    return event;
}

Event read_final_with_text(Fields& in) {
    auto event = std::get<FinalAttached>(read_final_attached(in));
    event.text = in.digest("text");
    return event;
}

Event read_carried_over(Fields& in) {
    CarriedOver event;
    in.each("answers", [&](Fields& answer) {
        event.answers.push_back({answer.text("state"), answer.text("item"),
                                 answer.word<words::Verdict>("verdict"), answer.text("note"),
                                 answer.text("by"), answer.time("at"), read_rests_on(answer)});
    });
    in.each("verifications", [&](Fields& verification) {
        event.verifications.push_back({verification.text("opinion"), read_rests_on(verification)});
    });
    in.each("reopened", [&](Fields& one) {
        event.reopened.push_back({one.text("state"), one.text("what"), one.text("because")});
    });
    return event;
}

Event read_answers_restored(Fields& in) {
    return AnswersRestored{in.text("state"), in.texts("items")};
}

Event read_certificate_issued(Fields& in) {
    return CertificateIssued{in.text("body"), in.text("signature"), in.text("key")};
}

Event read_migrated(Fields& in) {
    auto const pins = [&](std::string_view name, Pins& read) {
        in.object(name, true,
                  [&](Fields& one) { read = {one.digest("workflow"), one.digest("rulebook")}; });
    };
    Migrated event;
    pins("from", event.from);
    pins("to", event.to);
    event.state = in.text("state");
    in.object("task", true, [&](Fields& task) { event.task = read_task(task); });
    event.keeps_claim = in.flag("keeps_claim");
    in.each("sides", [&](Fields& side) {
        auto& read = event.sides.emplace_back();
        read.id = side.text("id");
        side.object("task", true, [&](Fields& task) { read.task = read_task(task); });
        read.keeps_claim = side.flag("keeps_claim");
    });
    event.dropped_answers = in.texts("dropped_answers");
    event.dropped_gates = in.texts("dropped_gates");
    event.fired = in.optional_numbers("fired");
    return event;
}

template <class Told>
Event read_told(Fields& in) {
    return Told{in.text("state"), in.number<std::size_t>("timer"), in.texts("to")};
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
    {"created", 2, read_created_from},
    {"decisions_voided", 2, read_decisions_voided},
    {"claimed", 2, read_claimed},
    {"unclaimed", 2, read_unclaimed},
    {"item_answered", 2, read_item_answered},
    {"implementation_verified", 2, read_implementation_verified},
    {"advanced", 2, read_advanced_to_sides},
    {"assigned", 1, read_assigned},
    {"transferred", 1, read_transferred},
    {"copied_to", 1, read_copied_to},
    {"voted", 1, read_voted},
    {"signer_added", 1, read_signer_added},
    {"signer_removed", 1, read_signer_removed},
    {"side_passed", 1, read_side_passed},
    {"opinion_heard", 1, read_opinion_heard},
    {"final_attached", 1, read_final_attached},
    {"carried_over", 1, read_carried_over},
    {"answers_restored", 1, read_answers_restored},
    {"migrated", 1, read_migrated},
    {"reminded", 1, read_told<Reminded>},
    {"escalated", 1, read_told<Escalated>},
    {"revision_attached", 2, read_revision_with_text},
    {"screened", 2, read_screened},
    {"final_attached", 2, read_final_with_text},
    {"screened", 3, read_screened_again},
    {"finding_marked", 1, read_finding_marked},
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
