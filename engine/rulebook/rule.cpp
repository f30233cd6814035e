#include "rulebook/rule.hpp"

#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

constexpr int version_max = 1'000'000;

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

/// `pack: {shadow: …}`: what holds for the rules of a file.
bool read_pack(Node const& node, yaml::Faults& faults) {
    yaml::MapReader document(node, faults, "the head of a pack");
    bool shadow = false;
    if (auto const* pack = document.required("pack")) {
        yaml::MapReader reader(*pack, faults, "pack");
        if (reader.required("shadow") != nullptr) shadow = reader.boolean("shadow").value_or(false);
        reader.finish();
    }
    document.finish();
    return shadow;
}

}  // namespace

Rule read_rule(yaml::Node const& node, std::string_view file, Statutes const* statutes,
               yaml::Faults& faults, bool shadow) {
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
    if (auto const* basis = reader.optional("basis")) {
        for (auto const& entry : basis->sequence)
            rule.basis_marks.push_back(entry.mark);
    }
    rule.shadow = reader.boolean("shadow").value_or(shadow);
    read_condition(reader, rule);
    read_tests(reader, rule);
    reader.finish();
    return rule;
}

std::expected<std::vector<Rule>, std::vector<base::Fault>> read_rules(std::string_view text,
                                                                      std::string_view file,
                                                                      Statutes const* statutes) {
    auto const documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(documents.error());
    yaml::Faults faults{std::string(file)};
    std::vector<Rule> rules;
    if (documents->empty()) faults.add({1, 1}, "one or more rules", "nothing");
    bool shadow = false;
    for (auto const& node : *documents) {
        if (node.find("pack") == nullptr) {
            rules.push_back(read_rule(node, file, statutes, faults, shadow));
            continue;
        }
        if (&node != &documents->front())
            faults.add(node.mark, "pack in the first document of its file", "a later one");
        shadow = read_pack(node, faults);
        if (documents->size() == 1) faults.add(node.mark, "one or more rules", "a pack of none");
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return rules;
}

std::expected<std::vector<Rule>, std::vector<base::Fault>> parse_rules(std::string_view text,
                                                                       std::string_view file,
                                                                       Statutes const& statutes) {
    return read_rules(text, file, &statutes);
}

}  // namespace yingshen::rulebook
