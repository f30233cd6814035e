#include "http/head.hpp"

#include <algorithm>
#include <charconv>

namespace yingshen::http {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view lower_case_b) {
    return std::ranges::equal(a, lower_case_b, [](char x, char y) {
        return (x >= 'A' && x <= 'Z' ? static_cast<char>(x - 'A' + 'a') : x) == y;
    });
}

/// RFC 3986 reg-name, IPv4 and bracketed IPv6 with a port, which is all that a Host can be.
bool is_host(std::string_view text) {
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("-._~:[]%!$&'()*+;=").find(c) != std::string_view::npos;
    });
}

/// How often the fields that frame a message occur, and their last values.
struct Counted {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
    std::string_view host, length, encoding, expect;
};

Counted count(Head const& head) {
    Counted out;
    for (auto const& [name, value] : head.headers) {
        if (name == "host") ++out.hosts, out.host = value;
        if (name == "content-length") ++out.lengths, out.length = value;
        if (name == "transfer-encoding") ++out.encodings, out.encoding = value;
        if (name == "expect") out.expect = value;
    }
    return out;
}

void check_host(Counted const& seen, bool http_1_0, std::vector<base::Fault>& faults) {
    if (seen.hosts > 1) faults.push_back({"host", "one Host", std::to_string(seen.hosts)});
    if (seen.hosts == 0 && !http_1_0) faults.push_back({"host", "a Host", "none"});
    if (seen.hosts == 1 && !is_host(seen.host)) {
        faults.push_back({"host", "a host name with an optional port", "other characters"});
    }
}

void check_encoding(Counted const& seen, bool http_1_0, std::vector<base::Fault>& faults) {
    if (seen.encodings == 0) return;
    if (seen.encodings > 1 || !equal_ignoring_case(seen.encoding, "chunked")) {
        faults.push_back({"transfer-encoding", "exactly \"chunked\"", "another value"});
    }
    if (seen.lengths > 0) {
        faults.push_back({"transfer-encoding", "no Content-Length beside it", "both"});
    }
    if (http_1_0) faults.push_back({"transfer-encoding", "HTTP/1.1", "HTTP/1.0"});
}

std::uint64_t check_length(Counted const& seen, std::vector<base::Fault>& faults) {
    if (seen.lengths == 0) return 0;
    std::uint64_t value = 0;
    auto const end = seen.length.data() + seen.length.size();
    auto const [at, error] = std::from_chars(seen.length.data(), end, value);
    if (seen.lengths > 1) {
        faults.push_back({"content-length", "one Content-Length", std::to_string(seen.lengths)});
    } else if (error != std::errc{} || at != end) {
        faults.push_back({"content-length", "a whole number of at most 64 bits", "another value"});
    }
    return value;
}

}  // namespace

std::expected<Framing, Refusal> check_head(Head const& head) {
    auto const seen = count(head);
    std::vector<base::Fault> faults;
    check_host(seen, head.http_1_0, faults);
    check_encoding(seen, head.http_1_0, faults);
    Framing framing;
    framing.content_length = check_length(seen, faults);
    framing.chunked = seen.encodings > 0;
    if (!faults.empty()) {
        return std::unexpected(Refusal{RefusalKind::bad_request, std::move(faults)});
    }
    if (!seen.expect.empty() && !head.http_1_0) {
        if (!equal_ignoring_case(seen.expect, "100-continue")) {
            return std::unexpected(Refusal{RefusalKind::expectation_failed, {}});
        }
        framing.expects_continue = framing.has_body();
    }
    return framing;
}

}  // namespace yingshen::http
