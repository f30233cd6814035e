#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/text.hpp"

/// The closed vocabularies of the product. An enumerator equals its spelling in YAML, in the API
/// and in events (a trailing "_" only avoids a C++ keyword); the titles are what screens show.
namespace yingshen::words {

enum class Kind : std::uint8_t {
    marketing_material,
    new_product,
    policy_or_agreement,
    material_change
};

/// The eight rights of 国办发〔2015〕81号, and the two themes that are reviewed beside them.
enum class Right : std::uint8_t {
    property_safety,
    information,
    free_choice,
    fair_trade,
    redress,
    education,
    respect,
    information_security,
    suitability,
    elderly,
};

enum class Severity : std::uint8_t { substantive, advisory };

enum class Role : std::uint8_t {
    submitter,
    pre_reviewer,
    department_head,
    center_reviewer,
    center_head,
    committee_member,
    specialist,
    legal_reviewer,
    compliance_reviewer,
    technology_reviewer,
    auditor,
    administrator,
    channel,
};

/// How far a role reaches, seen from the unit of the submission.
enum class Scope : std::uint8_t { same_department, same_branch, center, any };

enum class UnitKind : std::uint8_t { head_office, center, branch, department, sub_branch };

enum class Product : std::uint8_t {
    deposit,
    wealth_management,
    fund,
    insurance,
    consumer_loan,
    credit_card,
    payment,
    precious_metal,
    campaign,
    general,
};

enum class Channel : std::uint8_t {
    branch_network,
    website,
    mobile_app,
    live_stream,
    sms,
    phone,
    wechat,
    douyin,
    xiaohongshu,
    bilibili,
    offline,
    outside_media,
    staff_account,
};

enum class Audience : std::uint8_t { general, elderly, minors };

enum class Verdict : std::uint8_t { pass, fail, not_applicable };

enum class Answer : std::uint8_t { adopted, partially_adopted, declined };

template <class E>
struct Word {
    E value;
    std::string_view name;
    std::string_view zh;
    std::string_view en;
};

/// Every word of a vocabulary, in the order of its enumerators.
template <class E>
[[nodiscard]] std::span<Word<E> const> all();

/// The spelling in YAML, the API and events.
template <class E>
[[nodiscard]] std::string_view name(E value) {
    return all<E>()[static_cast<std::size_t>(value)].name;
}

template <class E>
[[nodiscard]] base::Text title(E value) {
    auto const& word = all<E>()[static_cast<std::size_t>(value)];
    return {std::string(word.zh), std::string(word.en)};
}

template <class E>
[[nodiscard]] std::optional<E> parse(std::string_view text) {
    for (auto const& word : all<E>()) {
        if (word.name == text) return word.value;
    }
    return std::nullopt;
}

/// "one of a, b, c": what a fault expects.
template <class E>
[[nodiscard]] std::string one_of() {
    std::string text = "one of ";
    for (auto const& word : all<E>()) {
        if (&word != &all<E>().front()) text += ", ";
        text += word.name;
    }
    return text;
}

}  // namespace yingshen::words
