#include "rulebook/comparison.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

constexpr std::size_t words_max = 512;
constexpr std::size_t word_points_max = 64;

std::vector<std::string> read_words(yaml::MapReader& reader, std::string_view key) {
    std::vector<std::string> words;
    auto const* list = reader.required(key);
    if (list == nullptr) return words;
    if (list->kind != yaml::Node::Kind::sequence || list->sequence.empty() ||
        list->sequence.size() > words_max) {
        reader.faults().add(list->mark, "a list of 1 to " + std::to_string(words_max) + " texts",
                            list->described());
        return words;
    }
    for (auto const& entry : list->sequence) {
        auto const length = base::count_code_points(entry.scalar);
        if (entry.kind != yaml::Node::Kind::scalar || length == 0 || length > word_points_max) {
            reader.faults().add(entry.mark,
                                "a text of 1 to " + std::to_string(word_points_max) + " characters",
                                entry.described());
        } else if (std::ranges::find(words, entry.scalar) != words.end()) {
            reader.faults().add(entry.mark, "each text once", "\"" + entry.scalar + "\" again");
        } else {
            words.push_back(entry.scalar);
        }
    }
    return words;
}

}  // namespace

std::expected<ComparisonWords, std::vector<base::Fault>> parse_comparison(std::string_view text,
                                                                          std::string_view file) {
    auto const documents = yaml::parse(text, file);
    if (!documents) return std::unexpected(documents.error());
    yaml::Faults faults{std::string(file)};
    ComparisonWords words;
    if (documents->size() != 1) {
        faults.add({1, 1}, "one document", std::to_string(documents->size()) + " documents");
    } else {
        yaml::MapReader top(documents->front(), faults, "a file of comparison words");
        auto const* node = top.required("comparison");
        top.finish();
        if (node != nullptr) {
            yaml::MapReader reader(*node, faults, "comparison");
            words.superlatives = read_words(reader, "superlatives");
            words.warnings = read_words(reader, "warnings");
            reader.finish();
        }
    }
    if (!faults.empty()) return std::unexpected(faults.take());
    return words;
}

}  // namespace yingshen::rulebook
