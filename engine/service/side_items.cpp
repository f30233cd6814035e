#include "service/side_items.hpp"

namespace yingshen::service {

SideItems side_items(workflow::Definition const& definition, review::Submission const& submission,
                     rulebook::Rulebook const& book) {
    SideItems items;
    auto const* state = definition.find(submission.state);
    if (state == nullptr) return items;
    for (auto const& side : state->sides) {
        if (!side.checklist.empty())
            items[side.id] =
                rulebook::items(book, side.checklist, submission.kind, submission.facts);
    }
    return items;
}

std::map<std::string, std::vector<std::string>> ids_of(SideItems const& items) {
    std::map<std::string, std::vector<std::string>> ids;
    for (auto const& [side, list] : items) {
        for (auto const& item : list)
            ids[side].push_back(item.id);
    }
    return ids;
}

}  // namespace yingshen::service
