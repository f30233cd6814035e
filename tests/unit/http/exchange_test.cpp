#include <catch2/catch.hpp>
#include <thread>

#include "base/hash.hpp"
#include "base/json.hpp"
#include "unit/http/server_fixture.hpp"

using namespace yingshen;
using namespace yingshen::test;

TEST_CASE("a connection is used for many requests") {
    TestServer server;
    RawClient client(server.port());
    std::string last_id;
    for (int i = 0; i < 50; ++i) {
        client.send(post("/echo", "body " + std::to_string(i)));
        auto const response = client.receive();
        REQUIRE(response);
        CHECK(response->body == "body " + std::to_string(i));
        CHECK(response->header("connection").empty());
        CHECK(response->header("x-content-type-options") == "nosniff");
        CHECK(response->header("cache-control") == "no-store");
        CHECK(response->header("x-request-id") != last_id);
        last_id = response->header("x-request-id");
    }
    CHECK(server.server().open_connections() == 1);
}

TEST_CASE("ten pipelined requests are answered in order") {
    TestServer server([](http::Settings& settings) { settings.worker_threads = 4; });
    RawClient client(server.port());
    std::string bytes;
    for (int i = 0; i < 10; ++i) {
        bytes += i % 3 == 2 ? get("/missing/" + std::to_string(i))
                            : post("/echo", "number " + std::to_string(i));
    }
    client.send(bytes);
    for (int i = 0; i < 10; ++i) {
        auto const response = client.receive();
        REQUIRE(response);
        if (i % 3 == 2) CHECK(response->status == 404);
        if (i % 3 != 2) CHECK(response->body == "number " + std::to_string(i));
    }
}

TEST_CASE("a request that arrives byte by byte is the same request") {
    TestServer server;
    RawClient client(server.port());
    for (char const c : post("/echo", "slowly", "X-A: b\r\n"))
        client.send({&c, 1});
    auto const response = client.receive();
    REQUIRE(response);
    CHECK(response->body == "slowly");
}

TEST_CASE("Connection: close and HTTP/1.0 end the connection, keep-alive keeps it") {
    TestServer server;
    RawClient closing(server.port());
    closing.send(get("/hello", "Connection: close\r\n"));
    CHECK(closing.receive()->header("connection") == "close");
    CHECK(closing.receive_end());

    RawClient old(server.port());
    old.send("GET /hello HTTP/1.0\r\n\r\n");
    CHECK(old.receive()->header("connection") == "close");
    CHECK(old.receive_end());

    RawClient kept(server.port());
    kept.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    CHECK(kept.receive()->header("connection") == "keep-alive");
    kept.send(get("/hello"));
    CHECK(kept.receive()->status == 200);
}

TEST_CASE("HEAD answers as GET without a body, and the connection goes on") {
    TestServer server;
    RawClient client(server.port());
    client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const head = client.receive(true);
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->header("content-length") == "5");
    client.send("HEAD /file HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive(true)->header("content-length") == "300000");
    client.send(get("/hello"));
    CHECK(client.receive()->body == "hello");
}

TEST_CASE("unknown paths and methods are told apart, and OPTIONS lists the methods") {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/nowhere"));
    auto const missing = client.receive();
    CHECK(missing->status == 404);
    CHECK((*base::parse_json(missing->body))["code"] == base::Json("route_not_found"));
    client.send("DELETE /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const wrong = client.receive();
    CHECK(wrong->status == 405);
    CHECK(wrong->header("allow") == "GET, HEAD, OPTIONS");
    CHECK((*base::parse_json(wrong->body))["code"] == base::Json("method_not_allowed"));
    client.send("PATCH /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive()->header("allow") == "POST, OPTIONS");
    client.send("OPTIONS /echo HTTP/1.1\r\nHost: a\r\n\r\n");
    auto const options = client.receive();
    CHECK(options->status == 204);
    CHECK(options->header("allow") == "POST, OPTIONS");
    CHECK(options->header("content-length").empty());
    client.send("HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(client.receive(true)->status == 404);
    client.send(get("/hello"));
    CHECK(client.receive()->body == "hello");
}

TEST_CASE("handlers see the decoded path, captures and query") {
    TestServer server;
    auto const response =
        exchange(server.port(), get("/items/%E5%AE%A1+x?q=a+b%2Bc&q=&flag&%E5%AE%A1=1"));
    REQUIRE(response);
    CHECK(response->body == "/items/审+x {id=审+x} [q=a b+c] [q=] [flag=] [审=1]");
    CHECK(exchange(server.port(), get("/items/special"))->body == "the literal");
    CHECK(exchange(server.port(), get("/items/"))->status == 404);
}

TEST_CASE("Expect: 100-continue is answered before the body comes") {
    TestServer server;
    RawClient client(server.port());
    client.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
    auto const interim = client.receive(false, true);
    REQUIRE(interim);
    CHECK(interim->status == 100);
    client.send("body");
    CHECK(client.receive()->body == "body");

    RawClient refused(server.port());
    refused.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\nExpect: "
        "100-continue\r\n\r\n");
    CHECK(refused.receive(false, true)->status == 413);
}

TEST_CASE("a reply may come later from another thread") {
    TestServer server;
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 16; ++i) {
        clients.push_back(std::make_unique<RawClient>(server.port()));
        clients.back()->send(get("/held"));
    }
    auto replies = server.held().take(16);
    // More requests are served meanwhile: a held reply holds no worker.
    CHECK(server.is_well());
    std::thread([&] {
        for (auto& reply : replies) {
            http::Response response;
            response.status = 201;
            response.body = "{}";
            reply(std::move(response));
        }
    }).join();
    for (auto const& client : clients) {
        auto const response = client->receive();
        REQUIRE(response);
        CHECK(response->status == 201);
    }
}

TEST_CASE("a handler that throws, forgets or splits headers answers 500 without internals") {
    TestServer server;
    for (std::string const path : {"/throws", "/forgets", "/splits"}) {
        INFO(path);
        RawClient client(server.port());
        client.send(get(path));
        auto const response = client.receive();
        REQUIRE(response);
        CHECK(response->status == 500);
        CHECK(response->header("set-cookie").empty());
        CHECK(response->body.find("secret") == std::string::npos);
        CHECK((*base::parse_json(response->body))["code"] == base::Json("internal_error"));
        CHECK(server.log().find(std::string(response->header("x-request-id"))) !=
              std::string::npos);
        client.send(get("/hello"));
        CHECK(client.receive()->status == 200);
    }
    CHECK(server.log().find("a secret of the inside") != std::string::npos);
}

TEST_CASE("a body of 5 MiB streams through a file, which is deleted with the request") {
    TestServer server;
    std::string body(5 << 20, '\0');
    std::uint64_t state = 42;
    for (auto& byte : body) {
        state = state * 6364136223846793005 + 1442695040888963407;
        byte = static_cast<char>(state >> 56);
    }
    auto const hash = base::hex(base::sha256(body));
    RawClient client(server.port());
    client.send(post("/upload", body));
    CHECK(client.receive()->body == hash);

    std::string chunked = "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (std::size_t at = 0; at < body.size(); at += 0x10000) {
        chunked += "10000\r\n" + body.substr(at, 0x10000) + "\r\n";
    }
    client.send(chunked + "0\r\n\r\n");
    CHECK(client.receive()->body == hash);
    client.send(get("/hello"));
    CHECK(client.receive()->status == 200);
    // The worker drops the request at its own pace, at the latest when the server stops.
    server.server().stop();
    CHECK(server.files_in_upload_directory() == 0);
}

TEST_CASE("an upload that ends early leaves no file") {
    TestServer server;
    {
        RawClient client(server.port());
        client.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n");
        client.send(std::string(500'000, 'u'));
    }
    server.server().stop();
    CHECK(server.files_in_upload_directory() == 0);
}

TEST_CASE("a file is sent as it is") {
    TestServer server;
    auto const response = exchange(server.port(), get("/file"));
    REQUIRE(response);
    CHECK(response->body == std::string(300'000, 'f'));
}
