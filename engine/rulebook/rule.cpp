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

}  // namespace

Rule read_rule(yaml::Node const& node, std::string_view file, Statutes const* statutes,
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
    if (auto const* basis = reader.optional("basis")) {
        for (auto const& entry : basis->sequence)
            rule.basis_marks.push_back(entry.mark);
    }
    rule.shadow = reader.boolean("shadow").value_or(false);
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
