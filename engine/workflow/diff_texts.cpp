#include <algorithm>

#include "workflow/diff_parts.hpp"

namespace yingshen::workflow {
namespace {

using base::Text;

void append(Text& list, Text const& one) {
    list.zh += (list.zh.empty() ? "" : "、") + one.zh;
    list.en += (list.en.empty() ? "" : ", ") + one.en;
}

Text in_words(Deadline const& deadline) {
    auto const is_days = deadline.unit == Deadline::Unit::working_days;
    auto const amount = std::to_string(deadline.amount);
    return {
        amount + (is_days ? " 个工作日" : " 个工作小时"),
        amount + (is_days ? " working day" : " working hour") + (deadline.amount == 1 ? "" : "s")};
}

Text in_words(Timer const& timer) {
    auto const after = in_words(timer.after);
    switch (timer.kind) {
        case Timer::Kind::remind:
            return {after.zh + "后提醒", "remind after " + after.en};
        case Timer::Kind::escalate:
            return {after.zh + "后升级", "escalate after " + after.en};
        case Timer::Kind::act:
            return {after.zh + "后自动" + title(*timer.action).zh,
                    std::string(name(*timer.action)) + " after " + after.en};
    }
    return {};
}

Text in_words(std::vector<Timer> const& timers) {
    Text list;
    for (auto const& timer : timers)
        append(list, in_words(timer));
    return list;
}

Text in_words(std::vector<ReturnReason> const& reasons) {
    Text list;
    for (auto const& reason : reasons)
        append(list, {reason.title.zh, reason.id + " (" + reason.title.en + ")"});
    return list;
}

Text in_words(std::optional<End> end) {
    if (!end) return {};
    return *end == End::good ? Text{"审查通过", "good"} : Text{"未获通过", "bad"};
}

Text in_words(Definition const& definition, std::vector<Property> const& properties) {
    Text list;
    for (auto const& property : properties) {
        Text gates;
        for (auto const gate : property.passes) {
            auto const id = to_string(definition.gates[gate]);
            append(gates, {id, id});
        }
        append(list, {"至“" + property.to + "”须经 " + gates.zh,
                      "every path to " + property.to + " passes " + gates.en});
    }
    return list;
}

Text as_is(std::string const& text) {
    return {text, text};
}

Text in_words(bool value) {
    return value ? Text{"是", "yes"} : Text{};
}

Text in_words(std::vector<words::Role> const& roles) {
    Text list;
    for (auto const role : roles)
        append(list, words::title(role));
    return list;
}

Text in_words(Votes const& votes) {
    auto const seats = std::to_string(votes.seats);
    auto const needed = votes.all ? seats : std::to_string(votes.needed);
    Text text{seats + " 席，" + needed + " 票赞成通过", needed + " of " + seats + " approve"};
    if (votes.vetoes) append(text, {"一票否决", "one refusal refuses"});
    if (votes.all_in) append(text, {"全部表决后计票", "counted when all have voted"});
    auto const add = [&](int count, std::string const& zh, std::string const& en) {
        if (count > 0)
            append(text, {zh + std::to_string(count) + " 人", en + std::to_string(count)});
    };
    add(votes.add_before, "可前加签 ", "signers before: ");
    add(votes.add_after, "可后加签 ", "signers after: ");
    add(votes.remove, "可减签 ", "seats to remove: ");
    return text;
}

Text in_words(Declined declined) {
    switch (declined) {
        case Declined::block:
            return {"未采纳的实质性意见阻止通过", "block"};
        case Declined::hearing:
            return {"可提交听证", "hearing"};
        case Declined::advise:
            return {"仅记录，由业务部门担责", "advise"};
    }
    return {};
}

Text in_words(std::optional<Reuse> const& reuse) {
    if (!reuse) return {};
    auto const days = std::to_string(reuse->valid_days);
    return {"自审查通过起 " + days + " 日内", "within " + days + " days of the clearance"};
}

template <class Value>
Text optional(std::optional<Value> const& value) {
    return value ? in_words(*value) : Text{};
}

class Comparison {
  public:
    explicit Comparison(Differences& found) : found_(found) {}

    void compare(Text const& what, Text const& before, Text const& after) {
        if (before == after) return;
        auto const or_none = [](std::string const& text, std::string const& none) {
            return text.empty() ? none : text;
        };
        found_.push_back(
            {Difference::Kind::text,
             Difference::Change::changes,
             {what.zh + "：" + or_none(before.zh, "无") + " → " + or_none(after.zh, "无"),
              what.en + ": " + or_none(before.en, "none") + " -> " + or_none(after.en, "none")},
             {}});
    }

    void compare(State const& before, State const& after) {
        auto const of = [&](std::string const& zh, std::string const& en) {
            return Text{"“" + before.title.zh + "”环节的" + zh, before.id + " " + en};
        };
        compare(of("名称", "title"), before.title, after.title);
        compare(of("办结结果", "end"), in_words(before.end), in_words(after.end));
        compare(of("审查要点清单", "checklist"), as_is(before.checklist), as_is(after.checklist));
        compare(of("提醒与升级", "timers"), in_words(before.timers), in_words(after.timers));
        compare(of("逐条审查", "clauses"), in_words(before.clauses), in_words(after.clauses));
        compare(of("可抄送角色", "copies"), in_words(before.copies), in_words(after.copies));
        if (before.task && after.task) compare(of, *before.task, *after.task);
        for (auto const& side : before.sides) {
            auto const same = std::ranges::find(after.sides, side.id, &Side::id);
            if (same == after.sides.end()) continue;
            auto const beside = [&](std::string const& zh, std::string const& en) {
                return Text{"“" + before.title.zh + "·" + side.title.zh + "”的" + zh,
                            before.id + "." + side.id + " " + en};
            };
            compare(beside("名称", "title"), side.title, same->title);
            compare(beside("审查要点清单", "checklist"), as_is(side.checklist),
                    as_is(same->checklist));
            compare(beside, side.task, same->task);
        }
    }

  private:
    template <class Of>
    void compare(Of const& of, Task const& before, Task const& after) {
        compare(of("时限", "deadline"), optional(before.deadline), optional(after.deadline));
        compare(of("加急时限", "urgent deadline"), optional(before.urgent), optional(after.urgent));
        compare(of("办理范围", "scope"), words::title(before.scope), words::title(after.scope));
        compare(of("表决", "votes"), optional(before.votes), optional(after.votes));
        auto const assign = [](Task const& task) {
            return task.assign ? words::title(*task.assign) : Text{};
        };
        compare(of("指派", "assign"), assign(before), assign(after));
        compare(of("转办", "transfer"), in_words(before.transfer), in_words(after.transfer));
    }

    Differences& found_;
};

}  // namespace

void find_texts(Definition const& before, Definition const& after, Differences& found) {
    Comparison comparison(found);
    comparison.compare({"流程标识", "workflow"}, as_is(before.id), as_is(after.id));
    comparison.compare({"适用送审类型", "kind"}, words::title(before.kind),
                       words::title(after.kind));
    comparison.compare({"流程名称", "title"}, before.title, after.title);
    Text facts[2];
    for (auto const& fact : before.required_facts)
        append(facts[0], as_is(fact));
    for (auto const& fact : after.required_facts)
        append(facts[1], as_is(fact));
    comparison.compare({"必填要素", "facts"}, facts[0], facts[1]);
    comparison.compare({"未采纳意见的处理", "declined"}, in_words(before.declined),
                       in_words(after.declined));
    comparison.compare({"审查总时限", "review time"}, optional(before.review_time),
                       optional(after.review_time));
    comparison.compare({"距上线不足多久为加急", "urgent within"}, optional(before.urgent_within),
                       optional(after.urgent_within));
    comparison.compare({"简易复用期限", "reuse"}, in_words(before.reuse), in_words(after.reuse));
    comparison.compare({"退回原因", "return reasons"}, in_words(before.return_reasons),
                       in_words(after.return_reasons));
    comparison.compare({"流程自定义性质", "properties"}, in_words(before, before.properties),
                       in_words(after, after.properties));
    for (auto const& state : before.states) {
        if (auto const* same = after.find(state.id)) comparison.compare(state, *same);
    }
}

}  // namespace yingshen::workflow
