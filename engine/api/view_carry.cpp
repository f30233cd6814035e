#include "api/view_carry.hpp"

#include <algorithm>

#include "words/facts.hpp"

namespace yingshen::api {
namespace {

using base::Json;
using base::Text;

Text fact_title(std::string_view name) {
    auto const* fact = words::find_fact(name);
    if (fact == nullptr) return {std::string(name), std::string(name)};
    return {std::string(fact->zh), std::string(fact->en)};
}

void add(Text& list, Text const& more, char const* zh, char const* en) {
    if (!list.zh.empty()) {
        list.zh += zh;
        list.en += en;
    }
    list.zh += more.zh;
    list.en += more.en;
}

/// m1 第3版 第120–156字; characters are counted from 1.
Text span_title(review::TextSpan const& span) {
    auto const range = std::to_string(span.begin + 1) + "–" + std::to_string(span.end);
    auto const revision = std::to_string(span.revision);
    return {span.material + " 第" + revision + "版 第" + range + "字",
            span.material + " revision " + revision + " characters " + range};
}

template <class List, class Title>
void add_ground(Text& text, List const& list, Title title, char const* zh, char const* en) {
    if (list.empty()) return;
    Text names;
    for (auto const& one : list)
        add(names, title(one), "、", ", ");
    add(text, {std::string(zh) + "未改动（" + names.zh + "）", std::string(en) + " " + names.en},
        "；", "; ");
}

/// Why something stands: each thing that it rests on is as it was.
Text why_it_stands(review::RestsOn const& rests_on) {
    if (rests_on.on_everything()) return {"送审内容未改动", "Nothing of the submission changed"};
    Text text;
    add_ground(text, rests_on.facts, fact_title, "所依据的申报信息", "Unchanged facts:");
    add_ground(
        text, rests_on.materials, [](std::string const& id) { return Text{id, id}; },
        "所依据的材料", "Unchanged materials:");
    add_ground(text, rests_on.spans, span_title, "所依据的段落", "Unchanged text:");
    return text;
}

/// Why something is reopened, from what the event says changed.
Text why_it_is_reopened(std::string const& because) {
    auto const mark = because.find(':');
    auto const what = mark == std::string::npos ? std::string() : because.substr(mark + 1);
    if (because.starts_with("fact:")) {
        auto const title = fact_title(what);
        return {"所依据的申报信息“" + title.zh + "”已改动",
                "The fact \"" + title.en + "\" that it rested on changed"};
    }
    if (because.starts_with("material:"))
        return {"所依据的材料（" + what + "）已有新版本",
                "The material " + what + " that it rested on has a new revision"};
    if (because.starts_with("span:"))
        return {"所依据的段落（" + what + "）或其所在句子已改动",
                "The text of " + what + " that it rested on, or its sentence, changed"};
    return {"未注明所依据的内容，送审内容已改动",
            "It named nothing that it rested on, and the submission changed"};
}

Json carried(bool stands, std::string const& because, Text const& why) {
    return Json::Object{
        {"stands", stands}, {"because", text_or_null(because)}, {"why", shape(why)}};
}

review::CarriedOver::Reopened const* reopened(review::Submission const& submission,
                                              std::string_view state, std::string_view what) {
    auto const found = std::ranges::find_if(submission.reopened, [&](auto const& one) {
        return one.state == state && one.what == what;
    });
    return found == submission.reopened.end() ? nullptr : &*found;
}

review::ItemAnswer const* answer_of(review::Submission const& submission, std::string const& state,
                                    std::string const& item) {
    auto const mark = state.find('.');
    auto const* answers = &submission.item_answers;
    if (mark != std::string::npos) {
        auto const side = submission.side_answers.find(state.substr(mark + 1));
        if (side == submission.side_answers.end()) return nullptr;
        answers = &side->second;
    }
    auto const found = answers->find(item);
    return found == answers->end() ? nullptr : &found->second;
}

}  // namespace

Json rests_on_json(review::RestsOn const& rests_on) {
    if (rests_on.on_everything()) return {};
    Json::Array facts;
    for (auto const& fact : rests_on.facts)
        facts.emplace_back(fact);
    Json::Array materials;
    for (auto const& material : rests_on.materials)
        materials.emplace_back(material);
    Json::Array spans;
    for (auto const& span : rests_on.spans) {
        spans.push_back(Json::Object{{"material", span.material},
                                     {"revision", span.revision},
                                     {"begin", span.begin},
                                     {"end", span.end},
                                     {"quote", span.quote}});
    }
    return Json::Object{{"facts", std::move(facts)},
                        {"materials", std::move(materials)},
                        {"spans", std::move(spans)}};
}

Json carried_item_json(review::Submission const& submission, std::string const& state,
                       std::string const& item) {
    if (auto const* answer = answer_of(submission, state, item)) {
        return answer->restored ? carried(true, {}, why_it_stands(answer->rests_on)) : Json();
    }
    auto const* again = reopened(submission, state, item);
    return again == nullptr ? Json()
                            : carried(false, again->because, why_it_is_reopened(again->because));
}

Json carried_opinion_json(review::Submission const& submission, review::Opinion const& opinion) {
    if (opinion.verified) {
        return opinion.carried ? carried(true, {}, why_it_stands(opinion.verified_on)) : Json();
    }
    auto const* again = reopened(submission, {}, opinion.id);
    return again == nullptr || opinion.withdrawn
               ? Json()
               : carried(false, again->because, why_it_is_reopened(again->because));
}

}  // namespace yingshen::api
