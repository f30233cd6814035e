#include "rulebook/overlay.hpp"

#include <algorithm>
#include <map>

#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

constexpr std::string_view documents = "rule, tighten or off";

Tightening read_tightening(Node const& node, std::string_view file, yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "tighten");
    Tightening tightening{.rule = required_id(reader, "rule"),
                          .any = read_phrases(reader.optional("any"), faults),
                          .shadow = reader.boolean("shadow").value_or(false),
                          .file = std::string(file),
                          .mark = node.mark};
    if (auto const* rule = reader.optional("rule")) tightening.mark = rule->mark;
    if (auto const* severity = reader.optional("severity")) {
        tightening.to_substantive = severity->scalar == "substantive";
        if (!tightening.to_substantive)
            faults.add(severity->mark, "\"substantive\": an overlay only makes stricter",
                       severity->described());
    } else if (reader.optional("any") == nullptr) {
        faults.add(node.mark, "severity or any in tighten", "neither");
    }
    reader.finish();
    return tightening;
}

Suppression read_suppression(Node const& node, std::string_view file, yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "off");
    Suppression suppression{.rule = required_id(reader, "rule"),
                            .off = {.reason = reader.required_text("reason"),
                                    .owner = reader.required_text("owner"),
                                    .until = {},
                                    .file = std::string(file),
                                    .mark = node.mark}};
    if (auto const* rule = reader.optional("rule")) suppression.off.mark = rule->mark;
    if (reader.required("until") != nullptr)
        suppression.off.until = reader.date("until").value_or(base::Date{});
    reader.finish();
    return suppression;
}

std::string place(std::string const& file, yaml::Mark mark) {
    return file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

/// The rules by id, each of which may be changed once.
class Targets {
  public:
    Targets(std::vector<Rule>& rules, std::vector<base::Fault>& faults)
        : rules_(rules), faults_(faults) {}

    Rule* take(std::string const& id, std::string const& where) {
        auto const [before, added] = taken_.emplace(id, where);
        if (!added) {
            faults_.push_back({where, "one overlay of each rule",
                               "another one of \"" + id + "\", first at " + before->second});
            return nullptr;
        }
        auto const found = std::ranges::find(rules_, id, &Rule::id);
        if (found != rules_.end()) return &*found;
        std::vector<std::string> known;
        for (auto const& rule : rules_)
            known.push_back(rule.id);
        faults_.push_back({where, "a rule of packs or overlay", found_word(id, known)});
        return nullptr;
    }

  private:
    std::vector<Rule>& rules_;
    std::vector<base::Fault>& faults_;
    std::map<std::string, std::string> taken_;
};

}  // namespace

std::expected<Overlay, std::vector<base::Fault>> read_overlay(std::string_view text,
                                                              std::string_view file,
                                                              Statutes const* statutes) {
    auto const nodes = yaml::parse(text, file);
    if (!nodes) return std::unexpected(nodes.error());
    yaml::Faults faults{std::string(file)};
    Overlay overlay;
    if (nodes->empty()) faults.add({1, 1}, "one or more of " + std::string(documents), "nothing");
    for (auto const& node : *nodes) {
        if (node.find("rule") != nullptr) {
            overlay.rules.push_back(read_rule(node, file, statutes, faults));
            continue;
        }
        yaml::MapReader reader(node, faults, "an overlay");
        auto const* tighten = reader.optional("tighten");
        auto const* off = reader.optional("off");
        if ((tighten != nullptr) == (off != nullptr))
            faults.add(node.mark, "exactly one of " + std::string(documents),
                       tighten == nullptr ? "none" : "tighten and off");
        if (tighten != nullptr)
            overlay.tightenings.push_back(read_tightening(*tighten, file, faults));
        if (off != nullptr) overlay.suppressions.push_back(read_suppression(*off, file, faults));
        reader.finish();
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return overlay;
}

void apply_overlay(Overlay const& overlay, std::vector<Rule>& rules,
                   std::vector<base::Fault>& faults) {
    Targets targets(rules, faults);
    std::vector<Rule> tried;
    for (auto const& [id, to_substantive, any, shadow, file, mark] : overlay.tightenings) {
        auto const where = place(file, mark);
        auto* rule = targets.take(id, where);
        if (rule == nullptr) continue;
        bool const has_words = rule->kind == RuleKind::forbid || rule->kind == RuleKind::ask;
        if (!any.empty() && !has_words) {
            faults.push_back({where, "a forbid or ask rule to add words to",
                              id + ", a " + std::string(words::name(rule->kind)) + " rule"});
            continue;
        }
        if (shadow && !rule->shadow) {
            rule = &tried.emplace_back(*rule);
            rule->shadow = true;
        }
        if (to_substantive) rule->severity = words::Severity::substantive;
        for (auto const& phrase : any) {
            auto& added = rule->any.emplace_back(phrase);
            added.mark = {};  // It stands in another file than the rule.
        }
    }
    for (auto const& [id, off] : overlay.suppressions) {
        if (auto* rule = targets.take(id, place(off.file, off.mark))) rule->off = off;
    }
    rules.insert(rules.end(), tried.begin(), tried.end());
}

std::vector<Rule const*> lapsed(std::vector<Rule> const& rules, base::Date on) {
    std::vector<Rule const*> out;
    for (auto const& rule : rules) {
        if (rule.off && rule.off->until < on) out.push_back(&rule);
    }
    return out;
}

}  // namespace yingshen::rulebook
