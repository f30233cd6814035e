#include "http/target.hpp"

#include <optional>

#include "base/utf8.hpp"

namespace yingshen::http {
namespace {

using base::Fault;

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<unsigned>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<unsigned>(c - 'A' + 10);
    return std::nullopt;
}

enum class Part { path, query };

Fault fault(Part part, std::string expected, std::string found) {
    return {part == Part::path ? "path" : "query", std::move(expected), std::move(found)};
}

/// Undoes percent-encoding, and "+" for a space in a query.
std::expected<std::string, Fault> decode(std::string_view text, Part part) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && part == Part::query) {
            out += ' ';
            continue;
        }
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        auto const high = i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        auto const low = i + 2 < text.size() ? hex_digit(text[i + 2]) : std::nullopt;
        if (!high || !low) {
            return std::unexpected(
                fault(part, "two hexadecimal digits after each %", std::string(text.substr(i, 3))));
        }
        auto const byte = static_cast<unsigned char>(*high << 4 | *low);
        bool const control = byte < 0x20 || byte == 0x7f;
        if (byte == 0 || (part == Part::path && (control || byte == '/'))) {
            return std::unexpected(fault(part, "no encoded slash, NUL or control character",
                                         std::string(text.substr(i, 3))));
        }
        out += static_cast<char>(byte);
        i += 2;
    }
    if (auto const at = base::invalid_utf8(out)) {
        return std::unexpected(
            fault(part, "UTF-8", "a malformed byte at offset " + std::to_string(*at)));
    }
    return out;
}

std::optional<Fault> dot_segment(std::string_view path) {
    for (std::size_t begin = 1; begin <= path.size();) {
        auto end = path.find('/', begin);
        if (end == std::string_view::npos) end = path.size();
        auto const segment = path.substr(begin, end - begin);
        if (segment == "." || segment == "..") {
            return fault(Part::path, "no \".\" or \"..\" segment", std::string(segment));
        }
        begin = end + 1;
    }
    return std::nullopt;
}

std::expected<std::vector<std::pair<std::string, std::string>>, Fault> parse_query(
    std::string_view text) {
    std::vector<std::pair<std::string, std::string>> out;
    while (!text.empty()) {
        auto const end = text.find('&');
        auto const piece = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        if (piece.empty()) continue;
        auto const equals = piece.find('=');
        auto key = decode(piece.substr(0, equals), Part::query);
        if (!key) return std::unexpected(key.error());
        auto value = equals == std::string_view::npos
                         ? std::expected<std::string, Fault>{std::string{}}
                         : decode(piece.substr(equals + 1), Part::query);
        if (!value) return std::unexpected(value.error());
        out.emplace_back(std::move(*key), std::move(*value));
    }
    return out;
}

/// "http://host:port/a" → "/a".
std::string_view without_authority(std::string_view target) {
    for (std::string_view const scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        auto const begin = target.find_first_of("/?", scheme.size());
        if (begin == std::string_view::npos) return "/";
        return target.substr(begin);
    }
    return target;
}

}  // namespace

std::expected<Target, Fault> parse_target(std::string_view target) {
    for (char const c : target) {
        if (c <= 0x20 || c >= 0x7f || c == '#') {
            return std::unexpected(Fault{"target", "printable ASCII without #",
                                         "byte " + std::to_string(static_cast<unsigned char>(c))});
        }
    }
    target = without_authority(target);
    if (target.empty() || target.front() != '/') {
        return std::unexpected(
            Fault{"target", "a path that starts with /", std::string(target.substr(0, 64))});
    }
    auto const mark = target.find('?');
    auto path = decode(target.substr(0, mark), Part::path);
    if (!path) return std::unexpected(path.error());
    if (auto dots = dot_segment(*path)) return std::unexpected(*dots);
    Target out{std::move(*path), {}};
    if (mark != std::string_view::npos) {
        auto query = parse_query(target.substr(mark + 1));
        if (!query) return std::unexpected(query.error());
        out.query = std::move(*query);
    }
    return out;
}

}  // namespace yingshen::http
