#include <chrono>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "app/commands.hpp"
#include "app/print_report.hpp"
#include "app/rules_in_force.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"
#include "audit/backtest.hpp"
#include "base/log.hpp"
#include "catalog/catalog.hpp"
#include "service/material_texts.hpp"
#include "store/blobs.hpp"

namespace yingshen::app {
namespace {

constexpr int seconds_a_hit_max = 3'600;

}  // namespace

int backtest(Arguments const& arguments, Console const& console) {
    auto const seconds =
        read_number(arguments.value("--seconds", std::to_string(audit::seconds_a_hit_default)), 1,
                    seconds_a_hit_max);
    if (!seconds)
        return misuse(console, "--seconds from 1 to 3600",
                      "\"" + arguments.value("--seconds") + "\"");
    auto const now = base::SystemClock().now();
    auto const folder = std::filesystem::path(arguments.operands().front());
    auto const checked =
        catalog::check_folders(folder / "workflows", folder / "rules", base::china_date(now));
    if (!checked.rules || !checked.faults.empty()) return refuse(console, checked.faults);

    auto const data = data_folder(arguments);
    base::NullLog log;
    auto const store = open_beside(data, log);
    store::Blobs blobs(layout(data).blobs, store::Blobs::Access::reader);
    service::MaterialTexts const texts(blobs);
    auto const in_force = rules_in_force(*store, now, log);
    if (!in_force)
        throw std::runtime_error("expected definitions in force, but found a bank without any");
    audit::TwoBooks const books(in_force->book.rules, checked.rules->book.rules,
                                screening::Shadow::included);
    auto const report = audit::run({.books = books,
                                    .text_of = audit::kept_texts(texts),
                                    .seconds_a_hit = *seconds,
                                    .threads = std::thread::hardware_concurrency()},
                                   *store);
    return print_report(arguments, console, report);
}

}  // namespace yingshen::app
