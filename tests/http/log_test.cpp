#include "app/log.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <sstream>
#include <stdexcept>

#include "app/pool.hpp"
#include "support/bank.hpp"
#include "support/checked_once.hpp"

using namespace yingshen;
using base::Json;

TEST_CASE("a log line is one JSON object, whatever its fields hold") {
    std::ostringstream out;
    test::ManualClock const clock;
    app::JsonLog log(out, clock);
    log.write(base::LogLevel::debug, "too_fine", {});
    log.write(base::LogLevel::error, "job_failed",
              {{"reason", "a \"quote\",\nand \xff"}, {"pool", "slow"}});
    auto const text = out.str();
    REQUIRE(text.ends_with("}\n"));
    CHECK(text.find('\n') == text.size() - 1);
    auto const line = base::parse_json(text.substr(0, text.size() - 1));
    REQUIRE(line.has_value());
    CHECK((*line)["at"] == Json("2026-11-23T02:00:00.000000Z"));
    CHECK((*line)["level"] == Json("error"));
    CHECK((*line)["event"] == Json("job_failed"));
    CHECK((*line)["reason"] == Json("a \"quote\",\nand \xEF\xBF\xBD"));
}

TEST_CASE("what a request leaves in the log names no person and no text") {
    std::ostringstream out;
    test::ManualClock const clock;
    base::SystemRandom random;
    app::JsonLog log(out, clock, base::LogLevel::debug);
    test::TempDirectory const directory;
    app::ServerSettings settings;
    settings.data = directory.path() / "data";
    settings.definitions = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
    settings.port = 0;
    auto const server = *app::Server::open(settings, {clock, random, log, test::checked_once});
    server->start();
    test::Contract const contract;
    test::ApiClient client(server->port(), contract);
    auto const secret = server->first_secret()->value;
    REQUIRE(client.log_in(Json::Object{{"login", "admin"}, {"one_time_secret", secret}}).status ==
            201);
    auto const create =
        Json::Object{{"title", "机密标题"}, {"kind", "marketing_material"}, {"unit", "bank"}};
    CHECK(client.post("/api/v1/submissions", create).status == 403);
    CHECK(client.get("/api/v1/submissions?text=机密").status == 200);
    server->stop();
    auto const text = out.str();
    CHECK(text.find("server_started") != std::string::npos);
    for (auto const* word : {"机密", "系统管理员", secret.c_str(), client.cookie().c_str()}) {
        INFO(word);
        CHECK(text.find(word) == std::string::npos);
    }
}

TEST_CASE("a pool refuses what does not fit its queue, and survives a job that throws") {
    base::NullLog log;
    std::atomic<int> done = 0;
    std::atomic<bool> go = false;
    std::atomic<bool> busy = false;
    app::Pool pool("test", 1, 2, log);
    REQUIRE(pool.run([&] {
        busy = true;
        busy.notify_all();
        go.wait(false);
        throw std::runtime_error("thrown on purpose");
    }));
    busy.wait(false);
    CHECK(pool.run([&] { ++done; }));
    CHECK(pool.run([&] { ++done; }));
    CHECK_FALSE(pool.run([&] { ++done; }));
    go = true;
    go.notify_all();
    pool.stop();
    CHECK(done == 2);
    CHECK_FALSE(pool.run([&] { ++done; }));
}
