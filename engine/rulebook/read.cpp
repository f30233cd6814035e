#include "rulebook/read.hpp"

#include <algorithm>

#include "rulebook/id.hpp"
#include "rulebook/numeral.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

/// `any`, one word, or a list of words. `any` and an absent key read as the empty list.
template <class E>
std::vector<E> word_list(yaml::MapReader& reader, std::string_view key) {
    auto const* node = reader.optional(key);
    if (node == nullptr || (node->kind == Node::Kind::scalar && node->scalar == "any")) return {};
    std::vector<E> values;
    if (node->kind == Node::Kind::sequence && node->sequence.empty()) {
        reader.faults().add(node->mark, "\"any\" or at least one word", "an empty list");
    } else if (node->kind == Node::Kind::sequence) {
        for (auto const& entry : node->sequence) {
            if (auto const value = to_word<E>(entry, reader.faults())) values.push_back(*value);
        }
    } else if (auto const value = to_word<E>(*node, reader.faults())) {
        values.push_back(*value);
    }
    return values;
}

std::string from_to(base::Date from, std::optional<base::Date> const& until) {
    return "from " + to_string(from) + (until ? " to " + to_string(*until) : " on");
}

bool covers(Statute const& statute, Period const& period) {
    if (period.from < statute.from) return false;
    return !statute.until || (period.until && *period.until <= *statute.until);
}

void check(Citation const& citation, Node const& place, Statutes const& statutes,
           Period const& period, yaml::Faults& faults) {
    auto const* statute = statutes.find(citation.statute);
    if (statute == nullptr) {
        std::vector<std::string> known;
        for (auto const& other : statutes.all())
            known.push_back(other.id);
        faults.add(place.mark, "a statute of statutes.yaml", found_word(citation.statute, known));
        return;
    }
    if (!citation.article.empty() && !statute->articles.contains(citation.article)) {
        faults.add(place.mark, "an article that statutes.yaml lists under " + statute->id,
                   "\"" + citation.article + "\"");
    }
    if (!covers(*statute, period)) {
        faults.add(place.mark, "a statute in force " + from_to(period.from, period.until),
                   statute->id + ", in force " + from_to(statute->from, statute->until));
    }
}

}  // namespace

std::string found_word(std::string_view word, std::vector<std::string> const& known) {
    auto const near = yaml::nearest(word, known);
    return "\"" + std::string(word) + "\"" + (near ? "; did you mean \"" + *near + "\"?" : "");
}

std::string required_id(yaml::MapReader& reader, std::string_view key) {
    auto const* node = reader.required(key);
    if (node == nullptr) return {};
    if (node->kind != Node::Kind::scalar || !is_id(node->scalar)) {
        reader.faults().add(node->mark,
                            "an id of lower-case words joined by dots, such as loan.rate_shown",
                            node->described());
        return {};
    }
    return node->scalar;
}

Applies read_applies(yaml::MapReader& reader) {
    auto const* node = reader.optional("applies");
    if (node == nullptr) return {};
    yaml::MapReader map(*node, reader.faults(), "applies");
    Applies applies{.product = word_list<words::Product>(map, "product"),
                    .channel = word_list<words::Channel>(map, "channel"),
                    .audience = word_list<words::Audience>(map, "audience"),
                    .kind = word_list<words::Kind>(map, "kind")};
    map.finish();
    return applies;
}

std::vector<Citation> read_basis(yaml::MapReader& reader, Statutes const* statutes,
                                 Period const& period) {
    std::vector<Citation> basis;
    auto const* list = reader.required("basis");
    if (list == nullptr) return basis;
    if (list->kind != Node::Kind::sequence || list->sequence.empty()) {
        reader.faults().add(list->mark, "a list of one or more citations", list->described());
        return basis;
    }
    for (auto const& entry : list->sequence) {
        yaml::MapReader map(entry, reader.faults(), "a citation");
        Citation citation{map.required_text("statute"), map.text("article").value_or("")};
        map.finish();
        if (citation.statute.empty()) continue;
        if (statutes != nullptr) check(citation, entry, *statutes, period, reader.faults());
        if (std::ranges::find(basis, citation) != basis.end()) {
            reader.faults().add(entry.mark, "each citation once",
                                "\"" + citation.statute + "\" again");
        }
        basis.push_back(std::move(citation));
    }
    return basis;
}

}  // namespace yingshen::rulebook
