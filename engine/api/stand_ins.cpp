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

/// Runs a change on the pool for slow work, since it waits for its commit.
template <class Change>
void change(Api& api, Call call, Change change_stand_ins) {
    auto key = idempotency_key(*call.request);
    if (!key) return call.fail(key.error());
    service::Delivery delivery{*std::move(key), {}};
    if (!delivery.key.empty()) delivery.request = request_digest(*call.request);
    run_slowly(api, std::move(call),
               [&api, delivery = std::move(delivery),
                change_stand_ins = std::move(change_stand_ins)](Call slow) mutable {
                   auto answer = change_stand_ins(api.stand_ins, slow.principal, delivery);
                   if (!answer) return slow.fail(answer.error());
                   auto response = json_response(std::move(answer->body), answer->status);
                   if (answer->repeated) response.headers.emplace_back("Idempotent-Replay", "true");
                   slow.answer(std::move(response));
               });
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
    change(api, std::move(call),
           [wanted = *std::move(wanted)](service::StandIns& stand_ins,
                                         service::Principal const& principal,
                                         service::Delivery const& delivery) {
               return stand_ins.set(principal, wanted, delivery);
           });
}

/// It has no body, so its reason is a parameter.
void end_stand_in(Api& api, Call call) {
    Query query(*call.request);
    auto reason = query.required_text("reason", review::note_max);
    if (auto const error = query.finish()) return call.fail(*error);
    auto id = std::string(call.request->param("stand_in"));
    change(api, std::move(call),
           [id = std::move(id), reason = std::move(reason)](service::StandIns& stand_ins,
                                                            service::Principal const& principal,
                                                            service::Delivery const& delivery) {
               return stand_ins.end(principal, id, reason, delivery);
           });
}

}  // namespace yingshen::api
