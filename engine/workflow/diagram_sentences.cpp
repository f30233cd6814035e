#include "workflow/diagram_sentences.hpp"

#include "workflow/diagram_words.hpp"

namespace yingshen::workflow::diagram {
namespace {

using Tone = Sentence::Tone;

std::string number(int count) {
    return std::to_string(count);
}

/// "票签 2/3：3人中2人同意", and what a refusal does.
std::string votes_text(Votes const& votes) {
    auto const share = number(votes.needed) + "/" + number(votes.seats);
    std::string text;
    if (votes.all || votes.needed == votes.seats) {
        text = "会签 " + share + "：" + number(votes.seats) + "人均须同意";
    } else if (votes.needed == 1) {
        text = "或签 " + share + "：" + number(votes.seats) + "人中1人同意";
    } else {
        text =
            "票签 " + share + "：" + number(votes.seats) + "人中" + number(votes.needed) + "人同意";
    }
    if (votes.vetoes && votes.needed != votes.seats) text += "，一票否决";
    if (votes.all_in) text += "，投满后计票";
    return text;
}

/// "可加签：前1人、后1人；可减签：1人", or empty.
std::string signers_text(Votes const& votes) {
    std::string text;
    if (votes.add_before > 0) text = "可加签：前" + number(votes.add_before) + "人";
    if (votes.add_after > 0)
        text += (text.empty() ? "可加签：后" : "、后") + number(votes.add_after) + "人";
    if (votes.remove > 0)
        text += (text.empty() ? "可减签：" : "；可减签：") + number(votes.remove) + "人";
    return text;
}

std::string handing_text(Task const& task) {
    std::string text;
    if (task.assign) text = "可由" + words::title(*task.assign).zh + "分派";
    if (task.transfer) text += text.empty() ? "可转办" : "，可转办";
    return text;
}

/// "3个工作日，加急1个工作日", or empty.
std::string deadline_text(Task const& task) {
    if (!task.deadline) return {};
    return duration(*task.deadline) + (task.urgent ? "，加急" + duration(*task.urgent) : "");
}

class Saying {
  public:
    void add(std::string text, Tone tone = Tone::plain) {
        if (!text.empty()) said_.push_back({std::move(text), tone});
    }
    void add(std::string_view label, std::string const& text, Tone tone = Tone::plain) {
        if (!text.empty()) add(std::string(label) + text, tone);
    }
    void task(Definition const& definition, Task const& task) {
        add("办理：", people(task));
        add("不得为：", barred(definition, task), Tone::warning);
        if (task.votes) {
            add(votes_text(*task.votes));
            add(signers_text(*task.votes));
        }
        add("时限：", deadline_text(task));
        add(handing_text(task), Tone::faint);
    }
    void checklist(std::string const& id, ChecklistTitles const& titles) {
        auto const found = titles.find(id);
        add("清单：", found == titles.end() ? id : found->second);
    }
    [[nodiscard]] std::vector<Sentence> take() && { return std::move(said_); }

  private:
    std::vector<Sentence> said_;
};

std::string roles(std::vector<words::Role> const& list) {
    std::string text;
    for (auto const role : list)
        text += (text.empty() ? "" : "、") + words::title(role).zh;
    return text;
}

}  // namespace

std::vector<Sentence> sentences(Definition const& definition, State const& state,
                                ChecklistTitles const& checklists) {
    Saying saying;
    if (state.end)
        saying.add(*state.end == End::good ? "终点（通过）" : "终点（未通过）", Tone::faint);
    if (state.task) saying.task(definition, *state.task);
    if (state.hearing > 0) saying.add("听证：到会委员不少于" + number(state.hearing) + "人");
    saying.add(reminders(state), Tone::faint);
    saying.checklist(state.checklist, checklists);
    if (state.clauses) saying.add("逐条审查条款");
    if (state.checks_final) saying.add("核对定稿与审查版本的差异");
    if (state.editable) saying.add("可修改送审材料和要素", Tone::faint);
    if (state.finals) saying.add("可上传定稿", Tone::faint);
    saying.add("可抄送：", roles(state.copies), Tone::faint);
    return std::move(saying).take();
}

std::vector<Sentence> sentences(Definition const& definition, Side const& side,
                                ChecklistTitles const& checklists) {
    Saying saying;
    saying.task(definition, side.task);
    saying.checklist(side.checklist, checklists);
    return std::move(saying).take();
}

std::vector<std::string> rules(Definition const& definition) {
    std::vector<std::string> all;
    if (definition.reuse) {
        all.push_back("简易流程：沿用已审查通过的送审单，自通过之日起" +
                      number(definition.reuse->valid_days) + "日内有效。");
    } else if (definition.starts_from_cleared) {
        all.emplace_back("由一份已审查通过的送审单发起。");
    }
    switch (definition.declined) {
        case Declined::block:
            all.emplace_back("实质性意见未采纳的，不得通过，直至采纳或撤回。");
            break;
        case Declined::hearing:
            all.emplace_back("实质性意见未采纳的，不得通过，可提交听证。");
            break;
        case Declined::advise:
            all.emplace_back("实质性意见未采纳的，如实记录，由业务部门承担责任。");
            break;
    }
    if (definition.review_time) {
        all.push_back("审查人员合计办理时限：" + duration(*definition.review_time) +
                      "，送审人办理期间不计。");
    }
    if (definition.urgent_within)
        all.push_back("加急：距上线不足" + duration(*definition.urgent_within) + "的送审单。");
    return all;
}

}  // namespace yingshen::workflow::diagram
