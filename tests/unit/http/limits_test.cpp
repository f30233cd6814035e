#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <future>
#include <system_error>

#include "unit/http/server_fixture.hpp"

using namespace yingshen;
using namespace yingshen::test;
using std::chrono::milliseconds;

TEST_CASE("a slow header, body or reader ends by its time limit") {
    TestServer server([](http::Settings& settings) {
        settings.limits.header_timeout = milliseconds(60);
        settings.limits.body_timeout = milliseconds(60);
        settings.limits.idle_timeout = milliseconds(60);
        settings.limits.write_timeout = milliseconds(60);
    });
    SECTION("header") {
        RawClient client(server.port());
        client.send("GET /hello HTTP/1.1\r\nHost: a");
        auto const response = client.receive();
        REQUIRE(response);
        CHECK(response->status == 408);
        CHECK(client.receive_end());
    }
    SECTION("header, a byte now and then") {
        RawClient client(server.port(), milliseconds(10));
        bool ended = false;
        // One byte each 10 ms would take seconds; the limit counts from the first byte.
        for (int i = 0; i < 500 && !ended; ++i) {
            client.send(i == 0 ? "GET /hello HTTP/1.1\r\nX-A: " : "a");
            ended = client.receive().has_value();
        }
        CHECK(ended);
    }
    SECTION("body") {
        RawClient client(server.port());
        client.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
        CHECK(client.receive()->status == 408);
        CHECK(client.receive_end());
    }
    SECTION("silence") {
        RawClient client(server.port());
        CHECK(client.receive_end());
        RawClient used(server.port());
        used.send(get("/hello"));
        CHECK(used.receive()->status == 200);
        CHECK(used.receive_end());
    }
    SECTION("an answer nobody reads") {
        RawClient client(server.port());
        // More answers than the kernel's buffers hold, so the server has to wait for the reader.
        std::string bytes;
        for (int i = 0; i < 100; ++i)
            bytes += get("/file");
        client.send(bytes);
        CHECK(eventually([&] { return server.server().open_connections() == 1; }));
        CHECK(eventually([&] { return server.server().open_connections() == 0; }));
    }
    CHECK(server.is_well());
}

TEST_CASE("connections beyond the limit are told so, and the next is welcome when one ends") {
    TestServer server([](http::Settings& settings) { settings.limits.connections_max = 2; });
    auto first = std::make_unique<RawClient>(server.port());
    first->send(get("/hello"));
    CHECK(first->receive()->status == 200);
    RawClient second(server.port());
    second.send(get("/hello"));
    CHECK(second.receive()->status == 200);
    {
        RawClient third(server.port());
        auto const response = third.receive();
        REQUIRE(response);
        CHECK(response->status == 503);
        CHECK(response->header("retry-after") == "1");
        CHECK(response->body.find("too_many_connections") != std::string::npos);
    }
    first.reset();
    // The server sees the end of a connection when it comes to it.
    CHECK(eventually([&] { return server.is_well(); }));
}

TEST_CASE("requests beyond the queue are answered 503 at once") {
    std::promise<void> open;
    auto const gate = open.get_future().share();
    std::promise<void> busy;
    base::NullLog log;
    CountingRandom random(1);
    http::Settings settings;
    settings.worker_threads = 1;
    settings.limits.queued_requests_max = 1;
    http::Server server(settings,
                        {{http::Method::get, "/blocks",
                          [&](std::shared_ptr<http::Request> request, http::Reply reply) {
                              if (request->query_value("first") == "yes") busy.set_value();
                              gate.wait();
                              reply({});
                          }}},
                        log, random);
    server.start();
    RawClient running(server.port());
    running.send(get("/blocks?first=yes"));
    busy.get_future().wait();
    // The worker is busy: of two more requests one waits in the queue and one is refused.
    RawClient a(server.port(), milliseconds(10));
    RawClient b(server.port(), milliseconds(10));
    a.send(get("/blocks"));
    b.send(get("/blocks"));
    std::optional<RawResponse> refused;
    for (int i = 0; i < 500 && !refused; ++i) {
        refused = a.receive();
        if (!refused) refused = b.receive();
    }
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK(refused->header("retry-after") == "1");
    CHECK(refused->body.find("server_busy") != std::string::npos);
    open.set_value();
    CHECK(running.receive()->status == 200);
    server.stop();
}

TEST_CASE("accepting survives running out of file descriptors") {
    TestServer server;
    CHECK(server.is_well());
    // The client has its descriptor; the accepted side is the one that finds none.
    rlimit before{};
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
    std::vector<std::unique_ptr<std::ifstream>> fillers;
    auto low = before;
    low.rlim_cur = 64;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
    while (true) {
        auto file = std::make_unique<std::ifstream>("/dev/null");
        if (!file->is_open()) break;
        fillers.push_back(std::move(file));
    }
    fillers.pop_back();
    RawClient client(server.port());
    client.send(get("/hello"));
    CHECK(eventually([&] { return server.log().find("accept_failed") != std::string::npos; }));
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
    CHECK(client.receive()->body == "hello");
    CHECK(server.is_well());
}

TEST_CASE("an upload directory that cannot be written answers 503, not a hang") {
    std::filesystem::path uploads;
    TestServer server([&](http::Settings& settings) { uploads = settings.upload_directory; });
    std::filesystem::remove_all(uploads);
    auto const response = exchange(server.port(), post("/upload", "data"));
    REQUIRE(response);
    CHECK(response->status == 503);
    CHECK(response->body.find("upload_not_stored") != std::string::npos);
    CHECK(response->body.find(uploads.string()) == std::string::npos);
    CHECK(server.is_well());
    std::filesystem::create_directories(uploads);
}

TEST_CASE("a taken port is one clear error") {
    TestServer server;
    base::NullLog log;
    CountingRandom random(1);
    http::Settings settings;
    settings.port = server.port();
    CHECK_THROWS_WITH((http::Server{settings, {}, log, random}),
                      Catch::Contains("127.0.0.1:" + std::to_string(server.port())));
    settings.address = "nonsense";
    CHECK_THROWS_AS((http::Server{settings, {}, log, random}), std::system_error);
}
