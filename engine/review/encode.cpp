#include "review/codec.hpp"
#include "review/event_words.hpp"

namespace yingshen::review {
namespace {

using base::Json;

template <class T, class Write>
Json list(std::vector<T> const& values, Write write) {
    Json::Array out;
    out.reserve(values.size());
    for (auto const& value : values)
        out.push_back(write(value));
    return out;
}

Json texts(std::vector<std::string> const& values) {
    return list(values, [](std::string const& value) { return Json(value); });
}

Json number(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

Json body(TaskOpened const& task) {
    Json json = Json::Object{{"role", words::name(task.role)}, {"scope", words::name(task.scope)}};
    if (task.due) json.set("due", task.due->us);
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

Json body(screening::Finding const& finding) {
    return Json::Object{{"rule", finding.rule},
                        {"version", finding.version},
                        {"right", words::name(finding.right)},
                        {"severity", words::name(finding.severity)},
                        {"title", finding.title},
                        {"advice", finding.advice},
                        {"span", body(finding.span)},
                        {"text", finding.text},
                        {"citations", texts(finding.citations)}};
}

Json body(screening::NotRead const& part) {
    return Json::Object{{"span", body(part.span)},
                        {"code", part.code},
                        {"text", Json::Object{{"zh", part.text.zh}, {"en", part.text.en}}}};
}

Json body(Created const& event) {
    return Json::Object{{"title", event.title},
                        {"kind", words::name(event.kind)},
                        {"unit", event.unit},
                        {"branch", texts(event.branch)},
                        {"facts", words::to_json(event.facts)},
                        {"pins", Json::Object{{"workflow", base::hex(event.pins.workflow)},
                                              {"rulebook", base::hex(event.pins.rulebook)}}},
                        {"state", event.state},
                        {"task", body(event.task)}};
}

Json body(FactsSet const& event) {
    return Json::Object{{"title", event.title}, {"facts", words::to_json(event.facts)}};
}

Json body(RevisionAttached const& event) {
    return Json::Object{{"material", event.material},
                        {"revision", event.revision},
                        {"name", event.name},
                        {"media_type", event.media_type},
                        {"digest", base::hex(event.digest)},
                        {"size", event.size}};
}

Json body(Screened const& event) {
    return Json::Object{
        {"material", event.material},
        {"revision", event.revision},
        {"findings", list(event.findings, [](auto const& finding) { return body(finding); })},
        {"not_read", list(event.not_read, [](auto const& part) { return body(part); })}};
}

Json body(DecisionsVoided const& event) {
    return Json::Object{{"cause", cause_name(event.cause)},
                        {"gates", texts(event.gates)},
                        {"verifications", texts(event.verifications)}};
}

Json body(Claimed const&) {
    return Json::Object{};
}
Json body(Unclaimed const&) {
    return Json::Object{};
}

Json body(ItemAnswered const& event) {
    return Json::Object{
        {"item", event.item}, {"verdict", words::name(event.verdict)}, {"note", event.note}};
}

Json body(rulebook::Citation const& citation) {
    return Json::Object{{"statute", citation.statute}, {"article", citation.article}};
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

Json body(OpinionWithdrawn const& event) {
    return Json::Object{{"opinion", event.opinion}, {"reason", event.reason}};
}

Json body(OpinionAnswered const& event) {
    return Json::Object{{"opinion", event.opinion},
                        {"answer", words::name(event.answer)},
                        {"reason", event.reason}};
}

Json body(ImplementationVerified const& event) {
    return Json::Object{
        {"opinion", event.opinion}, {"note", event.note}, {"content", base::hex(event.content)}};
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
    return json;
}

Json body(CertificateIssued const& event) {
    return Json::Object{{"body", event.body}, {"signature", event.signature}, {"key", event.key}};
}

}  // namespace

Json encode(Event const& event) {
    return std::visit([](auto const& alternative) { return body(alternative); }, event);
}

}  // namespace yingshen::review
