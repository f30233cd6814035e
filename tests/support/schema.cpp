#include "support/schema.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/time.hpp"
#include "base/utf8.hpp"

namespace yingshen::test {
namespace {

using base::Json;
using yaml::Node;

bool has_type(std::string_view type, Json const& value) {
    if (type == "null") return value.is_null();
    if (type == "boolean") return value.as_bool() != nullptr;
    if (type == "integer") return value.as_int() != nullptr;
    if (type == "number") return value.as_int() != nullptr || value.as_double() != nullptr;
    if (type == "string") return value.as_string() != nullptr;
    if (type == "array") return value.as_array() != nullptr;
    if (type == "object") return value.as_object() != nullptr;
    throw std::runtime_error("unknown type in a schema: " + std::string(type));
}

bool equals(Node const& word, Json const& value) {
    if (word.kind == Node::Kind::null) return value.is_null();
    auto const* text = value.as_string();
    return text != nullptr && *text == word.scalar;
}

std::int64_t number(Node const& node) {
    return std::stoll(node.scalar);
}

}  // namespace

/// One value against one schema; adds to `faults`.
struct Schemas::Check {
    Schemas const& schemas;
    Json const& value;
    std::string const& where;
    std::vector<std::string>& faults;

    void fault(std::string const& expected) const {
        faults.push_back(where + ": expected " + expected + ", but found " +
                         base::to_string(value).substr(0, 200));
    }
    void into(Node const& schema, Json const& part, std::string const& path) const {
        auto found = schemas.check(schema, part, path);
        faults.insert(faults.end(), found.begin(), found.end());
    }

    void type(Node const& node) const {
        auto const fits = [&](Node const& word) { return has_type(word.scalar, value); };
        bool const ok = node.kind == Node::Kind::sequence ? std::ranges::any_of(node.sequence, fits)
                                                          : fits(node);
        if (!ok) fault("type " + (node.kind == Node::Kind::sequence ? "of a list" : node.scalar));
    }
    void one_of(Node const& node) const {
        auto const fits = [&](Node const& schema) {
            return schemas.check(schema, value, where).empty();
        };
        if (std::ranges::count_if(node.sequence, fits) == 1) return;
        fault("exactly one of the alternatives");
        // The last alternative is the interesting one: the others are "null".
        into(node.sequence.back(), value, where);
    }
    void properties(Node const& node) const {
        for (auto const& [key, schema] : node.map) {
            if (auto const* member = value.find(key.scalar))
                into(schema, *member, where + "." + key.scalar);
        }
    }
    /// Members that `properties` does not name: `others` is their schema, or false.
    void others(Node const& others, Node const& schema) const {
        if (value.as_object() == nullptr) return;
        auto const* known = schema.find("properties");
        for (auto const& [name, member] : *value.as_object()) {
            if (known != nullptr && known->find(name) != nullptr) continue;
            if (others.kind == Node::Kind::map) {
                into(others, member, where + "." + name);
            } else {
                fault("no member " + name);
            }
        }
    }
    void required(Node const& node) const {
        if (value.as_object() == nullptr) return;
        for (auto const& name : node.sequence) {
            if (value.find(name.scalar) == nullptr) fault("the member " + name.scalar);
        }
    }
    void items(Node const& node) const {
        if (value.as_array() == nullptr) return;
        for (std::size_t i = 0; i < value.as_array()->size(); ++i) {
            into(node, (*value.as_array())[i], where + "[" + std::to_string(i) + "]");
        }
    }
    void length(Node const& node, bool least) const {
        if (value.as_string() == nullptr) return;
        auto const found = static_cast<std::int64_t>(base::count_code_points(*value.as_string()));
        if (least ? found < number(node) : found > number(node)) fault("another length");
    }
    void count(Node const& node, bool least) const {
        if (value.as_array() == nullptr) return;
        auto const found = static_cast<std::int64_t>(value.as_array()->size());
        if (least ? found < number(node) : found > number(node)) fault("another number of items");
    }
    void range(Node const& node, bool least) const {
        if (value.as_int() == nullptr) return;
        if (least ? *value.as_int() < number(node) : *value.as_int() > number(node))
            fault("another range");
    }
    void pattern(Node const& node) const {
        if (value.as_string() == nullptr) return;
        if (!std::regex_search(*value.as_string(), schemas.patterns_.at(node.scalar)))
            fault("the pattern " + node.scalar);
    }
    void format(Node const& node) const {
        if (value.as_string() == nullptr || node.scalar != "date") return;
        if (!base::parse_date(*value.as_string())) fault("a date");
    }
    void keyword(std::string const& name, Node const& node, Node const& schema) const {
        static std::set<std::string> const spoken{"description", "example", "default",
                                                  "contentEncoding"};
        if (name == "type") return type(node);
        if (name == "oneOf") return one_of(node);
        if (name == "properties") return properties(node);
        if (name == "additionalProperties") return others(node, schema);
        if (name == "required") return required(node);
        if (name == "items") return items(node);
        if (name == "minLength" || name == "maxLength") return length(node, name == "minLength");
        if (name == "minItems" || name == "maxItems") return count(node, name == "minItems");
        if (name == "minimum" || name == "maximum") return range(node, name == "minimum");
        if (name == "pattern") return pattern(node);
        if (name == "format") return format(node);
        if (name == "const" && !equals(node, value)) return fault(node.scalar);
        if (name == "enum" &&
            std::ranges::none_of(node.sequence, [&](Node const& w) { return equals(w, value); })) {
            return fault("a word of the list");
        }
        if (name == "const" || name == "enum" || spoken.contains(name)) return;
        faults.push_back("the schema of " + where + " has the unknown keyword " + name);
    }
};

Schemas::Schemas(Node const& document) : document_(document) {
    compile_patterns(document);
}

void Schemas::compile_patterns(Node const& node) {
    for (auto const& [key, value] : node.map) {
        if (key.scalar == "pattern" && value.kind == Node::Kind::scalar) {
            patterns_.emplace(value.scalar, std::regex(value.scalar));
        }
        compile_patterns(value);
    }
    for (auto const& value : node.sequence)
        compile_patterns(value);
}

Node const& Schemas::resolve(Node const& node) const {
    auto const* reference = node.find("$ref");
    if (reference == nullptr) return node;
    Node const* found = &document_;
    std::string_view rest = reference->scalar;
    if (!rest.starts_with("#/")) throw std::runtime_error("not a local $ref: " + reference->scalar);
    rest.remove_prefix(2);
    while (!rest.empty()) {
        auto const end = rest.find('/');
        found = found->find(rest.substr(0, end));
        if (found == nullptr) throw std::runtime_error("a $ref to nothing: " + reference->scalar);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    }
    return resolve(*found);
}

std::vector<std::string> Schemas::check(Node const& schema, Json const& value,
                                        std::string const& where) const {
    std::vector<std::string> faults;
    auto const& resolved = resolve(schema);
    Check const check{*this, value, where, faults};
    for (auto const& [key, node] : resolved.map)
        check.keyword(key.scalar, node, resolved);
    return faults;
}

}  // namespace yingshen::test
