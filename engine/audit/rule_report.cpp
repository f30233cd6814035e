#include "audit/rule_report.hpp"

namespace yingshen::audit {
namespace {

using base::Json;

Json figures_json(review::RuleFigures const& figures) {
    return Json::Object{{"shown", figures.shown},
                        {"confirmed", figures.confirmed},
                        {"dismissed", figures.dismissed},
                        {"open", figures.open},
                        {"unmarked", figures.unmarked},
                        {"precision", Json::Object{{"numerator", figures.confirmed},
                                                   {"denominator", figures.decided()},
                                                   {"percent", figures.precision()}}}};
}

Json record_json(review::RuleRecord const& record) {
    Json::Array months;
    for (auto const& [month, figures] : record.months)
        months.push_back(Json::Object{{"month", month}, {"figures", figures_json(figures)}});
    return Json::Object{{"rule", record.rule},
                        {"pack", review::pack_of(record.rule)},
                        {"version", record.version},
                        {"figures", figures_json(record.all)},
                        {"months", std::move(months)}};
}

Json shadow_json(ShadowReport const& shadow) {
    Json::Array rules;
    for (auto const& record : shadow.rules) {
        rules.push_back(Json::Object{{"rule", record.rule},
                                     {"pack", review::pack_of(record.rule)},
                                     {"version", record.version},
                                     {"hits", record.hits.all},
                                     {"confirmed", record.hits.confirmed},
                                     {"false_alarms", record.hits.false_alarms},
                                     {"undecided", record.hits.undecided()}});
    }
    return Json::Object{
        {"submissions", shadow.submissions}, {"texts", shadow.texts}, {"rules", std::move(rules)}};
}

void add(review::RuleFigures const& one, review::RuleFigures& sum) {
    sum.shown += one.shown;
    sum.confirmed += one.confirmed;
    sum.dismissed += one.dismissed;
    sum.open += one.open;
    sum.unmarked += one.unmarked;
}

}  // namespace

RuleReport rule_report(store::Store& store, ShadowSource const& shadow, RuleQuery const& query,
                       base::Time now) {
    RuleReport report{query, now, store.counts(now).events, {}, {}, {}};
    store::FindingQuery wanted;
    if (query.from) wanted.from = base::china_midnight(*query.from);
    if (query.to) wanted.to = base::china_midnight(base::from_days(base::to_days(*query.to) + 1));
    wanted.rule = query.rule;
    wanted.product = query.product;
    auto rows = store.findings(wanted);
    if (!query.pack.empty()) {
        std::erase_if(rows, [&](review::FindingRow const& row) {
            return review::pack_of(row.rule) != query.pack;
        });
    }
    report.rules = review::rule_records(rows);
    for (auto const& record : report.rules)
        add(record.all, report.all);
    report.shadow = shadow_report(store, shadow, query);
    return report;
}

Json to_json(RuleReport const& report) {
    Json json = Json::Object{{"report", "rules"},
                             {"made_at", base::to_string(report.made_at)},
                             {"log_events", report.log_events}};
    if (report.query.from) json.set("from", base::to_string(*report.query.from));
    if (report.query.to) json.set("to", base::to_string(*report.query.to));
    Json::Array rules;
    for (auto const& record : report.rules)
        rules.push_back(record_json(record));
    json.set("figures", figures_json(report.all));
    json.set("rules", std::move(rules));
    json.set("shadow", shadow_json(report.shadow));
    return json;
}

}  // namespace yingshen::audit
