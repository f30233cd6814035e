#include "rulebook/statutes.hpp"

#include <algorithm>

#include "rulebook/numeral.hpp"
#include "rulebook/read.hpp"
#include "yaml/reader.hpp"

namespace yingshen::rulebook {
namespace {

using yaml::Node;

void read_articles(yaml::MapReader& reader, std::string_view key, bool checked, Statute& statute) {
    auto const* list = reader.optional(key);
    if (list == nullptr) return;
    if (list->kind != Node::Kind::sequence) {
        reader.faults().add(list->mark, "a list of articles", list->described());
        return;
    }
    for (auto const& entry : list->sequence) {
        if (entry.kind != Node::Kind::scalar || !article_name(entry.scalar)) {
            reader.faults().add(entry.mark, std::string(article_shape), entry.described());
        } else if (!statute.articles.emplace(entry.scalar, checked).second) {
            reader.faults().add(entry.mark, "each article once", "\"" + entry.scalar + "\" again");
        }
    }
}

Statute read_statute(Node const& node, yaml::Faults& faults) {
    yaml::MapReader reader(node, faults, "a statute");
    Statute statute;
    statute.mark = node.mark;
    statute.id = required_id(reader, "statute");
    statute.title = reader.required_text("title");
    statute.number = reader.text("number").value_or("");
    if (reader.required("from") != nullptr)
        statute.from = reader.date("from").value_or(base::Date{});
    statute.until = reader.date("until");
    statute.checked = reader.boolean("checked").value_or(false);
    read_articles(reader, "articles", true, statute);
    read_articles(reader, "articles_to_check", false, statute);
    statute.note = reader.text("note").value_or("");
    reader.finish();
    if (!statute.title.empty() &&
        !(statute.title.starts_with("《") && statute.title.ends_with("》"))) {
        faults.add(node.mark, "a title in 《 》", "\"" + statute.title + "\"");
    }
    if (statute.until && *statute.until < statute.from) {
        faults.add(node.mark, "a last day on or after " + to_string(statute.from),
                   to_string(*statute.until));
    }
    return statute;
}

}  // namespace

Statute const* Statutes::find(std::string_view id) const {
    auto const found = std::ranges::find(statutes_, id, &Statute::id);
    return found == statutes_.end() ? nullptr : &*found;
}

std::string Statutes::cite(Citation const& citation) const {
    constexpr std::string_view unchecked = "（待核）";
    auto const* statute = find(citation.statute);
    if (statute == nullptr) return citation.statute + std::string(unchecked);
    auto text = statute->title;
    bool checked = statute->checked;
    if (!citation.article.empty()) {
        text += article_name(citation.article).value_or(citation.article);
        auto const listed = statute->articles.find(citation.article);
        checked = listed != statute->articles.end() && listed->second;
    }
    if (!checked) text += unchecked;
    return text;
}

std::expected<Statutes, std::vector<base::Fault>> parse_statutes(std::string_view text,
                                                                 std::string_view file) {
    auto const documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(documents.error());
    yaml::Faults faults{std::string(file)};
    Statutes statutes;
    if (documents->size() != 1) {
        faults.add({1, 1}, "one document", std::to_string(documents->size()) + " documents");
        return std::unexpected(faults.take());
    }
    yaml::MapReader reader(documents->front(), faults, "the file of statutes");
    auto const* list = reader.required("statutes");
    reader.finish();
    if (list != nullptr && (list->kind != Node::Kind::sequence || list->sequence.empty())) {
        faults.add(list->mark, "a list of one or more statutes", list->described());
    } else if (list != nullptr) {
        for (auto const& node : list->sequence) {
            auto statute = read_statute(node, faults);
            if (!statute.id.empty() && statutes.find(statute.id) != nullptr) {
                faults.add(node.mark, "each statute once", "\"" + statute.id + "\" again");
            }
            statutes.add(std::move(statute));
        }
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return statutes;
}

}  // namespace yingshen::rulebook
