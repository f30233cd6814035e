#include <array>
#include <atomic>
#include <barrier>
#include <catch2/catch.hpp>
#include <map>
#include <mutex>
#include <thread>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

constexpr int reviewers = 64;
constexpr int tasks = 100;

/// What the 64 answers to the claims of one task were.
struct Tally {
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::atomic<int> other = 0;
};

void race(test::ApiClient& client, std::vector<std::string> const& ids, std::barrier<>& start,
          std::array<Tally, tasks>& tallies) {
    for (std::size_t i = 0; i < ids.size(); ++i) {
        start.arrive_and_wait();
        auto const answer = client.post(path_of(ids[i], "/claim"), Json::Object{});
        auto& tally = tallies[i];
        if (answer.status == 200) {
            ++tally.won;
        } else if (answer.status == 409 && answer.code() == "task_claimed") {
            ++tally.lost;
        } else {
            ++tally.other;
        }
    }
}

}  // namespace

TEST_CASE("64 reviewers claim each of 100 tasks at once: one gets it, 63 are told who has it") {
    test::Bank bank;
    std::vector<std::string> ids;
    for (int i = 0; i < tasks; ++i)
        ids.push_back(bank.in_center("抢单" + std::to_string(i)));
    std::vector<std::unique_ptr<test::ApiClient>> clients;
    for (int i = 1; i <= reviewers; ++i)
        clients.push_back(bank.another("reviewer." + std::to_string(i)));

    std::array<Tally, tasks> tallies;
    std::barrier start(reviewers);
    std::mutex mutex;
    std::string broken;
    std::vector<std::thread> threads;
    for (auto& client : clients) {
        threads.emplace_back([&] {
            try {
                race(*client, ids, start, tallies);
            } catch (std::exception const& failure) {
                std::scoped_lock const lock(mutex);
                broken = failure.what();
                start.arrive_and_drop();
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    REQUIRE(broken.empty());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        INFO(ids[i]);
        CHECK(tallies[i].won == 1);
        CHECK(tallies[i].lost == reviewers - 1);
        CHECK(tallies[i].other == 0);
    }
    for (auto const& id : ids) {
        auto const view = bank.as("auditor").get(path_of(id));
        CHECK_FALSE(view.json["task"]["claimant"].is_null());
    }
}
