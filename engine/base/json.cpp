#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace yingshen::base {
namespace {

enum class Form { compact, pretty, canonical };

void append(std::string& out, Json const& value, Form form, std::size_t depth);

void break_line(std::string& out, Form form, std::size_t depth) {
    if (form != Form::pretty) return;
    out += '\n';
    out.append(depth * 2, ' ');
}

void append_array(std::string& out, Json::Array const& array, Form form, std::size_t depth) {
    out += '[';
    for (std::size_t i = 0; i < array.size(); ++i) {
        if (i > 0) out += ',';
        break_line(out, form, depth + 1);
        append(out, array[i], form, depth + 1);
    }
    if (!array.empty()) break_line(out, form, depth);
    out += ']';
}

void append_object(std::string& out, Json::Object const& object, Form form, std::size_t depth) {
    std::vector<Json::Member const*> members;
    members.reserve(object.size());
    for (auto const& member : object)
        members.push_back(&member);
    if (form == Form::canonical) {
        std::ranges::sort(members, {}, [](Json::Member const* member) -> std::string const& {
            return member->first;
        });
    }
    out += '{';
    bool first = true;
    for (auto const* member : members) {
        if (!first) out += ',';
        first = false;
        break_line(out, form, depth + 1);
        append_quoted(out, member->first);
        out += form == Form::pretty ? ": " : ":";
        append(out, member->second, form, depth + 1);
    }
    if (!object.empty()) break_line(out, form, depth);
    out += '}';
}

void append(std::string& out, Json const& value, Form form, std::size_t depth) {
    if (value.is_null()) {
        out += "null";
    } else if (auto const* boolean = value.as_bool()) {
        out += *boolean ? "true" : "false";
    } else if (auto const* integer = value.as_int()) {
        fmt::format_to(std::back_inserter(out), "{}", *integer);
    } else if (auto const* number = value.as_double()) {
        if (form == Form::canonical) std::abort();  // hashed documents carry decimals as texts
        auto const digits = fmt::format("{}", *number);
        out += digits;
        // A double stays a double when it is read again; 1e20 would not even fit an integer.
        if (digits.find_first_of(".e") == std::string::npos) out += ".0";
    } else if (auto const* text = value.as_string()) {
        append_quoted(out, *text);
    } else if (auto const* array = value.as_array()) {
        append_array(out, *array, form, depth);
    } else {
        append_object(out, *value.as_object(), form, depth);
    }
}

std::string write(Json const& value, Form form) {
    std::string out;
    append(out, value, form, 0);
    return out;
}

}  // namespace

Json const* Json::find(std::string_view key) const {
    auto const* object = as_object();
    if (object == nullptr) return nullptr;
    auto const found = std::ranges::find(*object, key, &Member::first);
    return found == object->end() ? nullptr : &found->second;
}

Json const& Json::operator[](std::string_view key) const {
    static Json const null;
    auto const* found = find(key);
    return found == nullptr ? null : *found;
}

void Json::set(std::string key, Json value) {
    if (is_null()) value_ = Object{};
    auto& object = std::get<Object>(value_);
    auto const found = std::ranges::find(object, key, &Member::first);
    if (found == object.end()) {
        object.emplace_back(std::move(key), std::move(value));
    } else {
        found->second = std::move(value);
    }
}

void Json::push(Json value) {
    if (is_null()) value_ = Array{};
    std::get<Array>(value_).push_back(std::move(value));
}

std::string_view Json::kind_name() const {
    static constexpr std::string_view names[] = {
        "null", "true or false", "a whole number", "a number", "a text", "a list", "an object"};
    return names[value_.index()];
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(plain, i - plain);
        plain = i + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", unsigned{c});
        }
    }
    out += text.substr(plain);
    out += '"';
}

std::string to_string(Json const& value) {
    return write(value, Form::compact);
}
std::string to_pretty_string(Json const& value) {
    return write(value, Form::pretty);
}
std::string canonical(Json const& value) {
    return write(value, Form::canonical);
}

}  // namespace yingshen::base
