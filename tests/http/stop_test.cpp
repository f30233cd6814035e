#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "store/store.hpp"
#include "support/bank.hpp"
#include "support/checked_once.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

constexpr int clients = 16;

/// Creates submissions until the server closes the connection; what was acknowledged goes to `ids`.
void create_until_stopped(test::ApiClient& client, int number, std::atomic<int>& acknowledged,
                          std::mutex& mutex, std::vector<std::string>& ids) {
    for (int i = 0;; ++i) {
        auto const body =
            Json::Object{{"title", "并发" + std::to_string(number) + "-" + std::to_string(i)},
                         {"kind", "marketing_material"}};
        test::ApiAnswer answer;
        try {
            client.begin("POST", "/api/v1/submissions", {{"Content-Type", "application/json"}},
                         base::to_string(body));
            answer = client.finish("POST", "/api/v1/submissions");
        } catch (std::exception const&) {
            // The last answer came with Connection: close, and nobody listens any more.
            return;
        }
        if (answer.status != 201) return;
        std::scoped_lock const lock(mutex);
        ids.push_back(answer.text("submission"));
        ++acknowledged;
    }
}

}  // namespace

TEST_CASE("a graceful stop loses nothing that was acknowledged and leaves nothing half done") {
    test::Bank bank;
    std::vector<std::unique_ptr<test::ApiClient>> connections;
    for (int i = 0; i < clients; ++i)
        connections.push_back(bank.another("clerk"));
    std::mutex mutex;
    std::vector<std::string> ids;
    std::atomic<int> acknowledged = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < clients; ++i) {
        threads.emplace_back([&, i] {
            create_until_stopped(*connections[static_cast<std::size_t>(i)], i, acknowledged, mutex,
                                 ids);
        });
    }
    while (acknowledged < 200)
        std::this_thread::yield();
    bank.server().stop();
    for (auto& thread : threads)
        thread.join();
    connections.clear();
    bank.restart();
    CHECK(ids.size() >= 200);
    auto& auditor = bank.as("auditor");
    for (auto const& id : ids) {
        auto const view = auditor.get(path_of(id));
        INFO(id);
        CHECK(view.status == 200);
        CHECK(view.number("version") == 1);
    }
}

TEST_CASE("a second stop does nothing, and a stopped server answers nobody") {
    test::Bank bank;
    auto const port = bank.server().port();
    bank.server().stop();
    bank.server().stop();
    CHECK_THROWS(test::RawClient(port));
}

TEST_CASE("a server does not start on definitions with faults, and names every fault") {
    test::TempDirectory directory;
    auto const definitions = directory.path() / "definitions";
    std::filesystem::create_directories(definitions);
    std::filesystem::copy(YINGSHEN_SOURCE_DIR "/rules", definitions / "rules",
                          std::filesystem::copy_options::recursive);
    std::filesystem::create_directories(definitions / "workflows");
    std::filesystem::copy(YINGSHEN_SOURCE_DIR "/tests/http/broken.yaml",
                          definitions / "workflows" / "broken.yaml");
    test::ManualClock const clock;
    base::SystemRandom random;
    base::NullLog log;
    app::ServerSettings settings;
    settings.data = directory.path() / "data";
    settings.definitions = definitions;
    settings.port = 0;
    auto const opened = app::Server::open(settings, {clock, random, log, test::checked_once});
    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().code == "definitions_refused");
    REQUIRE(opened.error().faults.size() >= 2);
    CHECK_FALSE(std::filesystem::exists(settings.data));
}

TEST_CASE("only the first start on an empty directory hands out the administrator's secret") {
    test::Bank bank;
    CHECK(bank.server().first_secret().has_value());
    bank.restart();
    CHECK_FALSE(bank.server().first_secret().has_value());
}

TEST_CASE("a taken port is an error that says so, and a server that never started closes quietly") {
    test::Bank bank;
    test::TempDirectory const directory;
    test::ManualClock const clock;
    base::SystemRandom random;
    base::NullLog log;
    app::ServerSettings settings;
    settings.data = directory.path() / "data";
    settings.definitions = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
    settings.port = bank.server().port();
    CHECK_THROWS_WITH(app::Server::open(settings, {clock, random, log, test::checked_once}),
                      Catch::Contains(std::to_string(settings.port)));
    settings.port = 0;
    auto server = app::Server::open(settings, {clock, random, log, test::checked_once});
    REQUIRE(server.has_value());
    server->reset();
    CHECK(app::Server::open(settings, {clock, random, log, test::checked_once}).has_value());
}

TEST_CASE("a data directory belongs to one server, and only its owner may read it") {
    test::Bank bank;
    test::ManualClock const clock;
    base::SystemRandom random;
    base::NullLog log;
    app::ServerSettings settings;
    settings.data = bank.data() / "data";
    settings.definitions = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
    settings.port = 0;
    CHECK_THROWS_AS(app::Server::open(settings, {clock, random, log, test::checked_once}),
                    store::StoreError);
    auto const mode = std::filesystem::status(settings.data).permissions();
    CHECK(mode == std::filesystem::perms::owner_all);
}
