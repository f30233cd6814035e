#pragma once
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "extract/worker/zip_file.hpp"

namespace yingshen::extract::worker {

/// What one part of an Office file says about another.
struct Relationship {
    std::string type;    ///< the last word of its type: "image", "header", "slide"
    std::string target;  ///< the name of a part, or an address where external
    bool external = false;
};
using Relationships = std::map<std::string, Relationship, std::less<>>;
using XmlPart = std::unique_ptr<pugi::xml_document>;

/// An OOXML file: parts and their relationships (ECMA-376 part 2). Elements and attributes are
/// compared by their local names, because producers choose other prefixes.
class Package {
  public:
    explicit Package(std::string_view bytes) : zip_(bytes) {}

    [[nodiscard]] ZipFile const& zip() const { return zip_; }
    /// The name of the main part, or empty where this is no Office file.
    [[nodiscard]] std::string main_part() const;
    /// Parses a part. Null where there is none. Throws Stop: `unsafe` for a document type or markup
    /// deeper than depth_max, `broken` for XML that is none.
    [[nodiscard]] XmlPart parse(std::string_view part) const;
    [[nodiscard]] Relationships relationships(std::string_view part) const;

  private:
    ZipFile zip_;
};

/// Nothing that an Office program writes is nested as deep.
inline constexpr int xml_depth_max = 200;

[[nodiscard]] std::string_view local_name(pugi::xml_node node);
/// The first child with a local name, or a null node.
[[nodiscard]] pugi::xml_node child(pugi::xml_node node, std::string_view name);
/// The value of an attribute by its local name; empty where it has none.
[[nodiscard]] std::string_view attribute(pugi::xml_node node, std::string_view name);
/// An on/off property: the element is there and its `val` does not say no.
[[nodiscard]] bool is_on(pugi::xml_node properties, std::string_view name);
[[nodiscard]] std::optional<double> number(std::string_view text);
/// The text of every element called `name` below a node, one a line.
[[nodiscard]] std::string gather(pugi::xml_node node, std::string_view name);

}  // namespace yingshen::extract::worker
