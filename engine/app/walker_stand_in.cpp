#include <fmt/core.h>

#include "app/walker.hpp"

namespace yingshen::app {
namespace {

using base::Json;

constexpr char const* stand_ins_path = "/api/v1/stand-ins";

/// The period of a principal in a list of periods; nullptr where there is none.
Json const* period_of(Json const& listed, std::string const& principal) {
    auto const* list = listed["stand_ins"].as_array();
    if (list == nullptr) return nullptr;
    for (auto const& one : *list) {
        if (text_of(one["principal"], "id") == principal) return &one;
    }
    return nullptr;
}

}  // namespace

base::Result<Json> Walker::stand_ins(Person& person) {
    return send(person, {"GET", std::string(stand_ins_path) + "?in_force=true", {}});
}

std::string Walker::stood_in_for(Person& person, std::string const& principal) {
    auto const listed = stand_ins(person);
    auto const* period = listed ? period_of(*listed, principal) : nullptr;
    auto const name = period == nullptr ? principal : text_of((*period)["principal"], "name");
    return "代" + name;
}

Walker::Failure Walker::take_stand_in(Person& person, StoryStep const& step) {
    bool const sets = step.action == "set_stand_in";
    Request request{"POST", stand_ins_path, {}};
    if (sets) {
        Json body = Json::Object{};
        for (auto const key : {"principal", "stand_in", "from", "until", "reason"}) {
            if (!step.text(key).empty()) body.set(key, step.text(key));
        }
        request.body = base::to_string(body);
    } else {
        auto const listed = stand_ins(person);
        if (!listed) return sentence(listed.error());
        auto const* period = period_of(*listed, step.text("principal"));
        if (period == nullptr)
            return "expected a stand-in of " + step.text("principal") + " in force, but found none";
        request = {"DELETE",
                   fmt::format("{}/{}?reason={}", stand_ins_path, text_of(*period, "id"),
                               percent_encoded(step.text("reason"))),
                   {}};
    }
    auto const answer = send(person, std::move(request));
    std::string const what = sets ? "设定代理" : "终止代理";
    if (answer) {
        if (!step.refused.empty())
            return "expected the refusal " + step.refused + ", but found an answer";
        show_line(person, what, stand_.title);
    } else {
        if (answer.error().code != step.refused) return sentence(answer.error());
        show_line(person, fmt::format("{}，被拒绝：{}", what, answer.error().text.zh),
                  stand_.title);
    }
    show_detail(step.text("reason"));
    return std::nullopt;
}

}  // namespace yingshen::app
