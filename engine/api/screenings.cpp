#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/shapes.hpp"

namespace yingshen::api {
namespace {

struct Input {
    std::string text;
    words::Kind kind = words::Kind::marketing_material;
    words::FactSet facts;
};

constexpr std::size_t text_max = 500'000;

/// The rules that will apply are those of the day on which the material goes live.
base::Date day_of(words::FactSet const& facts, base::Time now) {
    auto const go_live = facts.find("go_live");
    if (go_live == facts.end()) return base::china_date(now);
    return base::parse_date(go_live->second.front()).value_or(base::china_date(now));
}

}  // namespace

void screen_text(Api& api, Call call) {
    auto input = read_body(*call.request, [](Fields& fields) {
        return Input{fields.text("text", text_max, 0), fields.word<words::Kind>("kind"),
                     fields.facts("facts")};
    });
    if (!input) return call.fail(input.error());
    auto const rules = api.catalog.current()->rules;
    auto const on = day_of(input->facts, api.clock.now());
    auto const found = service::screen_material(rules->matcher, input->text, "text/plain",
                                                {input->kind, std::move(input->facts), on});
    auto body = shape(found);
    body.set("rulebook", base::hex(rules->hash));
    body.set("on", base::to_string(on));
    call.answer(body);
}

}  // namespace yingshen::api
