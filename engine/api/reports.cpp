#include "api/handlers.hpp"
#include "api/query.hpp"
#include "audit/adoption_report.hpp"
#include "audit/rule_report.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

struct Wanted {
    audit::AdoptionQuery query;
    bool csv = false;
};

void read_period(Query& query, std::optional<base::Date>& from, std::optional<base::Date>& to) {
    from = query.date("from");
    to = query.date("to");
    if (from && to && *to < *from) {
        query.fault("to", "a date on or after from " + base::to_string(*from),
                    "\"" + base::to_string(*to) + "\"");
    }
}

void answer_csv(Call& call, std::string_view name, std::string body) {
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"" + std::string(name) + "\"");
    response.body = std::move(body);
    call.answer(std::move(response));
}

base::Result<Wanted> read_wanted(http::Request const& request) {
    Query query(request);
    Wanted wanted;
    read_period(query, wanted.query.from, wanted.query.to);
    auto const group = query.choice("group", {"none", "organisation", "branch", "right", "kind",
                                              "month", "reviewer", "product"});
    wanted.query.group = audit::parse_group(group).value_or(audit::GroupBy::none);
    wanted.csv = query.choice("format", {"json", "csv"}) == "csv";
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return wanted;
}

void answer_report(Api& api, Call call, Wanted wanted) {
    auto const directory = api.organisation.current();
    wanted.query.visible = service::visible(call.principal, *directory);
    auto const report =
        audit::adoption_report(api.store, *directory, wanted.query, api.clock.now());
    if (!wanted.csv) return call.answer(audit::to_json(report));
    answer_csv(call, "adoption.csv", audit::to_csv(report));
}

struct WantedRules {
    audit::RuleQuery query;
    bool csv = false;
};

base::Result<WantedRules> read_wanted_rules(http::Request const& request) {
    Query query(request);
    WantedRules wanted;
    read_period(query, wanted.query.from, wanted.query.to);
    wanted.query.rule = query.text("rule", review::id_max);
    wanted.query.pack = query.text("pack", review::id_max);
    wanted.query.product = query.text("product", review::id_max);
    if (!wanted.query.product.empty() && !words::parse<words::Product>(wanted.query.product))
        query.fault("product", words::one_of<words::Product>(), "\"" + wanted.query.product + "\"");
    wanted.csv = query.choice("format", {"json", "csv"}) == "csv";
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return wanted;
}

}  // namespace

void show_adoption(Api& api, Call call) {
    if (!service::may_report(call.principal)) return call.fail(not_allowed());
    auto wanted = read_wanted(*call.request);
    if (!wanted) return call.fail(wanted.error());
    run_slowly(api, std::move(call), [&api, wanted = *std::move(wanted)](Call slow) mutable {
        answer_report(api, std::move(slow), std::move(wanted));
    });
}

void show_rule_records(Api& api, Call call) {
    if (!service::may_see_rule_records(call.principal)) return call.fail(not_allowed());
    auto wanted = read_wanted_rules(*call.request);
    if (!wanted) return call.fail(wanted.error());
    run_slowly(api, std::move(call), [&api, wanted = *std::move(wanted)](Call slow) {
        auto const set = api.catalog.current();
        audit::ShadowSource const shadow{.rules = set->rules->book.rules,
                                         .text_of = audit::kept_texts(api.texts)};
        auto const report = audit::rule_report(api.store, shadow, wanted.query, api.clock.now());
        if (!wanted.csv) return slow.answer(audit::to_json(report));
        answer_csv(slow, "rules.csv", audit::to_csv(report));
    });
}

}  // namespace yingshen::api
