#include <fmt/format.h>

#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <unordered_set>

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace yingshen::base {
namespace {

/// Builds our own values from Boost.JSON's event parser, which keeps duplicate keys visible and
/// hands numbers over before they are rounded.
class Builder {
  public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    explicit Builder(JsonLimits limits) : limits_(limits) {}

    Json take() { return std::move(root_); }
    [[nodiscard]] std::string const& expected() const { return expected_; }
    [[nodiscard]] std::string const& found() const { return found_; }

    using Code = boost::json::error_code;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code& ec) { return open(Json(Json::Object{}), ec); }
    bool on_object_end(std::size_t, Code&) { return close(); }
    bool on_array_begin(Code& ec) { return open(Json(Json::Array{}), ec); }
    bool on_array_end(std::size_t, Code&) { return close(); }
    bool on_key_part(std::string_view part, std::size_t, Code&) { return text_part(part); }
    bool on_key(std::string_view part, std::size_t, Code& ec) {
        text_part(part);
        auto& frame = frames_.back();
        frame.key = std::exchange(text_, {});
        if (frame.keys.insert(frame.key).second) return true;
        return fail("every key once in an object", fmt::format("a second \"{}\"", frame.key), ec);
    }
    bool on_string_part(std::string_view part, std::size_t, Code&) { return text_part(part); }
    bool on_string(std::string_view part, std::size_t, Code& ec) {
        text_part(part);
        return add(Json(std::exchange(text_, {})), ec);
    }
    bool on_number_part(std::string_view part, Code&) {
        number_ += part;
        return true;
    }
    bool on_int64(std::int64_t value, std::string_view, Code& ec) {
        number_.clear();
        return add(Json(value), ec);
    }
    bool on_uint64(std::uint64_t, std::string_view part, Code& ec) {
        return fail("a whole number of at most 64 bits", number_ + std::string(part), ec);
    }
    bool on_double(double, std::string_view part, Code& ec) {
        auto const text = std::exchange(number_, {}) + std::string(part);
        bool const whole = text.find_first_of(".eE") == std::string::npos;
        if (whole) return fail("a whole number of at most 64 bits", text, ec);
        // Boost.JSON rounds wrongly in the last place and makes a NaN of 0e400.
        double value = 0;
        auto const end = text.data() + text.size();
        if (std::from_chars(text.data(), end, value).ec != std::errc{}) {
            return fail("a number that fits a double", text, ec);
        }
        return add(Json(value), ec);
    }
    bool on_bool(bool value, Code& ec) { return add(Json(value), ec); }
    bool on_null(Code& ec) { return add(Json(), ec); }
    bool on_comment_part(std::string_view, Code&) { return true; }
    bool on_comment(std::string_view, Code&) { return true; }

  private:
    struct Frame {
        Json value;
        std::string key;
        std::unordered_set<std::string> keys;
    };

    bool text_part(std::string_view part) {
        text_ += part;
        return true;
    }

    bool open(Json value, Code& ec) {
        if (frames_.size() >= limits_.depth_max) {
            return fail(fmt::format("at most {} levels of nesting", limits_.depth_max), "more", ec);
        }
        frames_.push_back({std::move(value), {}, {}});
        return true;
    }

    bool close() {
        Json value = std::move(frames_.back().value);
        frames_.pop_back();
        place(std::move(value));
        return true;
    }

    bool add(Json value, Code& ec) {
        if (++values_ > limits_.values_max) {
            return fail(fmt::format("at most {} values", limits_.values_max), "more", ec);
        }
        place(std::move(value));
        return true;
    }

    void place(Json value) {
        if (frames_.empty()) {
            root_ = std::move(value);
        } else if (auto* array = frames_.back().value.as_array()) {
            array->push_back(std::move(value));
        } else {
            frames_.back().value.as_object()->emplace_back(std::move(frames_.back().key),
                                                           std::move(value));
        }
    }

    bool fail(std::string expected, std::string found, Code& ec) {
        expected_ = std::move(expected);
        found_ = std::move(found);
        ec = boost::json::error::exception;
        return false;
    }

    JsonLimits limits_;
    Json root_;
    std::vector<Frame> frames_;
    std::string text_;
    std::string number_;
    std::size_t values_ = 0;
    std::string expected_;
    std::string found_;
};

std::string position(std::string_view text, std::size_t offset) {
    std::size_t line = 1;
    std::size_t column = 1;
    for (char const c : text.substr(0, offset)) {
        column = c == '\n' ? 1 : column + 1;
        line += c == '\n' ? 1 : 0;
    }
    return fmt::format("{}:{}", line, column);
}

std::unexpected<Error> invalid(std::string where, std::string expected, std::string found) {
    return std::unexpected(Error{ErrorKind::invalid,
                                 "json_invalid",
                                 {"请求内容不是有效的 JSON。", "The body is not valid JSON."},
                                 {{std::move(where), std::move(expected), std::move(found)}}});
}

}  // namespace

Result<Json> parse_json(std::string_view text, JsonLimits limits) {
    if (text.size() > limits.bytes_max) {
        return invalid("1:1", fmt::format("at most {} bytes", limits.bytes_max),
                       fmt::format("{} bytes", text.size()));
    }
    boost::json::parse_options options;
    options.max_depth = limits.depth_max;
    boost::json::basic_parser<Builder> parser(options, limits);
    boost::json::error_code ec;
    auto const consumed = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && consumed < text.size()) {
        return invalid(position(text, consumed), "the end of the document", "more text");
    }
    if (ec) {
        auto const& builder = parser.handler();
        if (!builder.expected().empty()) {
            return invalid(position(text, consumed), builder.expected(), builder.found());
        }
        return invalid(position(text, consumed), "valid JSON", ec.message());
    }
    return parser.handler().take();
}

}  // namespace yingshen::base
