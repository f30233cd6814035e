#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "http/message.hpp"
#include "words/facts.hpp"

namespace yingshen::api {

/// Reads the parameters of a query string by name; every unknown, repeated or misshapen one is a
/// fault at "query.NAME".
class Query {
  public:
    explicit Query(http::Request const& request) : request_(request) {}

    /// "" where it is absent; at most `most` code points, no control characters.
    [[nodiscard]] std::string text(std::string_view name, std::size_t most);
    [[nodiscard]] std::string required_text(std::string_view name, std::size_t most);
    /// One of the words, or the first where it is absent.
    [[nodiscard]] std::string choice(std::string_view name,
                                     std::vector<std::string_view> const& words);
    [[nodiscard]] bool flag(std::string_view name);
    [[nodiscard]] std::size_t number(std::string_view name, std::size_t low, std::size_t high,
                                     std::size_t otherwise);
    [[nodiscard]] std::optional<base::Date> date(std::string_view name);

    /// Declared facts, as a JSON object; absent reads as none.
    [[nodiscard]] words::FactSet facts(std::string_view name);

    void fault(std::string_view name, std::string expected, std::string_view found);
    /// The faults so far and the parameters that nobody asked for; nullopt where all is well.
    [[nodiscard]] std::optional<base::Error> finish();

  private:
    [[nodiscard]] std::optional<std::string_view> ask(std::string_view name);

    http::Request const& request_;
    std::vector<std::string_view> asked_;
    std::vector<base::Fault> faults_;
};

}  // namespace yingshen::api
