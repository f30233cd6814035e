#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"
#include "base/time.hpp"
#include "http/message.hpp"
#include "words/facts.hpp"

namespace yingshen::api {

/// Reads the members of a JSON object by name. A missing, misshapen or unknown member is a fault
/// and reads as empty, so reading goes on and all faults of a body come out together.
class Fields {
  public:
    /// `where` is the path of the object ("" for the body itself). Something other than an object
    /// is one fault, and then every member reads as absent.
    Fields(base::Json const& json, std::string where, std::vector<base::Fault>& faults);

    /// A text of at least `least` (default 1) and at most `most` code points; required.
    [[nodiscard]] std::string text(std::string_view name, std::size_t most, std::size_t least = 1);
    /// The same, but "" where the member is absent or null.
    [[nodiscard]] std::string optional_text(std::string_view name, std::size_t most);
    /// An instant as answers show it; nullopt where the member is absent or null.
    [[nodiscard]] std::optional<base::Time> optional_time(std::string_view name);
    /// An object of texts, in its order; required.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> texts(std::string_view name);
    /// One of the words; required.
    [[nodiscard]] std::string_view choice(std::string_view name,
                                          std::vector<std::string_view> const& words);
    /// A list of 1 to `most` texts of 1 to `length` code points; required.
    [[nodiscard]] std::vector<std::string> list(std::string_view name, std::size_t most,
                                                std::size_t length);
    [[nodiscard]] bool boolean(std::string_view name);
    [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high);
    /// The same, but `otherwise` where the member is absent or null.
    [[nodiscard]] std::int64_t optional_integer(std::string_view name, std::int64_t low,
                                                std::int64_t high, std::int64_t otherwise);
    /// Declared facts; absent reads as none.
    [[nodiscard]] words::FactSet facts(std::string_view name);
    /// A word of a closed vocabulary; required.
    template <class E>
    [[nodiscard]] E word(std::string_view name) {
        auto const* json = ask(name, true);
        if (json == nullptr) return E{};
        auto const* text = json->as_string();
        auto const value = text == nullptr ? std::nullopt : words::parse<E>(*text);
        if (!value) fault(name, words::one_of<E>(), *json);
        return value.value_or(E{});
    }
    /// The same, but nullopt where the member is absent or null.
    template <class E>
    [[nodiscard]] std::optional<E> optional_word(std::string_view name) {
        if (ask(name, false) == nullptr) return std::nullopt;
        asked_.pop_back();
        return word<E>(name);
    }
    /// A list of at most `most` texts of 1 to `longest` characters; absent reads as none.
    [[nodiscard]] std::vector<std::string> texts(std::string_view name, std::size_t most,
                                                 std::size_t longest);
    /// The objects of a list of at most `most`, each with its path; absent reads as none.
    [[nodiscard]] std::vector<Fields> objects(std::string_view name, std::size_t most);
    [[nodiscard]] std::optional<Fields> optional_object(std::string_view name);

    void fault(std::string_view name, std::string expected, base::Json const& found);
    /// Reports members that nobody asked for. Call once, after every member was asked for.
    void finish();

  private:
    [[nodiscard]] base::Json const* ask(std::string_view name, bool required);
    [[nodiscard]] std::string path(std::string_view name) const;

    base::Json const* object_;
    std::string where_;
    std::vector<base::Fault>* faults_;
    std::vector<std::string_view> asked_;
};

/// What is wrong with a body, all of it.
[[nodiscard]] base::Error body_error(std::vector<base::Fault> faults);

/// A value as a fault shows it: a text in quotes (shortened), everything else by its kind.
[[nodiscard]] std::string shown(base::Json const& value);

/// Parses the body as a JSON object and reads it with `read(Fields&)`, which returns the typed
/// input. The faults of the whole body come out together. Where `may_be_empty`, no body is read as
/// {}.
template <class Read>
[[nodiscard]] auto read_body(http::Request const& request, Read const& read,
                             bool may_be_empty = false)
    -> base::Result<decltype(read(std::declval<Fields&>()))> {
    auto json = request.body.empty() && may_be_empty
                    ? base::Result<base::Json>(base::Json(base::Json::Object{}))
                    : base::parse_json(request.body, {.bytes_max = 4 << 20});
    if (!json) return std::unexpected(std::move(json.error()));
    std::vector<base::Fault> faults;
    Fields fields(*json, "", faults);
    auto input = read(fields);
    fields.finish();
    if (!faults.empty()) return std::unexpected(body_error(std::move(faults)));
    return input;
}

}  // namespace yingshen::api
