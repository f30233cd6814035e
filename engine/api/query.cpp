#include "api/query.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/utf8.hpp"

namespace yingshen::api {

void Query::fault(std::string_view name, std::string expected, std::string_view found) {
    faults_.push_back({"query." + std::string(name), std::move(expected), std::string(found)});
}

std::optional<std::string_view> Query::ask(std::string_view name) {
    asked_.push_back(name);
    std::optional<std::string_view> found;
    for (auto const& [key, value] : request_.query) {
        if (key != name) continue;
        if (found) {
            fault(name, "one value", "several");
            break;
        }
        found = value;
    }
    return found;
}

std::string Query::text(std::string_view name, std::size_t most) {
    auto const value = ask(name).value_or("");
    auto const control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (base::invalid_utf8(value) || std::ranges::any_of(value, control) ||
        base::count_code_points(value) > most) {
        fault(
            name,
            "a text of at most " + std::to_string(most) + " characters without control characters",
            "something else");
        return {};
    }
    return std::string(value);
}

std::string Query::required_text(std::string_view name, std::size_t most) {
    auto const faults_before = faults_.size();
    auto value = text(name, most);
    if (value.empty() && faults_.size() == faults_before) {
        fault(name, "a text of 1 to " + std::to_string(most) + " characters", "nothing");
    }
    return value;
}

std::string Query::choice(std::string_view name, std::vector<std::string_view> const& words) {
    auto const value = ask(name);
    if (!value) return std::string(words.front());
    if (std::ranges::find(words, *value) != words.end()) return std::string(*value);
    std::string expected = "one of ";
    for (auto const word : words)
        expected += (word == words.front() ? "" : ", ") + std::string(word);
    fault(name, std::move(expected), "\"" + std::string(value->substr(0, 80)) + "\"");
    return std::string(words.front());
}

bool Query::flag(std::string_view name) {
    return choice(name, {"false", "true"}) == "true";
}

std::size_t Query::number(std::string_view name, std::size_t low, std::size_t high,
                          std::size_t otherwise) {
    auto const value = ask(name);
    if (!value) return otherwise;
    std::size_t number = 0;
    auto const* const end = value->data() + value->size();
    auto const [stop, failure] = std::from_chars(value->data(), end, number);
    if (failure == std::errc{} && stop == end && number >= low && number <= high) return number;
    fault(name, "a whole number from " + std::to_string(low) + " to " + std::to_string(high),
          "\"" + std::string(value->substr(0, 80)) + "\"");
    return otherwise;
}

std::optional<base::Date> Query::date(std::string_view name) {
    auto const value = ask(name);
    if (!value) return std::nullopt;
    auto const date = base::parse_date(*value);
    if (!date) fault(name, "a date as YYYY-MM-DD", "\"" + std::string(value->substr(0, 80)) + "\"");
    return date;
}

words::FactSet Query::facts(std::string_view name) {
    auto const value = ask(name);
    if (!value) return {};
    auto const json = base::parse_json(*value);
    if (!json) {
        fault(name, "a JSON object of facts", "\"" + std::string(value->substr(0, 80)) + "\"");
        return {};
    }
    auto read = words::read_facts(*json, "query." + std::string(name));
    if (read) return *std::move(read);
    faults_.insert(faults_.end(), read.error().begin(), read.error().end());
    return {};
}

std::optional<base::Error> Query::finish() {
    for (auto const& [key, value] : request_.query) {
        if (std::ranges::find(asked_, key) != asked_.end()) continue;
        std::string known;
        for (auto const asked : asked_)
            known += (known.empty() ? "" : ", ") + std::string(asked);
        fault(key.substr(0, 80), known.empty() ? "no parameters" : "only the parameters " + known,
              "an unknown parameter");
    }
    if (faults_.empty()) return std::nullopt;
    return base::Error{base::ErrorKind::invalid,
                       "query_invalid",
                       {"查询参数有误", "A parameter of the query is not valid"},
                       std::move(faults_)};
}

}  // namespace yingshen::api
