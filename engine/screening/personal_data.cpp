#include "screening/personal_data.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/time.hpp"

namespace yingshen::screening {
namespace {

/// Digits of the folded text (and an x at the end) with their places.
struct Run {
    std::string digits;
    std::vector<std::size_t> at;
};

constexpr bool is_digit(char32_t value) {
    return value >= U'0' && value <= U'9';
}
constexpr bool is_letter(char32_t value) {
    return value >= U'a' && value <= U'z';
}
constexpr bool joins(char32_t value) {
    return value == U' ' || value == U'-';
}

/// The run of digits that begins at a place.
Run run_at(Folded const& text, std::size_t at) {
    auto const& points = text.points();
    Run run;
    // A Chinese numeral is folded to a digit, but nobody writes such a number with them.
    auto const counts = [&](std::size_t i) {
        return is_digit(points[i]) && text.word_point(i) == points[i];
    };
    while (at < points.size()) {
        if (counts(at)) {
            run.digits += static_cast<char>(points[at]);
            run.at.push_back(at++);
        } else if (joins(points[at]) && at + 1 < points.size() && counts(at + 1)) {
            ++at;
        } else {
            break;
        }
    }
    if (run.digits.size() == 17 && at < points.size() && points[at] == U'x') {
        run.digits += 'X';
        run.at.push_back(at);
    }
    return run;
}

int digit(char c) {
    return c - '0';
}

bool is_id_number(std::string const& digits) {
    if (digits.size() != 18) return false;
    auto const date = base::parse_date(digits.substr(6, 4) + "-" + digits.substr(10, 2) + "-" +
                                       digits.substr(12, 2));
    if (!date || date->year < 1900 || date->year > 2100) return false;
    constexpr std::array weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view checks = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * digit(digits[i]);
    return digits.back() == checks[static_cast<std::size_t>(sum % 11)];
}

bool is_card_number(std::string const& digits) {
    if (digits.size() < 16 || digits.size() > 19 || digits.back() == 'X') return false;
    if (digits.front() < '3' || digits.front() > '6') return false;
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        auto value = digit(digits[digits.size() - 1 - i]);
        if (i % 2 == 1) value = value > 4 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 == 0;
}

bool is_phone(std::string_view digits) {
    if (digits.size() == 13 && digits.starts_with("86")) digits.remove_prefix(2);
    return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

std::optional<PersonalKind> kind_of(std::string const& digits) {
    if (is_id_number(digits)) return PersonalKind::id_number;
    if (is_card_number(digits)) return PersonalKind::card_number;
    if (is_phone(digits)) return PersonalKind::phone;
    return std::nullopt;
}

std::string masked(std::string digits, PersonalKind kind) {
    auto const first = kind == PersonalKind::phone ? std::size_t{3} : std::size_t{4};
    std::fill(digits.begin() + static_cast<std::ptrdiff_t>(first), digits.end() - 4, '*');
    return digits;
}

/// Whether two folded points come from one character, as the 1, the stroke and the 2 of ½ do.
bool are_one(Folded const& text, std::size_t a, std::size_t b) {
    return text.span(a, a + 1) == text.span(b, b + 1);
}

/// No part of an amount, a version, a word or a fraction: 1.2, A12, 5½.
bool stands_apart(Folded const& text, Run const& run) {
    auto const& points = text.points();
    auto const part = [&](std::size_t sign, std::size_t beyond) {
        return points[sign] == U'.' && beyond < points.size() && is_digit(points[beyond]);
    };
    auto const first = run.at.front();
    auto const last = run.at.back();
    if (first > 0 && (is_letter(points[first - 1]) || (first > 1 && part(first - 1, first - 2))))
        return false;
    if (first > 0 && are_one(text, first - 1, first)) return false;
    if (last + 1 >= points.size()) return true;
    if (are_one(text, last, last + 1)) return false;
    return !is_letter(points[last + 1]) && !part(last + 1, last + 2);
}

struct Words {
    PersonalKind kind;
    std::string_view id;
    std::string_view title;
    words::Severity severity;
};
constexpr Words described[] = {
    {PersonalKind::id_number, "personal_data.id_number", "含身份证号码",
     words::Severity::substantive},
    {PersonalKind::card_number, "personal_data.card_number", "含银行卡号",
     words::Severity::substantive},
    {PersonalKind::phone, "personal_data.phone", "含手机号码", words::Severity::advisory},
};

}  // namespace

std::vector<Personal> find_personal_data(Folded const& text) {
    std::vector<Personal> found;
    auto const& points = text.points();
    for (std::size_t at = 0; at < points.size();) {
        if (!is_digit(points[at])) {
            ++at;
            continue;
        }
        auto const run = run_at(text, at);
        if (run.at.empty()) {
            ++at;
            continue;
        }
        auto const kind = kind_of(run.digits);
        if (kind && stands_apart(text, run)) {
            found.push_back({*kind, run.at.front(), run.at.back() + 1, masked(run.digits, *kind)});
        }
        at = run.at.back() + 1;
    }
    return found;
}

std::vector<Finding> personal_findings(Folded const& text, rulebook::Statutes const& statutes) {
    std::vector<Finding> findings;
    for (auto const& one : find_personal_data(text)) {
        auto const& words = *std::ranges::find(described, one.kind, &Words::kind);
        Finding finding{};
        finding.rule = words.id;
        finding.version = 1;
        finding.right = words::Right::information_security;
        finding.severity = words.severity;
        finding.title = words.title;
        finding.advice = "删除或遮盖个人信息；示例应使用虚构并遮盖的号码。";
        finding.span = text.span(one.begin, one.end);
        finding.text = one.masked;
        if (statutes.find("pipl") != nullptr) finding.citations = {statutes.cite({"pipl", ""})};
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::string mask_personal_data(std::string_view text) {
    Folded const folded(text);
    std::string out;
    std::size_t copied = 0;
    for (auto const& one : find_personal_data(folded)) {
        auto const span = folded.span(one.begin, one.end);
        out += text.substr(copied, span.byte_begin - copied);
        out += one.masked;
        copied = span.byte_end;
    }
    out += text.substr(copied);
    return out;
}

}  // namespace yingshen::screening
