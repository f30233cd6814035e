#include "api/handlers.hpp"
#include "api/query.hpp"
#include "audit/adoption_report.hpp"

namespace yingshen::api {
namespace {

struct Wanted {
    audit::AdoptionQuery query;
    bool csv = false;
};

base::Result<Wanted> read_wanted(http::Request const& request) {
    Query query(request);
    Wanted wanted;
    wanted.query.from = query.date("from");
    wanted.query.to = query.date("to");
    auto const group = query.choice("group", {"none", "organisation", "branch", "right", "kind",
                                              "month", "reviewer", "product"});
    wanted.query.group = audit::parse_group(group).value_or(audit::GroupBy::none);
    wanted.csv = query.choice("format", {"json", "csv"}) == "csv";
    if (wanted.query.from && wanted.query.to && *wanted.query.to < *wanted.query.from) {
        query.fault("to", "a date on or after from " + base::to_string(*wanted.query.from),
                    "\"" + base::to_string(*wanted.query.to) + "\"");
    }
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return wanted;
}

void answer_report(Api& api, Call call, Wanted wanted) {
    auto const directory = api.organisation.current();
    wanted.query.visible = service::visible(call.principal, *directory);
    auto const report =
        audit::adoption_report(api.store, *directory, wanted.query, api.clock.now());
    if (!wanted.csv) return call.answer(audit::to_json(report));
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"adoption.csv\"");
    response.body = audit::to_csv(report);
    call.answer(std::move(response));
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

}  // namespace yingshen::api
