// The question: how much processor time does the writer's thread spend on one write that shares its
// commit with others? bench_store [SUBMISSIONS] appends writes of two events, an outbox entry and
// an answer each to existing submissions that move from state to state, 64 at a time, and prints
// the time of the process per write, the fsyncs of the disk not counted, beside the wall clock.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <future>
#include <memory>
#include <random>

#include "base/hash.hpp"
#include "store/sqlite/open.hpp"

using namespace yingshen;

namespace {

constexpr int in_flight = 64;
constexpr int measured = 20'000;

double processor_us() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

std::string id_of(std::int64_t number) {
    return fmt::format("sub_01jd9x3k4m5n6p7q8r9s{:06}", number);
}

store::Write make(std::int64_t number, std::int64_t version, bool moves) {
    static std::string const body(350, 'x');
    store::Write write;
    write.submission = id_of(number);
    write.expected_version = version;
    auto const hash = base::sha256(write.submission);
    for (int i = 1; i <= 2; ++i) {
        write.events.push_back({.envelope = {write.submission, version + i, base::Time{version},
                                             "person_0001", "account_0001"},
                                .type = "advanced",
                                .type_version = 1,
                                .body = body,
                                .prev = hash,
                                .hash = hash});
    }
    auto& row = write.projection.emplace().row;
    row.id = write.submission;
    row.version = version + 2;
    row.title = "个人消费贷款宣传海报";
    row.kind = "marketing_material";
    row.unit = fmt::format("unit_{:03}", number % 500);
    row.branch = fmt::format("branch_{:02}", number % 50);
    row.submitter = fmt::format("person_{:04}", number % 2'000);
    auto const central = moves && version % 4 == 2;
    row.state = central ? "center_review" : "pre_review";
    row.task_role = central ? "center_reviewer" : "pre_reviewer";
    row.task_group = central ? "center_reviewer@center" : "pre_reviewer@" + row.unit;
    row.due = base::Time{(number * 7'919) % 1'000'000 + (moves ? version : 0)};
    write.projection->duties = {{write.submission, row.submitter, "author"}};
    if (version > 0)
        write.projection->duties.push_back({write.submission, "person_9001", "pre_review"});
    write.outbox.push_back({"task_opened", "{\"submission\":\"" + write.submission + "\"}", 0});
    write.idempotency = store::IdempotencyRecord{
        .account = "account_0001",
        .key =
            fmt::format("5f0c1d9e-{:08x}-{:08x}", number * 2'654'435'761 % 4'294'967'296, version),
        .request = hash,
        .status = 200,
        .response = std::string(600, 'r'),
        .etag = "\"3\"",
        .at = base::Time{version}};
    return write;
}

void append_group(store::Store& store, std::vector<store::Write> writes) {
    auto const left = std::make_shared<std::atomic<std::size_t>>(writes.size());
    auto const done = std::make_shared<std::promise<void>>();
    auto finished = done->get_future();
    for (auto& write : writes) {
        store.append(std::move(write), [left, done](store::Outcome outcome, std::int64_t) {
            if (outcome != store::Outcome::committed) std::abort();
            if (left->fetch_sub(1) == 1) done->set_value();
        });
    }
    finished.get();
}

void measure(store::Store& store, char const* name, std::vector<std::int64_t>& versions,
             bool moves) {
    std::mt19937 random(5);
    std::vector<std::vector<store::Write>> groups;
    for (int i = 0; i < measured; i += in_flight) {
        auto& group = groups.emplace_back();
        for (int k = 0; k < in_flight; ++k) {
            auto const number = random() % versions.size();
            group.push_back(make(static_cast<std::int64_t>(number), versions[number], moves));
            versions[number] += 2;
        }
    }
    auto const writes = static_cast<double>(groups.size() * in_flight);
    auto const processor = processor_us();
    auto const start = std::chrono::steady_clock::now();
    for (auto& group : groups)
        append_group(store, std::move(group));
    auto const wall =
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
    fmt::print("{:42} processor {:6.1f} us a write, wall {:6.1f} us\n", name,
               (processor_us() - processor) / writes, wall / writes);
}

}  // namespace

int main(int argc, char** argv) {
    auto const count = argc > 1 ? std::atoll(argv[1]) : 100'000;
    auto const folder =
        std::filesystem::temp_directory_path() / fmt::format("yingshen-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    {
        base::NullLog log;
        auto const store = store::sqlite::open({.file = folder / "yingshen.db"}, log);
        std::vector<std::int64_t> versions(static_cast<std::size_t>(count), 2);
        for (std::int64_t number = 0; number < count;) {
            std::vector<store::Write> group;
            for (int k = 0; k < 1'000 && number < count; ++k)
                group.push_back(make(number++, 0, false));
            append_group(*store, std::move(group));
        }
        fmt::print("{} submissions, {} writes in flight\n", count, in_flight);
        measure(*store, "same state (row without its indices)", versions, false);
        measure(*store, "another state (row and all its indices)", versions, true);
    }
    std::filesystem::remove_all(folder);
}
