// How many durable transitions a second does the server acknowledge over HTTP, at 1, 16 and 256
// connections with 100,000 submissions in the store, as a ratio of what bare sqlite3 writes on the
// same disk in the same run? And how much memory does it take, and how long does it start?
//
//   build/release/bench_transition [SUBMISSIONS]
//
// One transition is one POST: claim, return and submit in turn, each with its own Idempotency-Key,
// each answered after its own durable commit. The load generator shares the machine's cores.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <stdexcept>

#include "app/server.hpp"
#include "bare.hpp"
#include "base/log.hpp"
#include "fill.hpp"
#include "load.hpp"
#include "process.hpp"
#include "store/blobs.hpp"
#include "store/sqlite/open.hpp"

namespace {

using namespace yingshen;
using SteadyClock = std::chrono::steady_clock;

/// Takes each submission round: claimed by its reviewer, returned, submitted again by its clerk.
class Rounds {
  public:
    explicit Rounds(bench::Bank const& bank) : bank_(bank), steps_(bank.submissions.size(), 0) {}

    /// Connection c of n works on the submissions c, c + n, … so that no two connections race.
    void next(std::size_t connection, std::size_t connections, std::string& out) {
        auto& at = cursor_[connection % cursor_.size()];
        auto const count = bank_.submissions.size() / connections;
        auto const index = connection + connections * ((at++ * 7919) % count);
        auto& step = steps_[index];
        auto const department = index % bank_.clerk_tokens.size();
        static constexpr std::string_view paths[] = {"claim", "actions/return", "actions/submit"};
        auto const path = paths[step % 3];
        auto const& token =
            step % 3 == 2 ? bank_.clerk_tokens[department] : bank_.reviewer_tokens[department];
        std::string_view const body =
            step % 3 == 1 ? R"({"reason":"unreadable_file","comment":""})" : "{}";
        ++step;
        fmt::format_to(std::back_inserter(out),
                       "POST /api/v1/submissions/{}/{} HTTP/1.1\r\nHost: "
                       "localhost\r\nAuthorization: Bearer {}\r\n"
                       "Idempotency-Key: bench-{}\r\nContent-Type: "
                       "application/json\r\nContent-Length: {}\r\n\r\n{}",
                       bank_.submissions[index], path, token, serial_++, body.size(), body);
    }

  private:
    bench::Bank const& bank_;
    std::vector<unsigned> steps_;
    std::array<std::size_t, 256> cursor_{};
    std::size_t serial_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
    auto const submissions = count > 1 ? std::stoul(arguments[1]) : 100'000;
    auto const program = std::filesystem::canonical(arguments[0]).parent_path() / "yingshen";
    auto const data = program.parent_path() / "bench-data";
    std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    auto const files = app::layout(data);
    base::NullLog log;
    auto const definitions =
        catalog::check_folders(std::filesystem::path(YINGSHEN_SOURCE_DIR) / "workflows",
                               std::filesystem::path(YINGSHEN_SOURCE_DIR) / "rules",
                               base::china_date(base::SystemClock().now()));
    if (!definitions.ok()) throw std::runtime_error("the shipped definitions are refused");
    bench::Bank bank;
    {
        auto const begin = SteadyClock::now();
        store::sqlite::Settings settings;
        settings.file = files.database;
        auto const store = store::sqlite::open(settings, log);
        bank = bench::fill(*store, definitions, submissions, 100);
        store->stop();
        fmt::print("filled with {} submissions in {:.1f} s\n", submissions,
                   std::chrono::duration<double>(SteadyClock::now() - begin).count());
    }
    auto const fsync_us = bench::median_fsync_us(data);
    auto const copy = data / "bare.db";
    std::filesystem::copy_file(files.database, copy);
    auto const bare_1 = bench::bare_per_second(copy, 1, 4);
    auto const bare_16 = bench::bare_per_second(copy, 16, 4);
    auto const bare_64 = bench::bare_per_second(copy, 64, 4);
    std::filesystem::remove(copy);
    fmt::print(
        "median fsync of 4 KiB: {} us\nbare sqlite3: {:.0f}/s one by one, {:.0f}/s by 16, {:.0f}/s "
        "by 64\n",
        fsync_us, bare_1, bare_16, bare_64);

    auto const port = bench::free_port();
    bench::Process const server(program, data, port);
    fmt::print("start-up with {} events: {:.0f} ms; resident idle: {:.0f} MiB\n", submissions * 4,
               server.started_ms(), server.memory_mib("VmRSS"));
    Rounds rounds(bank);
    struct Row {
        std::size_t connections;
        std::size_t requests;
        double bare;
        double reach;
        char const* beside;
    };
    for (auto const& row :
         {Row{1, 4'000, bare_1, 0.4, "one by one"}, Row{16, 40'000, bare_16, 0.25, "groups of 16"},
          Row{256, 60'000, bare_64, 0.25, "groups of 64"}}) {
        auto const load = bench::drive(port, row.connections, row.requests,
                                       [&](std::size_t connection, std::string& out) {
                                           rounds.next(connection, row.connections, out);
                                       });
        fmt::print(
            "{:>3} connections: {:>6.0f}/s, ratio to bare {} {:.2f} (reach {:.2f}); p50 {} us, p99 "
            "{} us = {:.1f} x fsync; "
            "failed {}\n",
            row.connections, load.per_second(), row.beside, load.per_second() / row.bare, row.reach,
            load.percentile_us(0.5), load.percentile_us(0.99),
            double(load.percentile_us(0.99)) / double(fsync_us), load.failed);
        if (load.failed > 0) fmt::print("  first failure: {}\n", load.first_failure);
    }
    fmt::print("resident under this load, at its highest: {:.0f} MiB\n",
               server.memory_mib("VmHWM"));
    return 0;
}
