#include "review/fields.hpp"

#include <algorithm>

namespace yingshen::review {

using base::Json;

Fields::Fields(Json const& json, std::string where, std::vector<base::Fault>& faults)
    : json_(json), where_(std::move(where)), faults_(faults) {
    if (json_.as_object() == nullptr) {
        faults_.push_back(
            {where_.empty() ? "body" : where_, "an object", std::string(json_.kind_name())});
    }
}

std::string Fields::path(std::string_view name) const {
    return where_.empty() ? std::string(name) : where_ + "." + std::string(name);
}

void Fields::fault(std::string_view name, std::string expected, std::string found) {
    faults_.push_back({path(name), std::move(expected), std::move(found)});
}

Json const* Fields::member(std::string_view name) {
    asked_.push_back(name);
    return json_.find(name);
}

Json const* Fields::required(std::string_view name, std::string_view expected) {
    auto const* found = member(name);
    if (found == nullptr && json_.as_object() != nullptr)
        fault(name, std::string(expected), "nothing");
    return found;
}

std::string Fields::text(std::string_view name) {
    auto const* found = required(name, "a text");
    auto const* value = found == nullptr ? nullptr : found->as_string();
    missing_ = value == nullptr;
    if (found != nullptr && value == nullptr)
        fault(name, "a text", std::string(found->kind_name()));
    return value == nullptr ? std::string() : *value;
}

std::vector<std::string> Fields::texts(std::string_view name) {
    std::vector<std::string> values;
    auto const* found = required(name, "a list of texts");
    if (found == nullptr) return values;
    auto const* list = found->as_array();
    if (list == nullptr) {
        fault(name, "a list of texts", std::string(found->kind_name()));
        return values;
    }
    for (auto const& entry : *list) {
        if (auto const* value = entry.as_string()) {
            values.push_back(*value);
        } else {
            fault(name, "a list of texts", "a list with " + std::string(entry.kind_name()));
        }
    }
    return values;
}

std::vector<std::string> Fields::optional_texts(std::string_view name) {
    return member(name) == nullptr ? std::vector<std::string>() : texts(name);
}

bool Fields::flag(std::string_view name) {
    auto const* found = required(name, "true or false");
    if (found == nullptr) return false;
    if (auto const* value = found->as_bool()) return *value;
    fault(name, "true or false", std::string(found->kind_name()));
    return false;
}

bool Fields::optional_flag(std::string_view name) {
    return member(name) != nullptr && flag(name);
}

std::int64_t Fields::whole(std::string_view name, std::int64_t most) {
    auto const* found = required(name, "a whole number");
    if (found == nullptr) return 0;
    auto const* value = found->as_int();
    if (value != nullptr && *value >= 0 && *value <= most) return *value;
    fault(name, "a whole number from 0 to " + std::to_string(most),
          value == nullptr ? std::string(found->kind_name()) : std::to_string(*value));
    return 0;
}

std::optional<base::Time> Fields::optional_time(std::string_view name) {
    auto const* found = member(name);
    if (found == nullptr) return std::nullopt;
    if (auto const* value = found->as_int()) return base::Time{*value};
    fault(name, "microseconds since 1970 as a whole number", std::string(found->kind_name()));
    return std::nullopt;
}

base::Time Fields::time(std::string_view name) {
    (void)required(name, "microseconds since 1970 as a whole number");
    return optional_time(name).value_or(base::Time{});
}

std::string Fields::optional_text(std::string_view name) {
    return member(name) == nullptr ? std::string() : text(name);
}

std::vector<std::size_t> Fields::optional_numbers(std::string_view name) {
    std::vector<std::size_t> numbers;
    auto const* found = member(name);
    if (found == nullptr) return numbers;
    auto const* list = found->as_array();
    if (list == nullptr) {
        fault(name, "a list of whole numbers", std::string(found->kind_name()));
        return numbers;
    }
    for (auto const& entry : *list) {
        auto const* value = entry.as_int();
        if (value != nullptr && *value >= 0) {
            numbers.push_back(static_cast<std::size_t>(*value));
        } else {
            fault(name, "whole numbers from 0", std::string(entry.kind_name()));
        }
    }
    return numbers;
}

std::vector<base::Time> Fields::optional_times(std::string_view name) {
    std::vector<base::Time> times;
    auto const* found = member(name);
    if (found == nullptr) return times;
    auto const* list = found->as_array();
    if (list == nullptr) {
        fault(name, "a list of times", std::string(found->kind_name()));
        return times;
    }
    for (auto const& entry : *list) {
        if (auto const* value = entry.as_int()) {
            times.push_back({*value});
        } else {
            fault(name, "microseconds since 1970 as whole numbers", std::string(entry.kind_name()));
        }
    }
    return times;
}

base::Digest Fields::digest(std::string_view name) {
    return parsed<base::Digest>(name, base::parse_digest,
                                [] { return std::string("64 lower-case hexadecimal digits"); });
}

void Fields::each(std::string_view name, std::function<void(Fields&)> const& read) {
    auto const* found = required(name, "a list");
    if (found == nullptr) return;
    auto const* list = found->as_array();
    if (list == nullptr) {
        fault(name, "a list", std::string(found->kind_name()));
        return;
    }
    for (std::size_t i = 0; i < list->size(); ++i) {
        Fields entry((*list)[i], path(name) + "[" + std::to_string(i) + "]", faults_);
        read(entry);
        entry.finish();
    }
}

bool Fields::object(std::string_view name, bool must_be_there,
                    std::function<void(Fields&)> const& read) {
    auto const* found = must_be_there ? required(name, "an object") : member(name);
    if (found == nullptr) return false;
    Fields inner(*found, path(name), faults_);
    read(inner);
    inner.finish();
    return true;
}

void Fields::finish() {
    auto const* object = json_.as_object();
    if (object == nullptr) return;
    for (auto const& [name, value] : *object) {
        if (std::ranges::find(asked_, name) == asked_.end()) fault(name, "no such member", "one");
    }
}

}  // namespace yingshen::review
