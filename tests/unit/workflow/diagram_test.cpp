#include "workflow/diagram.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>

#include "unit/workflow/shipped.hpp"
#include "workflow/diagram_pen.hpp"
#include "workflow/diagram_scene.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

std::size_t count(std::string const& text, std::string const& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

bool is_reference(std::string_view text) {
    auto const end = text.substr(0, 8).find(';');
    if (end == std::string_view::npos) return false;
    auto const name = text.substr(1, end - 1);
    return name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "#39";
}

/// The first thing that keeps a text from being well-formed XML of elements, attributes in double
/// quotes and text; empty where nothing does.
std::string xml_fault(std::string_view text) {
    std::vector<std::string> open;
    text.remove_prefix(std::min(text.find('\n') + 1, text.size()));
    while (!text.empty()) {
        auto const c = text.front();
        if (static_cast<unsigned char>(c) < ' ' && c != '\n') return "a control character";
        if (c == '&' && !is_reference(text)) return "a bare &";
        if (c != '<') {
            text.remove_prefix(1);
            continue;
        }
        auto const end = text.find('>');
        if (end == std::string_view::npos) return "an open tag";
        auto tag = std::string(text.substr(1, end - 1));
        text.remove_prefix(end + 1);
        if (tag.find('<') != std::string::npos || std::ranges::count(tag, '"') % 2 != 0)
            return "a torn tag: " + tag;
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return "a stray end: " + tag;
            open.pop_back();
        } else if (!tag.ends_with('/')) {
            open.push_back(tag.substr(0, tag.find(' ')));
        }
    }
    return open.empty() ? "" : "no end of " + open.back();
}

/// The shipped workflow on the way: returned once, passed again, now in the center.
Progress in_center() {
    Progress progress;
    progress.title = "惠贷短信（sub_1）";
    progress.state = "center_review";
    progress.notes = {"办理人：郑浩", "截止：2026-11-26 18:00"};
    progress.moves = {
        {"draft", "pre_review", Action::submit, "钱慧", "2026-11-20 09:00", ""},
        {"pre_review", "center_review", Action::pass, "冯超", "2026-11-20 10:00", ""},
        {"center_review", "draft", Action::return_, "郑浩", "2026-11-20 11:00", "其他；缺附件"},
        {"draft", "pre_review", Action::submit, "钱慧", "2026-11-23 09:00", ""},
        {"pre_review", "center_review", Action::pass, "冯超", "2026-11-23 10:00", ""},
    };
    progress.decisions = {{"pre_review.pass", "冯超", "2026-11-20 10:00", false},
                          {"pre_review.pass", "冯超", "2026-11-23 10:00", true}};
    return progress;
}

Transition way(Action action, std::string const& to) {
    Transition transition{};
    transition.action = action;
    transition.to = to;
    return transition;
}

/// Forty states in a row, each with ways on, back to the draft and to one end.
Definition forty_states() {
    auto definition = test::shipped();
    auto const review = definition.states[1];
    auto const draft = definition.states[0];
    auto const ends = std::vector<State>(definition.states.end() - 3, definition.states.end());
    definition.states = {draft};
    definition.gates.clear();
    definition.properties.clear();
    definition.states[0].transitions[0].to = "s1";
    definition.states[0].transitions[1].to = "rejected";
    for (int at = 1; at < 37; ++at) {
        auto state = review;
        state.id = "s" + std::to_string(at);
        state.title.zh = "环节" + std::to_string(at);
        state.task->barred.clear();
        auto const next = at == 36 ? "cleared" : "s" + std::to_string(at + 1);
        auto const further = at + 2 > 36 ? "cleared" : "s" + std::to_string(at + 2);
        state.transitions = {way(Action::pass, next), way(Action::give_opinions, further),
                             way(Action::return_, at % 5 == 0 ? "s1" : "draft"),
                             way(Action::reject, "rejected")};
        definition.states.push_back(std::move(state));
    }
    definition.states.insert(definition.states.end(), ends.begin(), ends.end());
    return definition;
}

}  // namespace

TEST_CASE("the pictures of the shipped workflow are the golden ones") {
    auto const definition = test::shipped();
    test::check_golden("marketing_material.mmd", mermaid(definition));
    test::check_golden("marketing_material.svg", svg(definition));
    auto const progress = in_center();
    test::check_golden("marketing_material_progress.mmd", mermaid(definition, {{}, &progress}));
    test::check_golden("marketing_material_progress.svg", svg(definition, {{}, &progress}));
}

TEST_CASE("a picture shows the deadline of urgent ones and the reviewers' time") {
    auto definition = test::shipped();
    definition.review_time = {5, Deadline::Unit::working_days};
    definition.urgent_within = {3, Deadline::Unit::working_days};
    REQUIRE(definition.states[1].task->deadline);
    definition.states[1].task->urgent = {4, Deadline::Unit::working_hours};
    for (auto const& picture : {svg(definition), mermaid(definition)})
        CHECK(picture.find("时限：1个工作日，加急4个工作小时") != std::string::npos);
    auto const picture = svg(definition);
    CHECK(picture.find("审查人员合计办理时限：5个工作日") != std::string::npos);
    CHECK(picture.find("加急：距上线不足3个工作日") != std::string::npos);
}

TEST_CASE("a picture shows every state, its people, its deadline and every gate") {
    auto const definition = test::shipped();
    auto const picture = svg(definition, {{{"pre_review_basics", "前置内审基本要点"}}, nullptr});
    CHECK(xml_fault(picture).empty());
    for (auto const& state : definition.states)
        CHECK(picture.find(">" + state.title.zh + "</text>") != std::string::npos);
    for (auto const* text :
         {"办理：内审员（本部门）", "不得为：送审人、材料编辑人", "时限：1个工作日",
          "清单：前置内审基本要点", "当：前置内审结论有效", "终点（通过）", "满1个工作日催办",
          "可修改送审材料和要素", "流程规则", "图例"}) {
        INFO(text);
        CHECK(picture.find(text) != std::string::npos);
    }
    CHECK(picture.find("加急") == std::string::npos);
    CHECK(picture.find("stroke-dasharray") != std::string::npos);
    CHECK(picture.find("当前环节") == std::string::npos);
    CHECK(picture.find("转至") == std::string::npos);
}

TEST_CASE(
    "a submission on its way shows the present state, the numbered way and what became of "
    "decisions") {
    auto const definition = test::shipped();
    auto progress = in_center();
    auto const picture = svg(definition, {{}, &progress});
    CHECK(xml_fault(picture).empty());
    for (auto const* text :
         {"▼ 当前环节", "办理人：郑浩", "截止：2026-11-26 18:00", "惠贷短信（sub_1）",
          "退回：消保中心审查 → 起草", "其他；缺附件", "已失效，冯超 2026-11-20 10:00",
          "有效，冯超 2026-11-23 10:00", "通过（有效）", "已办理5步"}) {
        INFO(text);
        CHECK(picture.find(text) != std::string::npos);
    }
    CHECK(count(picture, "line-through") == 1);
    // Each of the five moves has its badge at an arrow and in the list, the legend has one.
    CHECK(count(picture, "<circle") == 2 * 5 + 1 + 1);

    progress.decisions.back().in_force = false;
    auto const voided = svg(definition, {{}, &progress});
    CHECK(voided.find("原结论已失效") != std::string::npos);
    CHECK(count(voided, "line-through") == 3);

    progress.state = "gone";
    progress.moves.front().from = "gone";
    progress.decisions.front().gate = "gone.pass";
    auto const foreign = svg(definition, {{}, &progress});
    CHECK(xml_fault(foreign).empty());
    CHECK(foreign.find("提交送审：gone → 前置内审") != std::string::npos);
    CHECK(mermaid(definition, {{}, &progress}).find("class gone") == std::string::npos);
}

TEST_CASE("reviews beside a state, votes, hearings and final material are drawn") {
    auto definition = test::shipped();
    auto& center = definition.states[2];
    REQUIRE(center.id == "center_review");
    Side side;
    side.id = "legal";
    side.title = {"法律审查", "Legal review"};
    side.task.role = words::Role::legal_reviewer;
    side.task.barred = {{Barred::Kind::submitter, 0, {}}, {Barred::Kind::gate, 0, {}}};
    side.checklist = "legal_points";
    center.sides = {side};
    definition.gates.push_back({"center_review", Action::pass, "legal"});
    center.task->votes = Votes{};
    center.task->votes->seats = 3;
    center.task->votes->needed = 2;
    center.task->votes->all = false;
    center.task->votes->vetoes = true;
    center.task->votes->add_before = 1;
    center.task->votes->add_after = 2;
    center.task->assign = words::Role::center_head;
    center.task->transfer = true;
    center.hearing = 5;
    center.copies = {words::Role::auditor};
    center.checks_final = true;
    center.transitions[0].needs.push_back({{}, definition.gates.size() - 1, {}});
    definition.declined = Declined::hearing;
    auto progress = in_center();
    progress.decisions.push_back({"center_review.legal", "苏宁", "2026-11-23 11:00", true});
    auto const picture = svg(definition, {{{"legal_points", "法律要点"}}, &progress});
    CHECK(xml_fault(picture).empty());
    for (auto const* text :
         {"法律审查（有效）", "办理：法律审查员（全行）", "不得为：送审人，",
          "以及办理过前置内审的人员", "清单：法律要点", "票签 2/3：3人中2人同意，", "一票否决",
          "可加签：前1人、后2人", "可由消保中心负责人分派，可转办", "听证：到会委员不少于5人",
          "可抄送：审计员", "核对定稿与审查版本的差异", "法律审查结论有效",
          "并行审查：与所附环节同时办理", "可提交听证", "消保中心审查·法律审查"}) {
        INFO(text);
        CHECK(picture.find(text) != std::string::npos);
    }
    auto const scene = diagram::compose(definition, {});
    CHECK(scene.plan.boxes[2].beside.width > 100);
    CHECK(mermaid(definition).find("并行审查：法律审查") != std::string::npos);

    center.task->votes->needed = 3;
    center.task->votes->all = true;
    CHECK(svg(definition).find("会签 3/3：3人均须同意") != std::string::npos);
    center.task->votes->needed = 1;
    center.task->votes->all = false;
    CHECK(svg(definition).find("或签 1/3：3人中1人同意") != std::string::npos);
}

TEST_CASE("a long history is cut at its beginning, and says so") {
    auto progress = in_center();
    auto const moves = progress.moves;
    for (int round = 0; round < 19; ++round)
        progress.moves.insert(progress.moves.end(), moves.begin(), moves.end());
    auto const picture = svg(test::shipped(), {{}, &progress});
    CHECK(picture.find("前40步从略") != std::string::npos);
    CHECK(picture.find(">100</text>") != std::string::npos);
}

TEST_CASE("no title can break a picture or make it grow") {
    auto definition = test::shipped();
    auto const usual = diagram::compose(definition, {}).boxes[1].size;
    std::string wide;
    for (int at = 0; at < 500; ++at)
        wide += "长";
    for (auto const& title :
         {std::string("<script>alert(\"1\")</script>"), std::string("]]> & ' \" -->"), wide,
          std::string(500, 'W'), std::string("a\x01\x1b\nb"), std::string("\xff\xfe broken"),
          std::string("%% : ; # `"), std::string()}) {
        INFO(title);
        definition.states[1].title.zh = title;
        definition.title.zh = title;
        definition.title.en = title;
        Progress progress = in_center();
        progress.title = title;
        progress.notes = {title};
        progress.moves[0].who = title;
        progress.moves[0].remark = title;
        auto const picture = svg(definition, {{{"pre_review_basics", title}}, &progress});
        CHECK(xml_fault(picture).empty());
        CHECK(picture.find("<script") == std::string::npos);
        auto const size = diagram::compose(definition, {}).boxes[1].size;
        CHECK(size.width <= usual.width + 120);
        CHECK(size.height <= usual.height + 60);
        auto const text = mermaid(definition, {{}, &progress});
        CHECK(text.find("<script") == std::string::npos);
        CHECK(text.find("%%") == std::string::npos);
        CHECK(count(text, "\n") == count(mermaid(test::shipped(), {{}, &progress}), "\n"));
    }
}

TEST_CASE("forty states stay readable: far ways end in a reference beside their state") {
    auto const definition = forty_states();
    auto const scene = diagram::compose(definition, {});
    CHECK(scene.references);
    CHECK(scene.arrows.size() >= 120);
    CHECK(scene.boxes.size() > definition.states.size());
    auto const layout = diagram::lay_out(scene.plan);
    CHECK(layout.size.width < 2'000);
    auto const picture = svg(definition);
    CHECK(xml_fault(picture).empty());
    CHECK(picture.find("转至：起草") != std::string::npos);
    CHECK(picture.find("转至：接到图中同名的环节") != std::string::npos);
    for (auto const& state : definition.states)
        CHECK(picture.find(state.title.zh) != std::string::npos);
    CHECK(svg(definition) == picture);
}

TEST_CASE("texts are measured, broken and escaped as XML and Chinese ask") {
    using namespace diagram;
    CHECK(text_width("审查", 12) == 24);
    CHECK(text_width("ab", 12) < 24);
    CHECK(wrap("一二三四五六", 10, 30, 5) == std::vector<std::string>{"一二三", "四五六"});
    CHECK(wrap("一二三，四五六", 10, 30, 5) == std::vector<std::string>{"一二三，", "四五六"});
    CHECK(wrap("一二三四五六", 10, 30, 1) == std::vector<std::string>{"一二…"});
    CHECK(wrap("送审人、材料编辑人", 10, 60, 5) ==
          std::vector<std::string>{"送审人、", "材料编辑人"});
    CHECK(wrap("", 10, 30, 5).empty());
    CHECK(escaped("<a b='c'>&\"\x02") == "&lt;a b=&#39;c&#39;&gt;&amp;&quot;\xEF\xBF\xBD");
}
