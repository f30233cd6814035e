#include <catch2/catch.hpp>
#include <cstdlib>
#include <future>
#include <random>
#include <thread>

#include "unit/http/server_fixture.hpp"

using namespace yingshen;
using namespace yingshen::test;

TEST_CASE("stop waits for requests in flight and sends their answers") {
    TestServer server([](http::Settings& settings) { settings.io_threads = 2; });
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 8; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(get("/held"));
    }
    // Connections are dealt out in turn, so each of the two loops has one of these.
    RawClient idle(server.port());
    RawClient other_idle(server.port());
    for (auto* const client : {&idle, &other_idle}) {
        client->send(get("/hello"));
        CHECK(client->receive()->status == 200);
    }
    auto replies = server.held().take(8);
    auto stopped = std::async(std::launch::async, [&] { server.server().stop(); });
    // Idle connections are closed first, which shows that the stop has begun in their loop.
    CHECK(idle.receive_end());
    CHECK(other_idle.receive_end());
    for (auto& reply : replies)
        reply({});
    for (auto const& client : clients) {
        auto const response = client->receive();
        REQUIRE(response);
        CHECK(response->status == 200);
        CHECK(response->header("connection") == "close");
        CHECK(client->receive_end());
    }
    clients.clear();
    stopped.get();
    CHECK(server.server().open_connections() == 0);
    CHECK_THROWS(RawClient(server.port()));
}

TEST_CASE("stop does not wait longer than its limit for a reply that never comes") {
    http::Reply late;
    {
        TestServer server([](http::Settings& settings) {
            settings.limits.drain_timeout = std::chrono::milliseconds(50);
        });
        RawClient client(server.port());
        client.send(get("/held"));
        late = std::move(server.held().take(1).front());
        server.server().stop();
        CHECK(client.receive_end());
        CHECK(server.log().find("http_drain_timed_out") != std::string::npos);
    }
    // The server is gone; the reply goes nowhere and does no harm.
    late({});
}

TEST_CASE("stop during load loses no answer that a client was promised") {
    TestServer server([](http::Settings& settings) { settings.io_threads = 2; });
    std::atomic<int> answered = 0;
    std::atomic<int> torn = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back([&] {
            RawClient client(server.port());
            while (true) {
                if (client.send(post("/echo", "load")) == 0) return;
                auto const response = client.receive();
                if (!response) return;
                if (response->status != 200 || response->body != "load") ++torn;
                ++answered;
                if (response->header("connection") == "close") return;
            }
        });
    }
    while (answered < 500)
        std::this_thread::yield();
    server.server().stop();
    for (auto& client : clients)
        client.join();
    CHECK(torn == 0);
    CHECK(server.log().empty());
}

TEST_CASE("stop ends at whatever moment of the sweeps it comes") {
    constexpr int rounds = 400;
    std::minstd_rand moments(20261123);
    auto stopped = std::async(std::launch::async, [&] {
        for (int round = 0; round < rounds; ++round) {
            TestServer server([](http::Settings& settings) {
                // The shortest of the limits says how often sessions are looked at: each 5 ms.
                settings.limits.idle_timeout = std::chrono::milliseconds(20);
            });
            std::this_thread::sleep_for(std::chrono::microseconds(moments() % 10'000));
            server.server().stop();
        }
    });
    bool const ended = stopped.wait_for(std::chrono::seconds(120)) == std::future_status::ready;
    if (!ended) std::abort();  // its thread cannot be joined, nor a report be awaited
    CHECK(ended);
}

TEST_CASE("a server that was never started stops without fuss") {
    base::NullLog log;
    CountingRandom random(1);
    http::Server server({}, {}, log, random);
    CHECK(server.port() != 0);
    server.stop();
}
