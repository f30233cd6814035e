#include "yaml/reader.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace yingshen::yaml {
namespace {

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

void Faults::add(Mark mark, std::string expected, std::string found) {
    faults_.emplace_back(mark, base::Fault{place(mark), std::move(expected), std::move(found)});
}

std::string Faults::place(Mark mark) const {
    return file_ + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

std::vector<base::Fault> Faults::take() {
    std::ranges::sort(faults_, {}, [](auto const& entry) {
        auto const& [mark, fault] = entry;
        return std::tie(mark, fault.expected, fault.found);
    });
    std::vector<base::Fault> sorted;
    sorted.reserve(faults_.size());
    for (auto& [mark, fault] : faults_)
        sorted.push_back(std::move(fault));
    faults_.clear();
    return sorted;
}

MapReader::MapReader(Node const& node, Faults& faults, std::string what)
    : node_(&node), mark_(node.mark), faults_(faults), what_(std::move(what)) {
    if (node.kind == Node::Kind::map) return;
    faults_.add(mark_, "a map with the keys of " + what_, node.described());
    node_ = nullptr;
}

Node const* MapReader::optional(std::string_view key) {
    asked_.emplace_back(key);
    return node_ == nullptr ? nullptr : node_->find(key);
}

Node const* MapReader::required(std::string_view key) {
    auto const* value = optional(key);
    if (value == nullptr && node_ != nullptr) {
        faults_.add(mark_, "the key \"" + std::string(key) + "\" in " + what_, "none");
    }
    return value;
}

std::optional<std::string> MapReader::text(std::string_view key) {
    auto const* value = optional(key);
    if (value == nullptr) return std::nullopt;
    if (value->kind != Node::Kind::scalar || value->scalar.empty()) {
        faults_.add(value->mark, "a text for \"" + std::string(key) + "\"", value->described());
        return std::nullopt;
    }
    return value->scalar;
}

std::string MapReader::required_text(std::string_view key) {
    if (required(key) == nullptr) return {};
    return text(key).value_or("");
}

std::optional<int> MapReader::integer(std::string_view key, int low, int high) {
    auto const* value = optional(key);
    if (value == nullptr) return std::nullopt;
    int number = 0;
    auto const& digits = value->scalar;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    auto const whole = value->kind == Node::Kind::scalar && error == std::errc{} &&
                       end == digits.data() + digits.size();
    if (!whole || number < low || number > high) {
        faults_.add(value->mark,
                    "a whole number from " + std::to_string(low) + " to " + std::to_string(high) +
                        " for \"" + std::string(key) + "\"",
                    value->described());
        return std::nullopt;
    }
    return number;
}

std::optional<bool> MapReader::boolean(std::string_view key) {
    auto const* value = optional(key);
    if (value == nullptr) return std::nullopt;
    if (value->kind == Node::Kind::scalar &&
        (value->scalar == "true" || value->scalar == "false")) {
        return value->scalar == "true";
    }
    faults_.add(value->mark, "true or false for \"" + std::string(key) + "\"", value->described());
    return std::nullopt;
}

std::optional<base::Date> MapReader::date(std::string_view key) {
    auto const* value = optional(key);
    if (value == nullptr) return std::nullopt;
    auto const day =
        value->kind == Node::Kind::scalar ? base::parse_date(value->scalar) : std::nullopt;
    if (!day)
        faults_.add(value->mark, "a date as YYYY-MM-DD for \"" + std::string(key) + "\"",
                    value->described());
    return day;
}

base::Text MapReader::required_title(std::string_view key) {
    auto const* value = required(key);
    if (value == nullptr) return {};
    MapReader reader(*value, faults_, "a title {zh, en}");
    base::Text title{reader.required_text("zh"), reader.required_text("en")};
    reader.finish();
    return title;
}

std::vector<std::string> MapReader::texts(std::string_view key) {
    auto const* value = optional(key);
    if (value == nullptr) return {};
    if (value->kind == Node::Kind::scalar && !value->scalar.empty()) return {value->scalar};
    if (value->kind != Node::Kind::sequence) {
        faults_.add(value->mark, "a list of texts for \"" + std::string(key) + "\"",
                    value->described());
        return {};
    }
    std::vector<std::string> list;
    for (auto const& entry : value->sequence) {
        if (entry.kind == Node::Kind::scalar && !entry.scalar.empty()) {
            list.push_back(entry.scalar);
        } else {
            faults_.add(entry.mark, "a text in the list \"" + std::string(key) + "\"",
                        entry.described());
        }
    }
    return list;
}

void MapReader::finish() {
    if (node_ == nullptr) return;
    std::ranges::sort(asked_);
    auto const repeated = std::ranges::unique(asked_);
    asked_.erase(repeated.begin(), repeated.end());
    for (auto const& [key, value] : node_->map) {
        if (std::ranges::binary_search(asked_, key.scalar)) continue;
        auto found = "the unknown key \"" + key.scalar.substr(0, 80) + "\"";
        if (auto const hint = nearest(key.scalar, asked_))
            found += " (did you mean \"" + *hint + "\"?)";
        faults_.add(key.mark, "a key of " + what_ + ": " + joined(asked_), std::move(found));
    }
}

}  // namespace yingshen::yaml
