// Drives the reader that the sessions use: header checks, Beast, target, routes and bodies, from
// any bytes in pieces of any size. The first byte of the input chooses the size of the pieces.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "http/request_reader.hpp"

namespace {

using namespace yingshen;
using http::RequestReader;

constexpr std::size_t body_bytes_max = 1'000;
constexpr std::size_t header_bytes_max = 2'048;

void require(bool condition) {
    if (!condition) std::abort();
}

http::Routes const& routes() {
    static http::Routes const table = [] {
        auto const handle = [](std::shared_ptr<http::Request>, http::Reply) {};
        return http::Routes(
            {{http::Method::get, "/a/{id}", handle},
             {http::Method::get, "/a/b", handle},
             {http::Method::post, "/a/{id}/c", handle, http::Body::memory, body_bytes_max},
             {http::Method::delete_, "/a/{id}", handle}});
    }();
    return table;
}

http::Settings const& settings() {
    static http::Settings const fixed = [] {
        http::Settings out;
        out.limits.header_bytes_max = header_bytes_max;
        out.limits.target_bytes_max = 512;
        return out;
    }();
    return fixed;
}

std::size_t count_of(http::Request const& request, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::count_if(
        request.headers, [&](auto const& header) { return header.first == name; }));
}

/// What every handler may rely on.
void check(http::Request const& request) {
    require(request.path.starts_with('/') && !base::invalid_utf8(request.path));
    require(request.path.find('\0') == std::string::npos);
    require((request.path + "/").find("/../") == std::string::npos);
    for (auto const& [name, value] : request.params) {
        require(!value.empty() && value.find('/') == std::string::npos);
    }
    for (auto const& [name, value] : request.query) {
        require(!base::invalid_utf8(name) && !base::invalid_utf8(value));
    }
    require(request.body.size() <= body_bytes_max);
    require(count_of(request, "host") <= 1 && count_of(request, "content-length") <= 1);
    require(count_of(request, "content-length") + count_of(request, "transfer-encoding") <= 1);
    for (auto const& [name, value] : request.headers) {
        require(value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos);
    }
}

void check(http::Response const& answer) {
    if (answer.status == 204) return;
    auto const problem = base::parse_json(answer.body);
    require(problem && (*problem)["status"] == base::Json(answer.status));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    std::size_t const piece = 1 + data[0];
    std::string_view rest(reinterpret_cast<char const*>(data) + 1, size - 1);
    RequestReader reader(routes(), settings(), "fuzz", "192.0.2.1");
    while (true) {
        switch (reader.advance()) {
            case RequestReader::Step::send_continue:
                continue;
            case RequestReader::Step::need_more: {
                if (rest.empty()) return 0;
                auto const space = reader.space();
                require(!space.empty());
                auto const count = std::min({space.size(), rest.size(), piece});
                std::memcpy(space.data(), rest.data(), count);
                reader.commit(count);
                rest.remove_prefix(count);
                continue;
            }
            case RequestReader::Step::complete:
                check(*reader.take_request());
                break;
            case RequestReader::Step::answered:
                check(reader.take_answer());
                break;
        }
        if (!reader.exchange().keep_alive) return 0;
        reader.next();
    }
}
