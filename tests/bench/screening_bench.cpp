// Question: what does screening a text cost, and how little does it cost more when the rules grow
// from 40 to 20,000? Data: a text of about 1 KB (340 Chinese characters) in which nothing is found,
// and the same text with a finding in every sentence; synthetic rules of 5 literals of 2 to 6
// characters and 5 exceptions each, and beside them a rule of every other kind: a large pattern,
// words near others, every calculation. The third text has figures in every sentence. Beside it, in
// the same run: decoding the text alone, which every engine has to do. Printed: microseconds a text
// and the ratio to decoding. At last: does a megabyte that is made to be slow cost more a KB than
// 30?
#include <fmt/format.h>

#include <chrono>
#include <random>

#include "base/utf8.hpp"
#include "screening/screen.hpp"

using namespace yingshen;

namespace {

constexpr int rounds = 5;
constexpr int texts_a_round = 400;

/// A word from the 3,000 code points after 一, the range that texts of law and trade mostly use.
std::string word(std::mt19937& dice, std::size_t least, std::size_t most) {
    std::string out;
    for (auto left = least + dice() % (most - least + 1); left > 0; --left) {
        base::append_utf8(out, 0x4e00 + static_cast<char32_t>(dice() % 3000));
    }
    return out;
}

void add_other_kinds(std::vector<rulebook::Rule>& rules) {
    rulebook::Rule rule{};
    rule.from = {2020, 1, 1};
    rulebook::Phrase pattern("最快[0-9]{1,3}[^，。]{0,6}到账");
    pattern.is_pattern = true;
    rule.id = "pattern";
    rule.any = {pattern};
    rules.push_back(rule);
    rule.id = "near";
    rule.kind = rulebook::RuleKind::require;
    rule.any = {"年化"};
    rule.when = {"日利率", "月利率"};
    rule.within = rulebook::Within::paragraph;
    rules.push_back(rule);
    rule.kind = rulebook::RuleKind::number;
    rule.any = rule.when = {};
    for (auto const& check : words::all<rulebook::Check>()) {
        rule.id = std::string("number.") + std::string(check.name);
        rule.number = {.check = check.value, .label = {"年化利率"}};
        rules.push_back(rule);
    }
}

std::vector<rulebook::Rule> synthetic_rules(std::size_t count) {
    std::mt19937 dice(1);
    std::vector<rulebook::Rule> rules(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& rule = rules[i];
        rule.id = fmt::format("synthetic.r{}", i);
        rule.from = {2020, 1, 1};
        for (int n = 0; n < 5; ++n) {
            rule.any.push_back(word(dice, 2, 6));
            rule.except.push_back(word(dice, 1, 1) + rule.any.back().text);
        }
    }
    add_other_kinds(rules);
    return rules;
}

std::string text_of(std::string const& in_each_sentence) {
    std::mt19937 dice(2);
    std::string text;
    while (text.size() < 1000)
        text += word(dice, 12, 20) + in_each_sentence + "。";
    return text;
}

/// The best of several rounds, in microseconds a call: the machine's noise only ever adds.
template <class Call>
double best_us(Call call) {
    double best = 1e9;
    for (int round = 0; round < rounds; ++round) {
        auto const start = std::chrono::steady_clock::now();
        for (int i = 0; i < texts_a_round; ++i)
            call();
        std::chrono::duration<double, std::micro> const took =
            std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / texts_a_round);
    }
    return best;
}

}  // namespace

int main() {
    screening::Subject subject;
    subject.on = {2026, 11, 22};
    std::size_t kept = 0;  // Printed, so that no call can be optimised away.
    for (std::size_t const count : {std::size_t{40}, std::size_t{1000}, std::size_t{20'000}}) {
        auto const rules = synthetic_rules(count);
        auto const start = std::chrono::steady_clock::now();
        screening::Matcher const matcher(rules, {});
        std::chrono::duration<double, std::milli> const build =
            std::chrono::steady_clock::now() - start;
        fmt::print("{:>6} rules, {} literals: built in {:.1f} ms\n", count, count * 10,
                   build.count());
        for (auto const& [name, text] :
             {std::pair{"random text", text_of("")},
              std::pair{"a finding in every sentence", text_of(rules.front().any.front().text)},
              std::pair{"figures in every sentence",
                        text_of("日利率0.02%，年化利率7.3%，最快30秒到账")}}) {
            auto const decode = best_us([&] { kept += base::decode_utf8(text).size(); });
            auto const screen =
                best_us([&] { kept += matcher.screen(text, subject).findings.size(); });
            fmt::print("        {}, {} bytes: {:.1f} us, {:.1f} x decoding ({:.1f} us)\n", name,
                       text.size(), screen, screen / decode, decode);
        }
    }
    // A text that is made to be slow must cost no more a KB than a short one of the same.
    auto const rules = synthetic_rules(40);
    screening::Matcher const matcher(rules, {});
    for (auto const& [name, piece] :
         {std::pair{"one line of nothing but findings", rules.front().any.front().text},
          std::pair{"rates by the day and the year in one sentence",
                    std::string("日利率0.02%，年化利率7.3%，")},
          std::pair{"fees by instalment in one sentence", std::string("每期手续费率0.5%，")}}) {
        auto const us_a_kilobyte = [&](std::size_t kilobytes) {
            std::string text;
            while (text.size() < kilobytes * 1000)
                text += piece;
            auto const start = std::chrono::steady_clock::now();
            kept += matcher.screen(text, subject).findings.size();
            std::chrono::duration<double, std::micro> const took =
                std::chrono::steady_clock::now() - start;
            return took.count() / static_cast<double>(kilobytes);
        };
        auto const few = us_a_kilobyte(30);
        auto const many = us_a_kilobyte(1000);
        fmt::print("{}: {:.0f} us a KB of 30 KB, {:.0f} us a KB of 1 MB\n", name, few, many);
    }
    fmt::print("({} points and findings)\n", kept);
    return 0;
}
