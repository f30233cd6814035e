#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/raw_http.hpp"
#include "support/schema.hpp"

namespace yingshen::test {

/// docs/api/openapi.yaml, as the tests hold answers to it. Immutable after construction, so many
/// threads may check at once.
class Contract {
  public:
    /// Throws std::runtime_error with every fault where the file does not parse.
    Contract();

    /// The operations of the file: method in capitals, path pattern.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> operations() const;
    /// Whether an operation answers without a login.
    [[nodiscard]] bool is_open(std::string_view method, std::string_view pattern) const;
    /// Every `schema` of a request or answer resolves; faults otherwise.
    [[nodiscard]] std::vector<std::string> check_references() const;
    /// What of an answer is not as the file says: status, content type, headers, body.
    [[nodiscard]] std::vector<std::string> check(std::string_view method, std::string_view target,
                                                 RawResponse const& response) const;

  private:
    [[nodiscard]] yaml::Node const* operation(std::string_view method,
                                              std::string_view pattern) const;
    [[nodiscard]] yaml::Node const* find(std::string_view method, std::string_view target) const;

    yaml::Node document_;
    Schemas schemas_;
};

}  // namespace yingshen::test
