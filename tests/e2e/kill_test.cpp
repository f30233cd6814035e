// Kill -9 under load: whatever was acknowledged is there once, and whatever was not is there wholly
// or not at all.
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

#include "e2e/person.hpp"
#include "e2e/program.hpp"

namespace {

using namespace yingshen;
using base::Json;
using Clock = std::chrono::steady_clock;

constexpr unsigned seed = 20'261'122;
constexpr int acknowledged_least = 10'000;

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr auto ready_within = std::chrono::seconds(20);
#define YINGSHEN_SLOW_BUILD
#endif
#endif
#ifndef YINGSHEN_SLOW_BUILD
constexpr auto ready_within = std::chrono::seconds(2);
#endif

/// 0 where nothing is set: the full count then.
int rounds_asked() {
    auto const* text = std::getenv("YINGSHEN_KILL_ROUNDS");
    return text == nullptr ? 0 : std::atoi(text);
}

/// Wakes whoever waits for a number of acknowledged commands, or for the end of all who give them.
class Counter {
  public:
    explicit Counter(std::size_t givers) : givers_(givers) {}
    void add() {
        std::lock_guard const lock(mutex_);
        ++count_;
        changed_.notify_all();
    }
    void leave() {
        std::lock_guard const lock(mutex_);
        --givers_;
        changed_.notify_all();
    }
    void wait_for(int count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return count_ >= count || givers_ == 0; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int count_ = 0;
    std::size_t givers_;
};

struct Command {
    std::string key;
    std::string method;
    std::string target;
    std::string body;
    std::string type;
    std::string mark;                    ///< a title or file name that this command alone writes
    std::optional<http::Answer> answer;  ///< none: the server died first
};

/// One person who works on a new submission in each round, command after command.
struct Worker {
    Worker(std::uint16_t port, std::string const& name, std::string const& secret, std::string home)
        : login(name), unit(std::move(home)), person(port, name, secret) {}

    std::string login;
    std::string unit;
    e2e::Person person;
    std::string submission;
    std::vector<Command> commands;

    [[nodiscard]] Command next(int round) const {
        auto const number = commands.size();
        Command command;
        command.mark = login + "-" + std::to_string(round) + "-" + std::to_string(number);
        command.key = "key-" + command.mark;
        command.type = "application/json";
        Json body = Json::Object{{"title", command.mark}, {"facts", Json::Object{}}};
        if (number == 0) {
            command.method = "POST";
            command.target = "/api/v1/submissions";
            body.set("kind", "marketing_material");
            body.set("unit", unit);
        } else if (number % 4 == 1) {
            command.method = "POST";
            command.target = "/api/v1/submissions/" + submission + "/materials";
            if (number > 1) command.target += "/m1/revisions";
            command.target += "?name=" + command.mark;
            command.type = "text/plain";
            command.body = "年化利率（单利）3.6%起 " + command.mark;
            return command;
        } else {
            command.method = "PUT";
            command.target = "/api/v1/submissions/" + submission + "/facts";
        }
        command.body = base::to_string(body);
        return command;
    }

    [[nodiscard]] base::Result<http::Answer> send(Command const& command) {
        return person.send(command.method, command.target, command.key, command.body, command.type);
    }

    /// Until the server dies.
    void work(int round, Counter& acknowledged) {
        commands.clear();
        submission.clear();
        while (commands.size() < 150) {
            auto& command = commands.emplace_back(next(round));
            auto answer = send(command);
            if (!answer) break;
            if (!answer->ok()) {
                // An answer that is no acknowledgement would be a fault of the server.
                command.answer = *std::move(answer);
                break;
            }
            command.answer = *std::move(answer);
            follow(command);
            acknowledged.add();
        }
        acknowledged.leave();
    }

    void follow(Command const& command) {
        if (!submission.empty()) return;
        auto const json = base::parse_json(command.answer->body).value_or(Json());
        if (auto const* id = json["submission"].as_string()) submission = *id;
    }
};

/// How often the history of a submission holds a mark.
int count_marks(Json const& history, std::string const& mark) {
    int count = 0;
    for (auto const& event : *history["events"].as_array()) {
        for (auto const member : {"title", "name"}) {
            auto const* text = event["body"][member].as_string();
            if (text != nullptr && *text == mark) ++count;
        }
    }
    return count;
}

/// After the restart: the same keys answer the same, and each command happened exactly once.
/// Returns how many commands were acknowledged before the kill.
int check(Worker& worker) {
    int acknowledged = 0;
    for (auto& command : worker.commands) {
        INFO(command.method << ' ' << command.target << ' ' << command.key);
        if (command.answer) {
            INFO(command.answer->body);
            REQUIRE(command.answer->ok());
        }
        auto const again = worker.send(command);
        REQUIRE(again);
        INFO(again->body);
        REQUIRE(again->ok());
        if (command.answer) {
            ++acknowledged;
            REQUIRE(again->header("idempotent-replay") == "true");
            REQUIRE(again->status == command.answer->status);
            REQUIRE(again->body == command.answer->body);
        } else {
            command.answer = *again;
            worker.follow(command);
        }
    }
    if (worker.submission.empty()) return acknowledged;
    auto const answer =
        worker.person.send("GET", "/api/v1/submissions/" + worker.submission + "/history");
    REQUIRE(answer);
    REQUIRE(answer->status == 200);
    auto const history = base::parse_json(answer->body, {.bytes_max = 16u << 20});
    REQUIRE(history);
    for (auto const& command : worker.commands) {
        INFO(command.key);
        REQUIRE(count_marks(*history, command.mark) == 1);
    }
    return acknowledged;
}

}  // namespace

TEST_CASE("nothing acknowledged is lost, doubled or half there after kill -9 under load") {
    auto const asked = rounds_asked();
    auto const rounds_least = asked > 0 ? asked : 300;
    bool const full = asked == 0 || asked >= 300;
    e2e::Scratch const scratch;
    auto const data = scratch / "data";
    auto const log = scratch / "server.log";
    auto const secrets = e2e::load_bank(data);
    std::mt19937 random(seed);
    INFO("seed " << seed);

    auto server = std::make_unique<e2e::ServerProcess>(data, log);
    std::vector<std::unique_ptr<Worker>> workers;
    for (auto const& [login, unit] : std::vector<std::pair<std::string, std::string>>{
             {"chen.jing", "linjiang_retail_credit"},
             {"he.jianing", "linjiang_wealth"},
             {"lin.yi", "linjiang_credit_card"},
             {"wu.guifang", "guancheng"},
         }) {
        workers.push_back(std::make_unique<Worker>(server->port(), login, secrets.at(login), unit));
    }

    int acknowledged = 0;
    std::chrono::milliseconds slowest{0};
    int round = 0;
    for (; round < rounds_least || (full && acknowledged < acknowledged_least); ++round) {
        INFO("round " << round);
        Counter counter(workers.size());
        std::vector<std::thread> threads;
        for (auto& worker : workers)
            threads.emplace_back([&worker, &counter, round] { worker->work(round, counter); });
        // The kill follows the answer to one of the four; the other three are anywhere on their
        // way.
        counter.wait_for(static_cast<int>(random() % 70));
        (void)server->end(SIGKILL);
        for (auto& thread : threads)
            thread.join();

        auto const killed = Clock::now();
        server = std::make_unique<e2e::ServerProcess>(data, log);
        for (auto& worker : workers)
            worker->person.connect(server->port());
        auto const ready = workers.front()->person.send("GET", "/readyz");
        auto const took =
            std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - killed);
        slowest = std::max(slowest, took);
        REQUIRE(ready);
        REQUIRE(ready->status == 200);
        REQUIRE(took <= ready_within);
        for (auto& worker : workers)
            acknowledged += check(*worker);
        if (round % 50 == 49) {
            std::cerr << "kill -9: " << round + 1 << " rounds, " << acknowledged
                      << " acknowledged commands, slowest start " << slowest.count() << " ms\n";
        }
    }
    CHECK(server->end(SIGTERM) == 0);
    auto const verified = e2e::run({"audit", "verify", "--data", data.string()});
    INFO(verified.error << verified.out);
    CHECK(verified.status == 0);
    CHECK(acknowledged > 0);
}
