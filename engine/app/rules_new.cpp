#include <fmt/core.h>

#include "app/commands.hpp"
#include "base/time.hpp"
#include "rulebook/id.hpp"
#include "rulebook/rule_words.hpp"
#include "words/words.hpp"

namespace yingshen::app {
namespace {

using rulebook::RuleKind;

/// What the rule looks for, with words that its own tests know.
std::string_view condition(RuleKind kind) {
    switch (kind) {
        case RuleKind::forbid:
            return R"yaml(forbid:
  any: [违规用语]               # 字词，或 {pattern: "违规(用语)?"}
  except: [不得使用违规用语]     # 合规的说法：包含上面的字词，最长者优先
  # near: {words: [贷款], within: sentence}   # 仅当附近有这些字词时
)yaml";
        case RuleKind::require:
            return R"yaml(require:
  when: [触发用语]              # 出现这些字词时
  any: [应当载明的内容]          # 附近须有其中之一
  within: paragraph            # sentence、paragraph、screen 或 whole
)yaml";
        case RuleKind::ask:
            return R"yaml(ask:
  any: [违规用语]               # 字词，或 {pattern: "违规(用语)?"}
  except: [不得使用违规用语]
  question: 须由人回答的问题是什么？
)yaml";
        case RuleKind::number:
            return R"yaml(number:
  # annual_rate_missing、annual_rate_disagrees、declared_rate、dates_in_order、
  # instalment_cost 或 same_everywhere
  check: annual_rate_missing
  within: paragraph
)yaml";
    }
    return "";
}

std::string_view tests(RuleKind kind) {
    switch (kind) {
        case RuleKind::forbid:
        case RuleKind::ask:
            return R"yaml(tests:                         # 先写不应命中的：否定、法定表述、事实、引用
  hit: [本材料含违规用语]
  miss: [本行不得使用违规用语, 与本规则无关的文字]
)yaml";
        case RuleKind::require:
            return R"yaml(tests:                         # 先写不应命中的
  hit: [触发用语在此]
  miss: [触发用语在此，并有应当载明的内容, 与本规则无关的文字]
)yaml";
        case RuleKind::number:
            return R"yaml(tests:                         # 需要申报要素的，写作 {text: …, facts: {annual_rate_max: "15"}}
  hit: [日利率0.05%，随借随还]
  miss: ["日利率0.05%，年化利率18.25%（单利）", 与本规则无关的文字]
)yaml";
    }
    return "";
}

}  // namespace

int rules_new(Arguments const& arguments, Console const& console) {
    auto const& id = arguments.operands().front();
    auto const kind_name = arguments.value("--kind", "forbid");
    auto const kind = words::parse<RuleKind>(kind_name);
    std::vector<base::Fault> faults;
    if (!rulebook::is_id(id))
        faults.push_back(
            {"ID", "lower-case words joined by dots, such as loan.rate_shown", "\"" + id + "\""});
    if (!kind) faults.push_back({"--kind", words::one_of<RuleKind>(), "\"" + kind_name + "\""});
    if (!faults.empty()) {
        refuse(console, faults);
        return misused;
    }
    auto const today = base::to_string(base::china_date(base::SystemClock().now()));
    console.out << fmt::format(
        R"yaml(# 存入 rules/packs/（或本行的 rules/overlay/），再运行 yingshen definitions test。
# 同一文件中的规则以 --- 分隔；格式见 rules/README.md。
rule: {}
version: 1                     # 含义变化时加一
right: information             # 八项权利之一，或 suitability、elderly
severity: advisory             # 违反即须修改的，写 substantive
title: 一句话说明要求
basis: [{{statute: advertising_law_2021}}]   # statutes.yaml 中的编号；条款写 article: "25(1)"
applies: {{product: any, channel: any, audience: any, kind: any}}
effective: {{from: {}}}  # 依据在此期间须现行有效；until 为最后一日
{}advice: 说明应当怎样修改。
{})yaml",
        id, today, condition(*kind), tests(*kind));
    return succeeded;
}

}  // namespace yingshen::app
