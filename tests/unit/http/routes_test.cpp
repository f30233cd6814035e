#include "http/routes.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>

using namespace yingshen::http;

namespace {

Route route(Method method, std::string pattern) {
    return {method, std::move(pattern), [](std::shared_ptr<Request>, Reply) {}};
}

}  // namespace

TEST_CASE("a literal segment beats a capture, and a dead end backs out of it") {
    Routes const routes({route(Method::get, "/a/{x}/c"), route(Method::get, "/a/b/d"),
                         route(Method::get, "/a/b"), route(Method::get, "/a/{y}"),
                         route(Method::post, "/a/{z}"), route(Method::get, "/")});
    auto const pattern = [&](Method method, std::string_view path) {
        auto const match = routes.find(method, path);
        return match.route ? match.route->pattern : "none, allow " + match.allow;
    };
    CHECK(pattern(Method::get, "/") == "/");
    CHECK(pattern(Method::get, "/a/b") == "/a/b");
    CHECK(pattern(Method::get, "/a/b/d") == "/a/b/d");
    CHECK(pattern(Method::get, "/a/b/c") == "/a/{x}/c");
    CHECK(pattern(Method::get, "/a/q") == "/a/{y}");
    CHECK(pattern(Method::post, "/a/b") == "/a/{z}");
    CHECK(pattern(Method::put, "/a/b") == "none, allow GET, HEAD, POST, OPTIONS");
    CHECK(pattern(Method::get, "/a/b/e") == "none, allow ");
    CHECK(pattern(Method::get, "/a/") == "none, allow ");
    CHECK(pattern(Method::get, "/a/b/") == "none, allow ");
    CHECK(pattern(Method::get, "/a//c") == "none, allow ");
    CHECK(pattern(Method::get, "//") == "none, allow ");
    CHECK(routes.find(std::nullopt, "/a/b/d").allow == "GET, HEAD, OPTIONS");
}

TEST_CASE("captures carry the names of their own route") {
    Routes const routes({route(Method::get, "/s/{id}/o/{opinion}"),
                         route(Method::put, "/s/{submission}/o/{number}")});
    auto const got = routes.find(Method::get, "/s/1/o/2").params;
    CHECK(got == decltype(got){{"id", "1"}, {"opinion", "2"}});
    auto const put = routes.find(Method::put, "/s/1/o/2").params;
    CHECK(put == decltype(put){{"submission", "1"}, {"number", "2"}});
}

TEST_CASE("a table that contradicts itself does not start") {
    CHECK_THROWS_AS(Routes({route(Method::get, "/a/{x}"), route(Method::get, "/a/{y}")}),
                    std::logic_error);
    CHECK_THROWS_AS(Routes({route(Method::get, "a")}), std::logic_error);
    CHECK_THROWS_AS(Routes({route(Method::get, "/a{x}")}), std::logic_error);
    CHECK_THROWS_AS(Routes({Route{Method::get, "/a", {}}}), std::logic_error);
}
