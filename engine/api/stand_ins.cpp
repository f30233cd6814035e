#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/shapes.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

using base::Json;

/// The newest are what people work with; older ones are in the log.
constexpr std::size_t listed_max = 200;

Json act_json(std::string const& person, review::Capacity capacity, base::Time at,
              Names const& names) {
    return Json::Object{{"person", names.person(person)},
                        {"capacity", review::name(capacity)},
                        {"at", base::to_string(at)}};
}

Json stand_in_json(review::StandIn const& one, base::Date today, Names const& names) {
    auto const& period = one.period;
    Json ended;
    if (one.ended) {
        ended = act_json(one.ended->by, one.ended->capacity, one.ended->at, names);
        ended.set("reason", one.ended->reason);
    }
    return Json::Object{{"id", period.id},
                        {"principal", names.person(period.principal)},
                        {"stand_in", names.person(period.stand_in)},
                        {"from", base::to_string(period.from)},
                        {"until", base::to_string(period.until)},
                        {"reason", period.reason},
                        {"status", review::name(one.status(today))},
                        {"set", act_json(one.set_by, period.capacity, one.set_at, names)},
                        {"ended", std::move(ended)}};
}

base::Date date(Fields& fields, std::string_view name) {
    auto const text = fields.text(name, review::id_max);
    auto const date = base::parse_date(text);
    if (!date && !text.empty()) fields.fault(name, "a date as YYYY-MM-DD", Json(text));
    return date.value_or(base::Date{});
}

}  // namespace

void list_stand_ins(Api& api, Call call) {
    Query query(*call.request);
    bool const in_force_only = query.flag("in_force");
    if (auto const error = query.finish()) return call.fail(*error);
    auto const folded = api.stand_ins.current();
    auto const directory = api.organisation.current();
    Names const names(directory);
    auto const today = base::china_date(api.clock.now());
    Json::Array list;
    auto const& periods = folded->stand_ins.periods;
    for (auto one = periods.rbegin(); one != periods.rend() && list.size() < listed_max; ++one) {
        if (in_force_only && one->status(today) != review::StandIn::Status::in_force) continue;
        if (!service::may_see(call.principal, *directory, *one)) continue;
        list.push_back(stand_in_json(*one, today, names));
    }
    call.answer(Json::Object{{"stand_ins", std::move(list)}});
}

void set_stand_in(Api& api, Call call) {
    auto wanted = read_body(*call.request, [&](Fields& fields) {
        review::SetStandIn input;
        input.principal = fields.optional_text("principal", review::id_max);
        if (input.principal.empty()) input.principal = call.principal.person;
        input.stand_in = fields.text("stand_in", review::id_max);
        input.from = date(fields, "from");
        input.until = date(fields, "until");
        input.reason = fields.text("reason", review::note_max);
        return input;
    });
    if (!wanted) return call.fail(wanted.error());
    run_change(api, std::move(call),
               [&api, wanted = *std::move(wanted)](auto const& principal, auto const& delivery) {
                   return api.stand_ins.set(principal, wanted, delivery);
               });
}

/// It has no body, so its reason is a parameter.
void end_stand_in(Api& api, Call call) {
    Query query(*call.request);
    auto reason = query.required_text("reason", review::note_max);
    if (auto const error = query.finish()) return call.fail(*error);
    auto id = std::string(call.request->param("stand_in"));
    run_change(api, std::move(call),
               [&api, id = std::move(id), reason = std::move(reason)](auto const& principal,
                                                                      auto const& delivery) {
                   return api.stand_ins.end(principal, id, reason, delivery);
               });
}

}  // namespace yingshen::api
