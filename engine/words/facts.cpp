#include "words/facts.hpp"

#include <algorithm>
#include <array>

#include "base/time.hpp"

namespace yingshen::words {
namespace {

using base::Fault;
using base::Json;

constexpr std::array<std::string_view, 5> risk_grades = {"R1", "R2", "R3", "R4", "R5"};
constexpr std::array<std::string_view, 5> tolerances = {"C1", "C2", "C3", "C4", "C5"};

template <class E>
bool is_word(std::string_view value) {
    return parse<E>(value).has_value();
}
bool is_risk_grade(std::string_view value) {
    return std::ranges::find(risk_grades, value) != risk_grades.end();
}
bool is_tolerance(std::string_view value) {
    return std::ranges::find(tolerances, value) != tolerances.end();
}
std::string risk_grade_words() {
    return "one of R1, R2, R3, R4, R5";
}
std::string tolerance_words() {
    return "one of C1, C2, C3, C4, C5";
}

constexpr FactKind kinds[] = {
    {"product", FactType::choice, "产品类别", "Product", one_of<Product>, is_word<Product>},
    {"product_risk_grade", FactType::choice, "产品风险等级", "Product risk grade", risk_grade_words,
     is_risk_grade},
    {"audience", FactType::choices, "目标客户", "Target customers", one_of<Audience>,
     is_word<Audience>},
    {"least_tolerance", FactType::choice, "最低风险承受能力", "Least risk tolerance",
     tolerance_words, is_tolerance},
    {"channels", FactType::choices, "发布渠道", "Channels", one_of<Channel>, is_word<Channel>},
    {"go_live", FactType::date, "上线日期", "Go-live date", nullptr, nullptr},
    {"take_down", FactType::date, "下线日期", "Take-down date", nullptr, nullptr},
    {"annual_rate_min", FactType::decimal, "年化利率下限（%）", "Lowest annual rate (%)", nullptr,
     nullptr},
    {"annual_rate_max", FactType::decimal, "年化利率上限（%）", "Highest annual rate (%)", nullptr,
     nullptr},
    {"fees", FactType::text, "收费", "Fees", nullptr, nullptr},
    {"term", FactType::text, "期限", "Term", nullptr, nullptr},
    {"partner", FactType::text, "合作机构", "Partner institution", nullptr, nullptr},
    {"issuer", FactType::text, "发行机构", "Issuer", nullptr, nullptr},
};

constexpr std::size_t text_bytes_max = 2'000;

bool is_decimal(std::string_view text) {
    auto const point = text.find('.');
    auto const whole = text.substr(0, point);
    auto const fraction = point == std::string_view::npos ? "0" : text.substr(point + 1);
    auto const digits = [](std::string_view part, std::size_t most) {
        return !part.empty() && part.size() <= most &&
               part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return digits(whole, 6) && digits(fraction, 6);
}

/// What a value of a fact must look like; for the "expected" of a fault.
std::string expectation(FactKind const& kind) {
    switch (kind.type) {
        case FactType::choice:
            return kind.one_of();
        case FactType::choices:
            return "a list of " + kind.one_of();
        case FactType::date:
            return "a date as YYYY-MM-DD";
        case FactType::decimal:
            return "a decimal as text, such as \"7.2\"";
        case FactType::text:
            return "a text of 1 to 2000 bytes";
    }
    std::unreachable();
}

bool is_valid(FactKind const& kind, std::string_view value) {
    switch (kind.type) {
        case FactType::choice:
        case FactType::choices:
            return kind.is_word(value);
        case FactType::date:
            return base::parse_date(value).has_value();
        case FactType::decimal:
            return is_decimal(value);
        case FactType::text:
            return !value.empty() && value.size() <= text_bytes_max;
    }
    std::unreachable();
}

std::string shown(Json const& value) {
    auto const* text = value.as_string();
    return text == nullptr ? std::string(value.kind_name()) : "\"" + text->substr(0, 80) + "\"";
}

std::optional<FactValue> read_value(FactKind const& kind, Json const& json,
                                    std::string const& where, std::vector<Fault>& faults) {
    auto const* list = json.as_array();
    if ((kind.type == FactType::choices) != (list != nullptr) ||
        (list != nullptr && list->empty())) {
        bool const is_empty = list != nullptr && list->empty();
        faults.push_back({where, expectation(kind), is_empty ? "an empty list" : shown(json)});
        return std::nullopt;
    }
    FactValue value;
    for (auto const& entry : list != nullptr ? *list : Json::Array{json}) {
        auto const* text = entry.as_string();
        if (text == nullptr || !is_valid(kind, *text)) {
            faults.push_back({where, expectation(kind), shown(entry)});
            return std::nullopt;
        }
        value.push_back(*text);
    }
    std::ranges::sort(value);
    auto const repeated = std::ranges::unique(value);
    value.erase(repeated.begin(), repeated.end());
    return value;
}

std::string_view single(FactSet const& facts, std::string_view name) {
    auto const found = facts.find(name);
    return found == facts.end() ? std::string_view{} : std::string_view(found->second.front());
}

void check_order(FactSet const& facts, std::string const& prefix, std::vector<Fault>& faults) {
    auto const live = single(facts, "go_live");
    auto const down = single(facts, "take_down");
    if (!live.empty() && !down.empty() && *base::parse_date(down) < *base::parse_date(live)) {
        faults.push_back({prefix + "take_down", "a date on or after go_live " + std::string(live),
                          "\"" + std::string(down) + "\""});
    }
    auto const low = single(facts, "annual_rate_min");
    auto const high = single(facts, "annual_rate_max");
    if (!low.empty() && !high.empty() &&
        std::stod(std::string(low)) > std::stod(std::string(high))) {
        faults.push_back({prefix + "annual_rate_max",
                          "at least annual_rate_min " + std::string(low),
                          "\"" + std::string(high) + "\""});
    }
}

template <class E>
std::vector<E> parsed(FactSet const& facts, std::string_view name) {
    std::vector<E> out;
    auto const found = facts.find(name);
    if (found == facts.end()) return out;
    for (auto const& value : found->second)
        out.push_back(*parse<E>(value));
    return out;
}

}  // namespace

std::span<FactKind const> fact_kinds() {
    return kinds;
}

FactKind const* find_fact(std::string_view name) {
    auto const found = std::ranges::find(kinds, name, &FactKind::name);
    return found == std::end(kinds) ? nullptr : found;
}

std::expected<FactSet, std::vector<Fault>> read_facts(Json const& json, std::string_view where) {
    std::vector<Fault> faults;
    FactSet facts;
    auto const* object = json.as_object();
    if (object == nullptr) {
        faults.push_back(
            {std::string(where), "an object of declared facts", std::string(json.kind_name())});
        return std::unexpected(faults);
    }
    auto const prefix = where.empty() ? std::string() : std::string(where) + ".";
    for (auto const& [name, value] : *object) {
        auto const* kind = find_fact(name);
        if (kind == nullptr) {
            std::string names;
            for (auto const& known : kinds)
                names += (names.empty() ? "" : ", ") + std::string(known.name);
            faults.push_back({prefix + name, "one of " + names, "an unknown fact"});
            continue;
        }
        if (auto read = read_value(*kind, value, prefix + name, faults))
            facts.emplace(name, std::move(*read));
    }
    check_order(facts, prefix, faults);
    if (!faults.empty()) return std::unexpected(faults);
    return facts;
}

Json to_json(FactSet const& facts) {
    Json json = Json::Object{};
    for (auto const& [name, value] : facts) {
        if (find_fact(name)->type == FactType::choices) {
            Json list = Json::Array{};
            for (auto const& entry : value)
                list.push(entry);
            json.set(name, std::move(list));
        } else {
            json.set(name, value.front());
        }
    }
    return json;
}

std::optional<Product> product_of(FactSet const& facts) {
    auto const products = parsed<Product>(facts, "product");
    return products.empty() ? std::nullopt : std::optional(products.front());
}
std::vector<Channel> channels_of(FactSet const& facts) {
    return parsed<Channel>(facts, "channels");
}
std::vector<Audience> audience_of(FactSet const& facts) {
    return parsed<Audience>(facts, "audience");
}

}  // namespace yingshen::words
