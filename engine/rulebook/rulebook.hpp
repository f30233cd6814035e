#pragma once
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rulebook/checklist.hpp"
#include "rulebook/comparison.hpp"
#include "rulebook/rule.hpp"
#include "rulebook/statutes.hpp"

namespace yingshen::rulebook {

/// Everything of a rules/ folder, checked as a whole. Immutable by use.
struct Rulebook {
    Statutes statutes;
    std::vector<Rule> rules;                      ///< in the order of their files' paths
    std::map<std::string, Checklist> checklists;  ///< by id
    ComparisonWords comparison;                   ///< empty where there is no comparison.yaml
};

/// A file of the rules/ folder: its path (any separator-joined prefix, `packs/loan.yaml` at the
/// end) and its text.
using NamedText = std::pair<std::string, std::string>;

/// Reads the files of a rules/ folder: `statutes.yaml`, `checklists/*.yaml`, `packs/*.yaml` and, if
/// there is one, `comparison.yaml`, told apart by path. Rules, items and checklists have their ids
/// once over all files; every include is known and no checklist includes itself, however far round.
/// All faults of all files come out together, sorted by path. Pure.
[[nodiscard]] std::expected<Rulebook, std::vector<base::Fault>> parse_rulebook(
    std::vector<NamedText> files, base::Date on);

/// The items of a checklist that apply to a submission: those of its includes in their order, then
/// its own; an item that is reached twice comes once. Empty for an unknown checklist.
[[nodiscard]] std::vector<Item> items(Rulebook const& book, std::string_view checklist,
                                      words::Kind kind, words::FactSet const& facts);

}  // namespace yingshen::rulebook
