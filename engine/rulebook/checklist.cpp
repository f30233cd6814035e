#include "rulebook/checklist.hpp"

#include <algorithm>

#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

constexpr int version_max = 1'000'000;

Item read_item(Node const& node, Statutes const* statutes, base::Date on, yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "an item");
    Item item;
    item.mark = node.mark;
    item.id = required_id(reader, "item");
    item.right = required_word<words::Right>(reader, "right");
    item.severity = required_word<words::Severity>(reader, "severity");
    item.question = reader.required_text("question");
    item.guidance = reader.text("guidance").value_or("");
    item.applies = read_applies(reader);
    item.basis = read_basis(reader, statutes, {on, on});
    reader.finish();
    return item;
}

void read_includes(yaml::MapReader& reader, Checklist& checklist) {
    auto const* list = reader.optional("include");
    if (list == nullptr) return;
    if (list->kind != Node::Kind::sequence || list->sequence.empty()) {
        reader.faults().add(list->mark, "a list of ids of checklists", list->described());
        return;
    }
    for (auto const& entry : list->sequence) {
        if (entry.kind != Node::Kind::scalar) {
            reader.faults().add(entry.mark, "the id of a checklist", entry.described());
            continue;
        }
        checklist.includes.push_back(entry.scalar);
        checklist.include_marks.push_back(entry.mark);
    }
}

void read_items(yaml::MapReader& reader, Statutes const* statutes, base::Date on,
                Checklist& checklist) {
    auto const* list = reader.optional("items");
    if (list == nullptr) return;
    if (list->kind != Node::Kind::sequence || list->sequence.empty()) {
        reader.faults().add(list->mark, "a list of items", list->described());
        return;
    }
    for (auto const& node : list->sequence) {
        checklist.items.push_back(read_item(node, statutes, on, reader.faults()));
    }
}

}  // namespace

Item const* Checklist::find(std::string_view item) const {
    auto const found = std::ranges::find(items, item, &Item::id);
    return found == items.end() ? nullptr : &*found;
}

std::expected<Checklist, std::vector<base::Fault>> read_checklist(std::string_view text,
                                                                  std::string_view file,
                                                                  Statutes const* statutes,
                                                                  base::Date on) {
    auto const documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(documents.error());
    yaml::Faults faults{std::string(file)};
    if (documents->size() != 1) {
        faults.add({1, 1}, "one document", std::to_string(documents->size()) + " documents");
        return std::unexpected(faults.take());
    }
    auto const& root = documents->front();
    yaml::MapReader reader(root, faults, "a checklist");
    Checklist checklist;
    checklist.file = file;
    checklist.hash = base::sha256(text);
    checklist.id = required_id(reader, "checklist");
    if (reader.required("version") != nullptr) {
        checklist.version = reader.integer("version", 1, version_max).value_or(0);
    }
    checklist.title = reader.required_text("title");
    read_includes(reader, checklist);
    read_items(reader, statutes, on, checklist);
    reader.finish();
    if (root.find("items") == nullptr && root.find("include") == nullptr) {
        faults.add(root.mark, "items, include, or both", "neither");
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return checklist;
}

std::expected<Checklist, std::vector<base::Fault>> parse_checklist(std::string_view text,
                                                                   std::string_view file,
                                                                   Statutes const& statutes,
                                                                   base::Date on) {
    return read_checklist(text, file, &statutes, on);
}

}  // namespace yingshen::rulebook
