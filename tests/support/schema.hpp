#pragma once
#include <map>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "yaml/node.hpp"

namespace yingshen::test {

/// Holds JSON values against schemas of a document: the part of JSON Schema that
/// docs/api/openapi.yaml uses. A keyword outside that part is a fault of the schema, so that
/// nothing passes unchecked.
class Schemas {
  public:
    /// `document` must outlive this; "#/a/b" in a $ref is a path into it.
    explicit Schemas(yaml::Node const& document);

    /// "where: expected X, but found Y", one for each fault; empty where the value fits.
    [[nodiscard]] std::vector<std::string> check(yaml::Node const& schema, base::Json const& value,
                                                 std::string const& where) const;
    /// The node that a {$ref: "#/…"} stands for, or the node itself.
    [[nodiscard]] yaml::Node const& resolve(yaml::Node const& node) const;

  private:
    struct Check;
    void compile_patterns(yaml::Node const& node);

    yaml::Node const& document_;
    std::map<std::string, std::regex, std::less<>> patterns_;  ///< compiled once; that is slow
};

}  // namespace yingshen::test
