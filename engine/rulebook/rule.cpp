#include "rulebook/rule.hpp"

#include "base/utf8.hpp"
#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

constexpr int version_max = 1'000'000;
constexpr std::size_t literal_points_max = 64;
constexpr std::size_t literals_max = 512;
constexpr std::string_view later = ", which is not supported yet in this version";

/// Literals to match. The forms of a later version are named, so that their author is not left to
/// guess at a typing error.
std::vector<std::string> read_literals(Node const* node, yaml::Faults& faults) {
    std::vector<std::string> literals;
    if (node == nullptr) return literals;
    if (node->kind != Node::Kind::sequence || node->sequence.empty() ||
        node->sequence.size() > literals_max) {
        faults.add(node->mark, "a list of 1 to " + std::to_string(literals_max) + " texts",
                   node->described());
        return literals;
    }
    for (auto const& entry : node->sequence) {
        for (auto const* form : {"pattern", "near", "number"}) {
            if (entry.find(form) == nullptr) continue;
            faults.add(entry.mark, "a text", "\"" + std::string(form) + "\"" + std::string(later));
        }
        if (entry.kind == Node::Kind::map) {
            if (entry.map.size() != 1) faults.add(entry.mark, "a text", entry.described());
            continue;
        }
        auto const length = base::count_code_points(entry.scalar);
        if (entry.kind != Node::Kind::scalar || length == 0 || length > literal_points_max) {
            faults.add(entry.mark,
                       "a text of 1 to " + std::to_string(literal_points_max) + " characters",
                       entry.described());
            continue;
        }
        literals.push_back(entry.scalar);
    }
    return literals;
}

void read_forbid(Node const& node, yaml::Faults& faults, Rule& rule) {
    yaml::MapReader reader(node, faults, "forbid");
    rule.kind = RuleKind::forbid;
    rule.any = read_literals(reader.required("any"), faults);
    rule.except = read_literals(reader.optional("except"), faults);
    reader.finish();
}

void read_require(Node const& node, yaml::Faults& faults, Rule& rule) {
    yaml::MapReader reader(node, faults, "require");
    rule.kind = RuleKind::require;
    rule.any = read_literals(reader.required("any"), faults);
    rule.when = read_literals(reader.optional("when"), faults);
    if (auto const* near = reader.optional("near")) {
        faults.add(near->mark, "any and when", "\"near\"" + std::string(later));
    }
    reader.finish();
}

void read_condition(yaml::MapReader& reader, Rule& rule) {
    auto const* forbid = reader.optional("forbid");
    auto const* require = reader.optional("require");
    bool named = false;
    for (auto const* form : {"number", "ask"}) {
        if (auto const* node = reader.optional(form)) {
            reader.faults().add(node->mark, "forbid or require",
                                "\"" + std::string(form) + "\"" + std::string(later));
            named = true;
        }
    }
    if (forbid != nullptr && require != nullptr) {
        reader.faults().add(require->mark, "either forbid or require", "both");
    } else if (forbid == nullptr && require == nullptr && !named) {
        reader.faults().add(reader.mark(), "either forbid or require", "neither");
    }
    if (forbid != nullptr) read_forbid(*forbid, reader.faults(), rule);
    if (require != nullptr) read_require(*require, reader.faults(), rule);
}

void read_effective(yaml::MapReader& reader, Rule& rule) {
    auto const* node = reader.required("effective");
    if (node == nullptr) return;
    yaml::MapReader map(*node, reader.faults(), "effective");
    if (map.required("from") != nullptr) rule.from = map.date("from").value_or(base::Date{});
    rule.until = map.date("until");
    map.finish();
    if (rule.until && *rule.until < rule.from) {
        reader.faults().add(node->mark, "a last day on or after " + to_string(rule.from),
                            to_string(*rule.until));
    }
}

void read_tests(yaml::MapReader& reader, Rule& rule) {
    auto const* node = reader.required("tests");
    if (node == nullptr) return;
    yaml::MapReader map(*node, reader.faults(), "tests");
    auto const list = [&](std::string_view key) {
        auto const* texts = map.required(key);
        auto values = map.texts(key);
        if (texts != nullptr && texts->kind == Node::Kind::sequence && texts->sequence.empty()) {
            reader.faults().add(texts->mark, "at least one text", "an empty list");
        }
        return values;
    };
    rule.test_hits = list("hit");
    rule.test_misses = list("miss");
    map.finish();
}

Rule read_rule(Node const& node, std::string_view file, Statutes const* statutes,
               yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "a rule");
    Rule rule;
    rule.file = file;
    rule.mark = node.mark;
    rule.id = required_id(reader, "rule");
    rule.version = reader.integer("version", 1, version_max).value_or(1);
    rule.right = required_word<words::Right>(reader, "right");
    rule.severity = required_word<words::Severity>(reader, "severity");
    rule.title = reader.required_text("title");
    rule.advice = reader.required_text("advice");
    rule.applies = read_applies(reader);
    read_effective(reader, rule);
    // Without a readable date every citation would look out of force.
    bool const dated = rule.from != base::Date{};
    rule.basis = read_basis(reader, dated ? statutes : nullptr, {rule.from, rule.until});
    read_condition(reader, rule);
    read_tests(reader, rule);
    reader.finish();
    return rule;
}

}  // namespace

std::expected<std::vector<Rule>, std::vector<base::Fault>> read_rules(std::string_view text,
                                                                      std::string_view file,
                                                                      Statutes const* statutes) {
    auto const documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(documents.error());
    yaml::Faults faults{std::string(file)};
    std::vector<Rule> rules;
    if (documents->empty()) faults.add({1, 1}, "one or more rules", "nothing");
    for (auto const& node : *documents)
        rules.push_back(read_rule(node, file, statutes, faults));
    if (!faults.empty()) return std::unexpected(faults.take());
    return rules;
}

std::expected<std::vector<Rule>, std::vector<base::Fault>> parse_rules(std::string_view text,
                                                                       std::string_view file,
                                                                       Statutes const& statutes) {
    return read_rules(text, file, &statutes);
}

}  // namespace yingshen::rulebook
