#include "review/codec.hpp"
#include "review/encode_parts.hpp"
#include "review/event_words.hpp"

namespace yingshen::review {
namespace {

using review::body;

Json body(Created const& event) {
    Json json = Json::Object{{"title", event.title},
                             {"kind", words::name(event.kind)},
                             {"unit", event.unit},
                             {"branch", texts(event.branch)},
                             {"facts", words::to_json(event.facts)},
                             {"pins", Json::Object{{"workflow", base::hex(event.pins.workflow)},
                                                   {"rulebook", base::hex(event.pins.rulebook)}}},
                             {"state", event.state},
                             {"task", body(event.task)}};
    if (event.base) json.set("base", body(*event.base));
    return json;
}

Json body(FactsSet const& event) {
    return Json::Object{{"title", event.title}, {"facts", words::to_json(event.facts)}};
}

Json body(RevisionAttached const& event) {
    Json json = Json::Object{{"material", event.material},
                             {"revision", event.revision},
                             {"name", event.name},
                             {"media_type", event.media_type},
                             {"digest", base::hex(event.digest)},
                             {"size", event.size}};
    if (event.text) json.set("text", base::hex(*event.text));
    return json;
}

Json body(Screened const& event) {
    Json json = Json::Object{
        {"material", event.material},
        {"revision", event.revision},
        {"findings", list(event.findings, [](auto const& finding) { return body(finding); })},
        {"not_read", list(event.not_read, [](auto const& part) { return body(part); })}};
    if (!event.ids.empty()) {
        json.set("ids", texts(event.ids));
        json.set("lapsed", texts(event.lapsed));
    }
    return json;
}

Json body(DecisionsVoided const& event) {
    return Json::Object{{"cause", cause_name(event.cause)},
                        {"gates", texts(event.gates)},
                        {"verifications", texts(event.verifications)}};
}

Json body(Claimed const& event) {
    Json json = Json::Object{};
    set_side(json, event.side);
    return json;
}
Json body(Unclaimed const& event) {
    Json json = Json::Object{};
    set_side(json, event.side);
    return json;
}

Json body(ItemAnswered const& event) {
    Json json = Json::Object{
        {"item", event.item}, {"verdict", words::name(event.verdict)}, {"note", event.note}};
    set_side(json, event.side);
    set_rests_on(json, event.rests_on);
    return json;
}

Json body(OpinionGiven const& event) {
    Json json = Json::Object{
        {"opinion", event.opinion},
        {"right", words::name(event.right)},
        {"severity", words::name(event.severity)},
        {"text", event.text},
        {"basis", list(event.basis, [](auto const& citation) { return body(citation); })}};
    if (event.place) json.set("place", body(*event.place));
    return json;
}

Json body(FindingMarked const& event) {
    Json json = Json::Object{{"finding", event.finding}, {"mark", mark_name(event.mark)}};
    if (!event.opinion.empty()) json.set("opinion", event.opinion);
    if (!event.reason.empty()) json.set("reason", event.reason);
    return json;
}

Json body(OpinionWithdrawn const& event) {
    return Json::Object{{"opinion", event.opinion}, {"reason", event.reason}};
}

Json body(OpinionAnswered const& event) {
    return Json::Object{{"opinion", event.opinion},
                        {"answer", words::name(event.answer)},
                        {"reason", event.reason}};
}

Json body(ImplementationVerified const& event) {
    Json json = Json::Object{
        {"opinion", event.opinion}, {"note", event.note}, {"content", base::hex(event.content)}};
    set_rests_on(json, event.rests_on);
    return json;
}

Json body(ImplementationRefused const& event) {
    return Json::Object{{"opinion", event.opinion}, {"note", event.note}};
}

Json body(Advanced const& event) {
    Json json = Json::Object{{"action", workflow::name(event.action)},
                             {"from", event.from},
                             {"to", event.to},
                             {"reason", event.reason},
                             {"comment", event.comment},
                             {"gate", event.gate},
                             {"content", base::hex(event.content)}};
    if (event.task) json.set("task", body(*event.task));
    if (event.end) json.set("end", end_name(*event.end));
    if (says_more(event)) {
        json.set("sides", list(event.sides, [](Advanced::Side const& side) {
                     return Json::Object{{"id", side.id}, {"task", body(side.task)}};
                 }));
        json.set("people", texts(event.people));
    }
    return json;
}

Json body(Assigned const& event) {
    Json json = Json::Object{{"to", event.to}};
    set_side(json, event.side);
    return json;
}

Json body(Transferred const& event) {
    Json json = Json::Object{{"to", event.to}, {"reason", event.reason}};
    set_side(json, event.side);
    return json;
}

Json body(CopiedTo const& event) {
    return Json::Object{{"person", event.person}, {"note", event.note}};
}

Json body(Voted const& event) {
    return Json::Object{{"seat", seat_name(event.seat)},
                        {"approves", event.approves},
                        {"reason", event.reason},
                        {"comment", event.comment},
                        {"content", base::hex(event.content)}};
}

Json body(SignerAdded const& event) {
    return Json::Object{
        {"person", event.person}, {"seat", seat_name(event.seat)}, {"reason", event.reason}};
}

Json body(SignerRemoved const& event) {
    return Json::Object{{"person", event.person}, {"reason", event.reason}};
}

Json body(SidePassed const& event) {
    return Json::Object{
        {"side", event.side}, {"comment", event.comment}, {"content", base::hex(event.content)}};
}

Json body(OpinionHeard const& event) {
    return Json::Object{{"opinion", event.opinion},
                        {"ruling", ruling_name(event.ruling)},
                        {"reason", event.reason},
                        {"members", texts(event.members)}};
}

Json body(FinalAttached const& event) {
    auto const differences =
        list(event.differences,
             [](FinalAttached::Difference const& difference) { return body(difference); });
    Json json = Json::Object{{"material", event.material},
                             {"revision", event.revision},
                             {"name", event.name},
                             {"media_type", event.media_type},
                             {"digest", base::hex(event.digest)},
                             {"size", event.size},
                             {"identical", event.identical},
                             {"comparable", event.comparable},
                             {"differences", differences}};
    if (event.more > 0) json.set("more", event.more);
    if (event.text) json.set("text", base::hex(*event.text));
    return json;
}

Json body(CarriedOver const& event) {
    auto const answers = list(event.answers, [](CarriedOver::Answer const& answer) {
        Json json = Json::Object{{"state", answer.state},
                                 {"item", answer.item},
                                 {"verdict", words::name(answer.verdict)},
                                 {"note", answer.note},
                                 {"by", answer.by},
                                 {"at", answer.at.us}};
        set_rests_on(json, answer.rests_on);
        return json;
    });
    auto const verifications =
        list(event.verifications, [](CarriedOver::Verification const& verification) {
            Json json = Json::Object{{"opinion", verification.opinion}};
            set_rests_on(json, verification.rests_on);
            return json;
        });
    auto const reopened = list(event.reopened, [](CarriedOver::Reopened const& one) {
        return Json::Object{{"state", one.state}, {"what", one.what}, {"because", one.because}};
    });
    return Json::Object{
        {"answers", answers}, {"verifications", verifications}, {"reopened", reopened}};
}

Json body(AnswersRestored const& event) {
    return Json::Object{{"state", event.state}, {"items", texts(event.items)}};
}

Json body(Pins const& pins) {
    return Json::Object{{"workflow", base::hex(pins.workflow)},
                        {"rulebook", base::hex(pins.rulebook)}};
}

Json body(Migrated const& event) {
    Json json = Json::Object{
        {"from", body(event.from)},
        {"to", body(event.to)},
        {"state", event.state},
        {"task", body(event.task)},
        {"keeps_claim", event.keeps_claim},
        {"sides", list(event.sides,
                       [](Migrated::Side const& side) {
                           return Json(Json::Object{{"id", side.id},
                                                    {"task", body(side.task)},
                                                    {"keeps_claim", side.keeps_claim}});
                       })},
        {"dropped_answers", texts(event.dropped_answers)},
        {"dropped_gates", texts(event.dropped_gates)}};
    if (event.fired.empty()) return json;
    Json fired = Json::Array{};
    for (auto const timer : event.fired)
        fired.push(number(timer));
    json.set("fired", std::move(fired));
    return json;
}

/// Reminded and Escalated differ in who is told.
template <class Told>
Json told(Told const& event) {
    return Json::Object{
        {"state", event.state}, {"timer", number(event.timer)}, {"to", texts(event.to)}};
}

Json body(Reminded const& event) {
    return told(event);
}
Json body(Escalated const& event) {
    return told(event);
}

Json body(CertificateIssued const& event) {
    return Json::Object{{"body", event.body}, {"signature", event.signature}, {"key", event.key}};
}

}  // namespace

Json encode(Event const& event) {
    return std::visit([](auto const& alternative) { return body(alternative); }, event);
}

}  // namespace yingshen::review
