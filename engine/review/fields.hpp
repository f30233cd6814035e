#pragma once
#include <concepts>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "base/time.hpp"
#include "words/words.hpp"

namespace yingshen::review {

/// Reads the members of one JSON object of an event. Every fault is collected, none stops the
/// reading; a member with a fault reads as its default. finish() reports members nobody asked for.
class Fields {
  public:
    Fields(base::Json const& json, std::string where, std::vector<base::Fault>& faults);

    [[nodiscard]] std::string text(std::string_view name);
    [[nodiscard]] std::vector<std::string> texts(std::string_view name);
    [[nodiscard]] std::vector<std::string> optional_texts(std::string_view name);  ///< or none
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] bool optional_flag(std::string_view name);  ///< false where it is absent
    /// A whole number from 0 up to the most that both T and JSON hold.
    template <std::integral T>
    [[nodiscard]] T number(std::string_view name) {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        if constexpr (sizeof(T) < sizeof most) {
            return static_cast<T>(whole(name, std::numeric_limits<T>::max()));
        } else {
            return static_cast<T>(whole(name, most));
        }
    }
    [[nodiscard]] std::optional<base::Time> optional_time(std::string_view name);
    [[nodiscard]] std::vector<base::Time> optional_times(std::string_view name);     ///< or none
    [[nodiscard]] std::vector<std::size_t> optional_numbers(std::string_view name);  ///< or none
    [[nodiscard]] base::Time time(std::string_view name);
    /// Empty where it is absent.
    [[nodiscard]] std::string optional_text(std::string_view name);
    [[nodiscard]] base::Digest digest(std::string_view name);

    /// A word of a closed vocabulary.
    template <class E>
    [[nodiscard]] E word(std::string_view name) {
        return parsed<E>(
            name, [](std::string_view text) { return words::parse<E>(text); }, words::one_of<E>);
    }
    /// A text that `parse` understands.
    template <class T, class Parse>
    [[nodiscard]] T parsed(std::string_view name, Parse parse, std::string (*expected)()) {
        auto const spelled = text(name);
        if (auto const value = parse(std::string_view(spelled))) return *value;
        if (!missing_) fault(name, expected(), "\"" + spelled + "\"");
        return T{};
    }

    /// The member itself, or nullptr; it then counts as asked for.
    [[nodiscard]] base::Json const* member(std::string_view name);
    /// Calls `read` for every object of a list.
    void each(std::string_view name, std::function<void(Fields&)> const& read);
    /// Calls `read` for an object; an absent one is a fault, or not, as asked.
    bool object(std::string_view name, bool required, std::function<void(Fields&)> const& read);

    void fault(std::string_view name, std::string expected, std::string found);
    [[nodiscard]] std::string path(std::string_view name) const;
    [[nodiscard]] std::vector<base::Fault>& faults() { return faults_; }
    void finish();

  private:
    [[nodiscard]] base::Json const* required(std::string_view name, std::string_view expected);
    [[nodiscard]] std::int64_t whole(std::string_view name, std::int64_t most);

    base::Json const& json_;
    std::string where_;
    std::vector<base::Fault>& faults_;
    std::vector<std::string_view> asked_;
    bool missing_ = false;  ///< the last text asked for was already reported
};

}  // namespace yingshen::review
