#include <catch2/catch.hpp>

#include "base/json.hpp"
#include "unit/http/server_fixture.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

struct Row {
    std::string name;
    std::string bytes;
    int status;
    std::string code;
};

std::string const start = "POST /echo HTTP/1.1\r\nHost: bank.example\r\n";

std::string repeated(std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += piece;
    return out;
}

std::vector<Row> framing_rows() {
    return {
        {"obsolete line folding", start + "X-A: b\r\n c\r\n\r\n", 400, "http_bad_request"},
        {"folding with a tab", start + "X-A: b\r\n\tc\r\n\r\n", 400, "http_bad_request"},
        {"Transfer-Encoding: gzip with a Content-Length",
         start + "Transfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", 400,
         "http_bad_request"},
        {"Transfer-Encoding: gzip", start + "Transfer-Encoding: gzip\r\n\r\n", 400,
         "http_bad_request"},
        {"chunked twice in one header",
         start + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 400, "http_bad_request"},
        {"chunked in two headers",
         start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"xchunked", start + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"gzip, chunked", start + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"an empty Transfer-Encoding", start + "Transfer-Encoding:\r\n\r\n", 400,
         "http_bad_request"},
        {"Content-Length before chunked",
         start + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"chunked before Content-Length",
         start + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"chunked in HTTP/1.0",
         "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"two equal Content-Lengths", start + "Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
         400, "http_bad_request"},
        {"two different Content-Lengths",
         start + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc", 400, "http_bad_request"},
        {"a list of Content-Lengths", start + "Content-Length: 3, 3\r\n\r\nabc", 400,
         "http_bad_request"},
        {"a Content-Length with a sign", start + "Content-Length: +3\r\n\r\nabc", 400,
         "http_bad_request"},
        {"a negative Content-Length", start + "Content-Length: -3\r\n\r\nabc", 400,
         "http_bad_request"},
        {"a Content-Length beyond 64 bits", start + "Content-Length: 99999999999999999999\r\n\r\n",
         400, "http_bad_request"},
        {"a chunk size that is no number",
         start + "Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"a negative chunk size",
         start + "Transfer-Encoding: chunked\r\n\r\n-1\r\nabc\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"a chunk size beyond 64 bits",
         start + "Transfer-Encoding: chunked\r\n\r\n11111111111111111\r\nabc\r\n", 400,
         "http_bad_request"},
        {"a chunk longer than its size",
         start + "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n", 400,
         "http_bad_request"},
        {"a second Content-Length in the trailer",
         start + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nContent-Length: 9\r\n\r\n", 400,
         "http_bad_request"},
        {"a 70 KiB trailer",
         start + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Trailer: " +
             std::string(70 * 1024, 't') + "\r\n\r\n",
         400, "http_bad_request"},
        {"a 70 KiB trailer of many fields",
         start + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n" +
             repeated("X-Trailer: t\r\n", 5'200) + "\r\n",
         400, "http_bad_request"},
        {"a body beyond the limit", start + "Content-Length: 1048577\r\n\r\n", 413,
         "body_too_large"},
        {"a chunk beyond the limit",
         start + "Transfer-Encoding: chunked\r\n\r\n" +
             repeated("10000\r\n" + std::string(65536, 'a') + "\r\n", 17),
         413, "body_too_large"},
        {"a body where none is taken",
         "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na", 413, "body_too_large"},
        {"chunks where no body is taken",
         "GET /hello HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
         413, "body_too_large"},
        {"an unknown expectation", start + "Content-Length: 1\r\nExpect: magic\r\n\r\na", 417,
         "expectation_failed"},
    };
}

std::vector<Row> header_rows() {
    using namespace std::string_literals;
    return {
        {"two Hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400, "http_bad_request"},
        {"no Host", "GET /hello HTTP/1.1\r\n\r\n", 400, "http_bad_request"},
        {"a Host with a path", "GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "http_bad_request"},
        {"a NUL in a header value", "GET /hello HTTP/1.1\r\nHost: a\r\nX-A: b\0c\r\n\r\n"s, 400,
         "http_bad_request"},
        {"a NUL in the target", "GET /he\0llo HTTP/1.1\r\nHost: a\r\n\r\n"s, 400,
         "http_bad_request"},
        {"lines that end in LF", "GET /hello HTTP/1.1\nHost: a\n\n", 400, "http_bad_request"},
        {"a bare CR in a value", "GET /hello HTTP/1.1\r\nHost: a\r\nX-A: b\rc\r\n\r\n", 400,
         "http_bad_request"},
        {"a space before the colon", "GET /hello HTTP/1.1\r\nHost : a\r\n\r\n", 400,
         "http_bad_request"},
        {"a line without a colon", "GET /hello HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n", 400,
         "http_bad_request"},
        {"two empty lines first", "\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400,
         "http_bad_request"},
        {"HTTP/2 without a handshake", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "http_bad_request"},
        {"HTTP/1.2", "GET /hello HTTP/1.2\r\nHost: a\r\n\r\n", 400, "http_bad_request"},
        {"no version", "GET /hello\r\nHost: a\r\n\r\n", 400, "http_bad_request"},
        {"a TLS handshake", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, 400,
         "http_bad_request"},
        {"a header of 17 KiB", get("/hello", "X-A: " + std::string(17 * 1024, 'a') + "\r\n"), 431,
         "header_too_large"},
        {"a header of 17 KiB in many fields", get("/hello", repeated("X-A: b\r\n", 2'200)), 431,
         "header_too_large"},
        {"a target of 9 KiB", get("/hello?" + std::string(9 * 1024, 'q')), 414, "target_too_long"},
        {"a target without an end", "GET /" + std::string(32 * 1024, 'q'), 414, "target_too_long"},
        {"a path that climbs", get("/a/../hello"), 400, "http_bad_request"},
        {"a path that climbs in disguise", get("/a/%2e%2E/hello"), 400, "http_bad_request"},
        {"an encoded slash", get("/items/a%2Fb"), 400, "http_bad_request"},
        {"an encoded NUL", get("/items/a%00b"), 400, "http_bad_request"},
        {"an encoded NUL in the query", get("/items/a?x=%00"), 400, "http_bad_request"},
        {"half a percent escape", get("/items/a%4"), 400, "http_bad_request"},
        {"a percent escape of no digits", get("/items/a?x=%zz"), 400, "http_bad_request"},
        {"malformed UTF-8 in the path", get("/items/%ff"), 400, "http_bad_request"},
        {"malformed UTF-8 in the query", get("/items/a?x=%e5%ae"), 400, "http_bad_request"},
        {"raw bytes beyond ASCII in the target", get("/items/\xe5\xae\xa1"), 400,
         "http_bad_request"},
        {"a target that is no path", get("hello"), 400, "http_bad_request"},
        {"an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400, "http_bad_request"},
    };
}

}  // namespace

TEST_CASE("bytes that break the rules are refused with a problem and the server lives on") {
    TestServer server;
    auto rows = framing_rows();
    for (auto& row : header_rows())
        rows.push_back(std::move(row));
    for (auto const& row : rows) {
        INFO(row.name);
        RawClient client(server.port());
        client.send(row.bytes);
        auto const response = client.receive();
        REQUIRE(response);
        CHECK(response->status == row.status);
        CHECK(response->header("content-type") == "application/problem+json");
        CHECK(response->header("connection") == "close");
        CHECK_FALSE(response->header("x-request-id").empty());
        auto const problem = base::parse_json(response->body);
        REQUIRE(problem);
        CHECK((*problem)["code"] == base::Json(row.code));
        CHECK((*problem)["status"] == base::Json(row.status));
        CHECK((*problem)["request_id"] == base::Json(response->header("x-request-id")));
        CHECK(client.receive_end());
        CHECK(server.is_well());
    }
    CHECK(server.log().empty());
}

TEST_CASE("what looks odd but is within the rules is served") {
    TestServer server;
    struct Good {
        char const* name;
        std::string bytes;
    };
    for (auto const& row : {
             Good{"one empty line first", "\r\n" + get("/hello")},
             Good{"HTTP/1.0 without a Host", "GET /hello HTTP/1.0\r\n\r\n"},
             Good{"absolute form", get("http://bank.example/hello")},
             Good{"a header of 15 KiB",
                  get("/hello", "X-A: " + std::string(15 * 1024, 'a') + "\r\n")},
             Good{"an empty chunked body where none is taken",
                  get("/hello", "Transfer-Encoding: chunked\r\n").append("0\r\n\r\n")},
             Good{"Content-Length: 0 where no body is taken",
                  get("/hello", "Content-Length: 0\r\n")},
             Good{"bytes beyond ASCII in a value", get("/hello", "X-A: \xe5\xae\xa1\r\n")},
         }) {
        INFO(row.name);
        auto const response = exchange(server.port(), row.bytes);
        REQUIRE(response);
        CHECK(response->status == 200);
        CHECK(response->body == "hello");
    }
    auto const chunked =
        exchange(server.port(), start +
                                    "Transfer-Encoding: Chunked\r\n\r\n3;a=b\r\nabc\r\n"
                                    "2\r\nde\r\n0\r\nX-Trailer: t\r\n\r\n");
    REQUIRE(chunked);
    CHECK(chunked->status == 200);
    CHECK(chunked->body == "abcde");
}

TEST_CASE("32 MiB of chunk extensions end long before they are sent") {
    TestServer server;
    auto const one_extension = GENERATE(std::size_t{1'000}, std::size_t{32} << 20);
    INFO("extensions of " << one_extension << " bytes");
    RawClient client(server.port());
    client.send(start + "Transfer-Encoding: chunked\r\n\r\n");
    std::size_t sent = 0;
    std::string const padding(std::min<std::size_t>(one_extension, 64 * 1024), 'e');
    while (sent < std::size_t{32} << 20) {
        std::string piece;
        if (one_extension <= padding.size()) piece = "1;" + padding + "\r\nx\r\n";
        if (one_extension > padding.size()) piece = (sent == 0 ? "1;" : "") + padding;
        auto const taken = client.send(piece);
        sent += taken;
        if (taken < piece.size()) break;
    }
    // What the kernel's buffers and the lingering close take is all that is lost.
    CHECK(sent < std::size_t{16} << 20);
    CHECK(server.is_well());
}
