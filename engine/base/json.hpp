#pragma once
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace yingshen::base {

/// A JSON value. Objects keep the order of insertion and have no duplicate keys when parsed.
/// Integers are exact (int64); anything with a fraction or exponent is a double.
class Json {
  public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(int value) : value_(std::int64_t{value}) {}
    Json(std::int64_t value) : value_(value) {}
    Json(double value) : value_(value) {}
    Json(char const* value) : value_(std::string(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}

    [[nodiscard]] bool is_null() const { return value_.index() == 0; }
    [[nodiscard]] bool const* as_bool() const { return std::get_if<bool>(&value_); }
    [[nodiscard]] std::int64_t const* as_int() const { return std::get_if<std::int64_t>(&value_); }
    [[nodiscard]] double const* as_double() const { return std::get_if<double>(&value_); }
    [[nodiscard]] std::string const* as_string() const { return std::get_if<std::string>(&value_); }
    [[nodiscard]] Array const* as_array() const { return std::get_if<Array>(&value_); }
    [[nodiscard]] Object const* as_object() const { return std::get_if<Object>(&value_); }
    [[nodiscard]] Array* as_array() { return std::get_if<Array>(&value_); }
    [[nodiscard]] Object* as_object() { return std::get_if<Object>(&value_); }

    /// The member of an object, or nullptr (also when this is not an object).
    [[nodiscard]] Json const* find(std::string_view key) const;
    /// Like find, but a null value where there is none; for chains over trusted documents.
    [[nodiscard]] Json const& operator[](std::string_view key) const;
    /// Sets a member; a null value becomes an object first.
    void set(std::string key, Json value);
    /// Appends to an array; a null value becomes an array first.
    void push(Json value);

    /// "null", "true or false", "a whole number", "a number", "a text", "a list", "an object".
    [[nodiscard]] std::string_view kind_name() const;

    bool operator==(Json const&) const = default;

  private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, Array, Object> value_;
};

/// Limits of one document; exceeding one is a fault that names the limit.
struct JsonLimits {
    std::size_t bytes_max = 1 << 20;
    std::size_t depth_max = 32;
    std::size_t values_max = 100'000;
};

/// Strict RFC 8259: duplicate keys, integers beyond int64, numbers beyond double, invalid UTF-8,
/// comments and trailing text are errors (code `json_invalid`, place as `line:column`).
[[nodiscard]] Result<Json> parse_json(std::string_view text, JsonLimits limits = {});

/// Compact text, members in insertion order, UTF-8 unescaped except control characters.
[[nodiscard]] std::string to_string(Json const& value);
/// Indented by two spaces, for people and golden files.
[[nodiscard]] std::string to_pretty_string(Json const& value);
/// The form that is hashed: compact, members sorted by the bytes of their keys, no doubles (a
/// double is a programming error: decimals are texts). The same value always gives the same bytes.
[[nodiscard]] std::string canonical(Json const& value);
/// Appends `text` as a quoted JSON string.
void append_quoted(std::string& out, std::string_view text);

}  // namespace yingshen::base
