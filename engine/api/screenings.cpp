#include "api/fields.hpp"
#include "api/guard.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/shapes.hpp"
#include "review/limits.hpp"
#include "service/screen_document.hpp"

namespace yingshen::api {
namespace {

struct Input {
    std::string text;
    words::Kind kind = words::Kind::marketing_material;
    words::FactSet facts;
};

constexpr std::size_t text_max = 500'000;
constexpr std::size_t kind_max = 100;

/// The rules that will apply are those of the day on which the material goes live.
base::Date day_of(words::FactSet const& facts, base::Time now) {
    auto const go_live = facts.find("go_live");
    if (go_live == facts.end()) return base::china_date(now);
    return base::parse_date(go_live->second.front()).value_or(base::china_date(now));
}

/// Answers with what screening says of a text under the rules in force.
void answer(Api& api, Call call, service::MaterialText const& text, std::string_view declared_type,
            screening::Subject subject) {
    auto const rules = api.catalog.current()->rules;
    subject.on = day_of(subject.facts, api.clock.now());
    auto body = shape(service::screen_text(*rules, text, declared_type, subject));
    body.set("rulebook", base::hex(rules->hash));
    body.set("on", base::to_string(subject.on));
    call.answer(body);
}

/// What an uploaded file is screened for: `kind`, and `facts` as a JSON object. `name` is taken as
/// where materials are uploaded.
base::Result<screening::Subject> read_subject(http::Request const& request) {
    Query query(request);
    (void)query.text("name", review::file_name_max);
    auto const kind = query.required_text("kind", kind_max);
    screening::Subject subject;
    if (auto const known = words::parse<words::Kind>(kind)) {
        subject.kind = *known;
    } else if (!kind.empty()) {
        query.fault("kind", words::one_of<words::Kind>(), "\"" + kind + "\"");
    }
    subject.facts = query.facts("facts");
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return subject;
}

}  // namespace

void screen_text(Api& api, Call call) {
    auto input = read_body(*call.request, [](Fields& fields) {
        return Input{fields.text("text", text_max, 0), fields.word<words::Kind>("kind"),
                     fields.facts("facts")};
    });
    if (!input) return call.fail(input.error());
    answer(api, std::move(call), service::MaterialText(std::move(input->text)), "text/plain",
           {input->kind, std::move(input->facts), {}});
}

void screen_file(Api& api, Call call) {
    auto subject = read_subject(*call.request);
    if (!subject) return call.fail(subject.error());
    if (call.request->body_file.empty()) {
        return answer(api, std::move(call), service::MaterialText(std::string()), "",
                      *std::move(subject));
    }
    run_reading(api, std::move(call), [&api, subject = *std::move(subject)](Call waited) {
        auto const text = api.texts.read_once(waited.request->body_file);
        auto const declared = media_type(*waited.request);
        answer(api, std::move(waited), *text, declared, subject);
    });
}

}  // namespace yingshen::api
