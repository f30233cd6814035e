#include "api/fields.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"

namespace yingshen::api {
namespace {

/// Enough to recognise a value by, not so much that an answer repeats a whole body.
constexpr std::size_t shown_code_points_max = 40;

std::string length_expectation(std::size_t least, std::size_t most) {
    return "a text of " + std::to_string(least) + " to " + std::to_string(most) + " characters";
}

}  // namespace

std::string shown(base::Json const& value) {
    auto const* text = value.as_string();
    if (text != nullptr) return "\"" + base::shortened(*text, shown_code_points_max) + "\"";
    if (auto const* number = value.as_int()) return std::to_string(*number);
    if (auto const* truth = value.as_bool()) return *truth ? "true" : "false";
    return std::string(value.kind_name());
}

base::Error body_error(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "body_invalid",
            {"请求内容有误，请按 faults 逐项更正",
             "The body is not valid; faults lists every field that is wrong"},
            std::move(faults)};
}

Fields::Fields(base::Json const& json, std::string where, std::vector<base::Fault>& faults)
    : object_(json.as_object() == nullptr ? nullptr : &json),
      where_(std::move(where)),
      faults_(&faults) {
    if (object_ == nullptr) faults_->push_back({where_, "an object", shown(json)});
}

std::string Fields::path(std::string_view name) const {
    return where_.empty() ? std::string(name) : where_ + "." + std::string(name);
}

void Fields::fault(std::string_view name, std::string expected, base::Json const& found) {
    faults_->push_back({path(name), std::move(expected), shown(found)});
}

base::Json const* Fields::ask(std::string_view name, bool required) {
    asked_.push_back(name);
    if (object_ == nullptr) return nullptr;
    auto const* found = object_->find(name);
    if (found != nullptr && !(found->is_null() && !required)) return found;
    if (required) faults_->push_back({path(name), "a value", "nothing"});
    return nullptr;
}

std::string Fields::text(std::string_view name, std::size_t most, std::size_t least) {
    auto const* json = ask(name, true);
    if (json == nullptr) return {};
    auto const* text = json->as_string();
    if (text == nullptr) {
        fault(name, length_expectation(least, most), *json);
        return {};
    }
    auto const length = base::count_code_points(*text);
    if (length >= least && length <= most) return *text;
    faults_->push_back({path(name), length_expectation(least, most),
                        "a text of " + std::to_string(length) + " characters"});
    return {};
}

std::string Fields::optional_text(std::string_view name, std::size_t most) {
    if (ask(name, false) == nullptr) return {};
    asked_.pop_back();
    return text(name, most, 0);
}

std::optional<base::Time> Fields::optional_time(std::string_view name) {
    auto const* json = ask(name, false);
    if (json == nullptr) return std::nullopt;
    auto const* text = json->as_string();
    auto const time = text == nullptr ? std::nullopt : base::parse_time(*text);
    if (!time) fault(name, "an instant in UTC such as 2026-12-01T00:00:00Z", *json);
    return time;
}

std::vector<std::pair<std::string, std::string>> Fields::texts(std::string_view name) {
    std::vector<std::pair<std::string, std::string>> values;
    auto const* json = ask(name, true);
    if (json == nullptr) return values;
    auto const* object = json->as_object();
    if (object == nullptr) {
        fault(name, "an object of texts", *json);
        return values;
    }
    for (auto const& [key, value] : *object) {
        if (auto const* text = value.as_string()) {
            values.emplace_back(key, *text);
        } else {
            faults_->push_back({path(name) + "." + key, "a text", shown(value)});
        }
    }
    return values;
}

std::string_view Fields::choice(std::string_view name, std::vector<std::string_view> const& words) {
    auto const* json = ask(name, true);
    if (json == nullptr) return words.front();
    auto const* text = json->as_string();
    auto const found = text == nullptr ? words.end() : std::ranges::find(words, *text);
    if (found != words.end()) return *found;
    std::string expected = "one of ";
    for (auto const word : words)
        expected.append(word == words.front() ? "" : ", ").append(word);
    fault(name, std::move(expected), *json);
    return words.front();
}

std::vector<std::string> Fields::list(std::string_view name, std::size_t most, std::size_t length) {
    std::vector<std::string> values;
    auto const* json = ask(name, true);
    if (json == nullptr) return values;
    auto const* entries = json->as_array();
    if (entries == nullptr || entries->empty() || entries->size() > most) {
        fault(name, "a list of 1 to " + std::to_string(most) + " texts", *json);
        return values;
    }
    for (std::size_t i = 0; i < entries->size(); ++i) {
        auto const* text = (*entries)[i].as_string();
        auto const count = text == nullptr ? 0 : base::count_code_points(*text);
        if (count >= 1 && count <= length) {
            values.push_back(*text);
        } else {
            faults_->push_back({path(name) + "[" + std::to_string(i) + "]",
                                length_expectation(1, length), shown((*entries)[i])});
        }
    }
    return values;
}

bool Fields::boolean(std::string_view name) {
    auto const* json = ask(name, true);
    if (json == nullptr) return false;
    auto const* value = json->as_bool();
    if (value == nullptr) fault(name, "true or false", *json);
    return value != nullptr && *value;
}

std::int64_t Fields::integer(std::string_view name, std::int64_t low, std::int64_t high) {
    auto const* json = ask(name, true);
    if (json == nullptr) return low;
    auto const* value = json->as_int();
    if (value != nullptr && *value >= low && *value <= high) return *value;
    fault(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high),
          *json);
    return low;
}

std::int64_t Fields::optional_integer(std::string_view name, std::int64_t low, std::int64_t high,
                                      std::int64_t otherwise) {
    return ask(name, false) == nullptr ? otherwise : integer(name, low, high);
}

words::FactSet Fields::facts(std::string_view name) {
    auto const* json = ask(name, false);
    if (json == nullptr) return {};
    auto facts = words::read_facts(*json, path(name));
    if (facts) return *std::move(facts);
    faults_->insert(faults_->end(), facts.error().begin(), facts.error().end());
    return {};
}

std::vector<std::string> Fields::texts(std::string_view name, std::size_t most,
                                       std::size_t longest) {
    auto const* json = ask(name, false);
    if (json == nullptr) return {};
    auto const* list = json->as_array();
    if (list == nullptr || list->size() > most) {
        fault(name, "a list of at most " + std::to_string(most) + " texts", *json);
        return {};
    }
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < list->size(); ++i) {
        auto const* text = (*list)[i].as_string();
        auto const length = text == nullptr ? 0 : base::count_code_points(*text);
        if (length >= 1 && length <= longest) {
            texts.push_back(*text);
        } else {
            fault(std::string(name) + "[" + std::to_string(i) + "]", length_expectation(1, longest),
                  (*list)[i]);
        }
    }
    return texts;
}

std::vector<Fields> Fields::objects(std::string_view name, std::size_t most) {
    auto const* json = ask(name, false);
    if (json == nullptr) return {};
    auto const* list = json->as_array();
    if (list == nullptr || list->size() > most) {
        fault(name, "a list of at most " + std::to_string(most) + " objects", *json);
        return {};
    }
    std::vector<Fields> objects;
    for (std::size_t i = 0; i < list->size(); ++i) {
        objects.emplace_back((*list)[i], path(name) + "[" + std::to_string(i) + "]", *faults_);
    }
    return objects;
}

std::optional<Fields> Fields::optional_object(std::string_view name) {
    auto const* json = ask(name, false);
    if (json == nullptr) return std::nullopt;
    return Fields(*json, path(name), *faults_);
}

void Fields::finish() {
    if (object_ == nullptr) return;
    for (auto const& [name, value] : *object_->as_object()) {
        if (std::ranges::find(asked_, name) != asked_.end()) continue;
        std::string known;
        for (auto const asked : asked_)
            known += (known.empty() ? "" : ", ") + std::string(asked);
        faults_->push_back({path(name), known.empty() ? "no members" : "only the members " + known,
                            "an unknown member"});
    }
}

}  // namespace yingshen::api
