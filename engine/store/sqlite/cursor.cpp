#include "store/sqlite/cursor.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/hash.hpp"

namespace yingshen::store::sqlite {
namespace {

constexpr std::size_t number_digits = 16;
constexpr std::size_t id_max = 200;
constexpr char task_mark = '-';

std::string number(std::int64_t value) {
    return fmt::format("{:016x}", static_cast<std::uint64_t>(value));
}

bool is_hex(std::string_view text) {
    return text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::int64_t> parse_number(std::string_view digits) {
    if (digits.size() != number_digits || !is_hex(digits)) return std::nullopt;
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    return static_cast<std::int64_t>(value);
}

std::optional<std::string> parse_bytes(std::string_view digits) {
    if (digits.empty() || digits.size() % 2 != 0 || digits.size() > 2 * id_max || !is_hex(digits))
        return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes.push_back(static_cast<char>(value));
    }
    return bytes;
}

}  // namespace

std::string encode(DueCursor const& cursor) {
    auto const place = "d" + number(cursor.due_us) + base::hex(cursor.id);
    return cursor.task.empty() ? place : place + task_mark + base::hex(cursor.task);
}

std::string encode(BornCursor const& cursor) {
    return "n" + number(cursor.born);
}

std::optional<DueCursor> parse_due_cursor(std::string_view text) {
    if (text.size() <= 1 + number_digits || text.front() != 'd') return std::nullopt;
    auto const due = parse_number(text.substr(1, number_digits));
    auto const place = text.substr(1 + number_digits);
    auto const mark = place.find(task_mark);
    auto id = parse_bytes(place.substr(0, mark));
    if (!due || !id) return std::nullopt;
    DueCursor cursor{*due, std::move(*id), {}};
    if (mark == std::string_view::npos) return cursor;
    auto task = parse_bytes(place.substr(mark + 1));
    if (!task) return std::nullopt;
    cursor.task = std::move(*task);
    return cursor;
}

std::optional<BornCursor> parse_born_cursor(std::string_view text) {
    if (text.empty() || text.front() != 'n') return std::nullopt;
    auto const born = parse_number(text.substr(1));
    if (!born) return std::nullopt;
    return BornCursor{*born};
}

}  // namespace yingshen::store::sqlite
