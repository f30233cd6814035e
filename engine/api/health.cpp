#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "api/handlers.hpp"
#include "rulebook/overlay.hpp"

namespace yingshen::api {
namespace {

/// Below this the next uploads and commits are likely to fail.
constexpr std::uintmax_t free_bytes_min = 64 << 20;

std::vector<base::Fault> not_ready(Api const& api) {
    std::vector<base::Fault> faults;
    if (!api.store.takes_writes())
        faults.push_back({"store", "a store that takes writes", "one that refuses them"});
    std::error_code failure;
    auto const space = std::filesystem::space(api.data, failure);
    if (failure) {
        faults.push_back({"disk", "a readable data directory", "an error of the file system"});
    } else if (space.available < free_bytes_min) {
        faults.push_back(
            {"disk", "at least 64 MiB free", fmt::format("{} MiB", space.available >> 20U)});
    }
    if (api.catalog.current()->workflows.empty())
        faults.push_back({"definitions", "an active workflow", "none"});
    return faults;
}

/// The second number of /proc/self/statm is resident pages; 0 on a system without it.
std::int64_t resident_bytes() {
    std::ifstream file("/proc/self/statm");
    std::int64_t total = 0;
    std::int64_t resident = 0;
    constexpr std::int64_t page = 4096;
    return file >> total >> resident ? resident * page : 0;
}

void answer_metrics(Api& api, Call& call) {
    auto const counts = api.store.counts(api.clock.now());
    auto text = api.metrics.text();
    text +=
        "# HELP yingshen_submissions Submissions, by state.\n# TYPE yingshen_submissions gauge\n";
    for (auto const& [state, count] : counts.by_state) {
        fmt::format_to(std::back_inserter(text), "yingshen_submissions{{state=\"{}\"}} {}\n",
                       label(state), count);
    }
    text += metric_line("yingshen_tasks_overdue", "gauge", "Open tasks past their deadline.",
                        counts.overdue);
    text += metric_line("yingshen_events_total", "counter", "Events in the log.", counts.events);
    auto const& rules = api.catalog.current()->rules->book.rules;
    auto const off = std::ranges::count_if(rules, [](auto const& rule) { return !!rule.off; });
    auto const lapsed = rulebook::lapsed(rules, base::china_date(api.clock.now())).size();
    text += metric_line("yingshen_rules_switched_off", "gauge",
                        "Rules that the bank's overlay switches off, lapsed ones included.", off);
    text += metric_line("yingshen_rules_suppressions_lapsed", "gauge",
                        "Of those, the ones whose last day is over: the rule is on again.",
                        static_cast<std::int64_t>(lapsed));
    text += metric_line("yingshen_http_open_connections", "gauge", "Connections that are open now.",
                        static_cast<std::int64_t>(api.open_connections()));
    text += metric_line("yingshen_store_takes_writes", "gauge", "1 while the store takes writes.",
                        api.store.takes_writes() ? 1 : 0);
    text += metric_line("process_resident_memory_bytes", "gauge", "Resident memory of the process.",
                        resident_bytes());
    http::Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = std::move(text);
    call.answer(std::move(response));
}

}  // namespace

void show_health(Api&, Call call) {
    call.answer(base::Json::Object{{"status", "alive"}});
}

void show_readiness(Api& api, Call call) {
    auto faults = not_ready(api);
    if (faults.empty()) return call.answer(base::Json::Object{{"status", "ready"}});
    call.fail({base::ErrorKind::unavailable,
               "not_ready",
               {"服务尚未就绪", "The server cannot take changes now"},
               std::move(faults)});
}

// Counting a million submissions takes a tenth of a second, which the threads that answer people
// must not spend.
void show_metrics(Api& api, Call call) {
    run_slowly(api, std::move(call), [&api](Call slow) { answer_metrics(api, slow); });
}

}  // namespace yingshen::api
