#include "app/walker.hpp"

#include <fmt/core.h>

#include "words/words.hpp"
#include "workflow/definition.hpp"

namespace yingshen::app {
namespace {

using base::Error;
using base::Json;

template <class E>
std::string word_zh(std::string_view name) {
    auto const value = words::parse<E>(name);
    return value ? words::title(*value).zh : std::string(name);
}

/// What a step does, in the reviewer's words.
std::string described(StoryStep const& step) {
    if (step.action == "create")
        return step.text("based_on").empty() ? "新建送审单" : "以已通过的送审单新建";
    if (step.action == "facts") return "修改申报要素";
    if (step.action == "attach") {
        return fmt::format("{}《{}》", step.text("material").empty() ? "上传材料" : "上传修改稿",
                           step.text("name"));
    }
    if (step.action == "claim") return "签收待办";
    if (step.action == "unclaim") return "退回待办";
    if (step.action == "opinion") {
        return fmt::format("拟具{}意见（{}）", word_zh<words::Severity>(step.text("severity")),
                           word_zh<words::Right>(step.text("right")));
    }
    if (step.action == "respond_to") {
        return fmt::format("反馈意见 {}：{}", step.text("opinion"),
                           word_zh<words::Answer>(step.text("answer")));
    }
    if (step.action == "verify") {
        return fmt::format("落实核验 {}：{}", step.text("opinion"),
                           step.text("implemented") == "true" ? "已落实" : "未落实");
    }
    if (step.action == "withdraw_opinion") return fmt::format("撤回意见 {}", step.text("opinion"));
    if (step.action == "confirm_finding")
        return fmt::format("确认机审命中 {}", step.text("finding"));
    if (step.action == "dismiss_finding")
        return fmt::format("驳回机审命中 {}", step.text("finding"));
    if (step.action == "reopen_finding")
        return fmt::format("撤销对机审命中 {} 的处理", step.text("finding"));
    if (step.action == "attach_final") return fmt::format("上传定稿《{}》", step.text("name"));
    if (step.action == "vote")
        return step.text("refuses") == "true" ? "投票：不同意" : "投票：同意";
    if (step.action == "add_signer") return "加签";
    if (step.action == "remove_seat") return "减签";
    if (step.action == "assign") return "指派待办";
    if (step.action == "transfer") return "转办";
    if (step.action == "copy") return "抄送";
    if (step.action == "hear") {
        return fmt::format("听证意见 {}：{}", step.text("opinion"),
                           step.text("ruling") == "upheld" ? "予以坚持" : "不予坚持");
    }
    auto const action = workflow::parse_action(step.action);
    return action ? workflow::title(*action).zh : step.action;
}

}  // namespace

std::string sentence(Error const& error) {
    auto text = fmt::format("{}：{} {}", error.code, error.text.zh, error.text.en);
    for (auto const& fault : error.faults)
        text += "\n        " + base::to_string(fault);
    return text;
}

std::string Walker::here(std::string_view below) const {
    return "/api/v1/submissions/" + stand_.submission + std::string(below);
}

base::Result<Walker::Person*> Walker::person(std::string const& login) {
    if (auto const known = people_.find(login); known != people_.end()) return known->second.get();
    auto const secret = secrets_.find(login);
    if (secret == secrets_.end()) return std::unexpected(no_secret(login));
    auto session = ApiSession::open(
        place_, Json::Object{{"login", login}, {"one_time_secret", secret->second}});
    if (!session) return std::unexpected(session.error());
    auto const who = session->who();
    std::string roles;
    if (auto const* list = who["roles"].as_array()) {
        for (auto const& role : *list)
            roles += (roles.empty() ? "" : "、") + text_of(role["title"], "zh");
    }
    auto shown = fmt::format("{}（{}·{}）", text_of(who["person"], "name"),
                             text_of(who["unit"], "name"), roles);
    auto person = std::make_unique<Person>(Person{*std::move(session), std::move(shown)});
    return people_.emplace(login, std::move(person)).first->second.get();
}

base::Result<Json> Walker::send(Person& person, Request request) {
    request.on_behalf_of = on_behalf_of_;
    if (request.method != "GET") request.key = fmt::format("walk-{}-{}", started_us_, ++requests_);
    return person.session.send(request);
}

Walker::Failure Walker::command(Person& person, StoryStep const& step, Request request,
                                std::string_view what) {
    auto const before = stand_.title;
    auto const answer = send(person, request);
    if (!answer) {
        if (step.refused.empty() || answer.error().code != step.refused)
            return sentence(answer.error());
        show_line(person, fmt::format("{}，被拒绝：{}", what, answer.error().text.zh), before);
        return std::nullopt;
    }
    if (!step.refused.empty())
        return "expected the refusal " + step.refused + ", but found an answer";
    stand_.submission = text_of(*answer, "submission");
    stand_.state = text_of(*answer, "state");
    stand_.title = text_of((*answer)["state_title"], "zh");
    if (auto const material = text_of(*answer, "material"); !material.empty())
        stand_.material = material;
    show_line(person, what, before);
    return std::nullopt;
}

Walker::Failure Walker::take(Story const& story, StoryStep const& step) {
    auto const found = person(step.by);
    if (!found) return sentence(found.error());
    auto& person = **found;
    on_behalf_of_.clear();
    for_whom_.clear();
    if (!step.on_behalf_of.empty()) {
        for_whom_ = stood_in_for(person, step.on_behalf_of);
        on_behalf_of_ = step.on_behalf_of;
    }
    if (step.action == "set_stand_in" || step.action == "end_stand_in")
        return take_stand_in(person, step);
    if (step.action == "certificate") return show_certificate(person);
    if (step.action == "report") return show_report(person);
    if (step.action == "similar") return show_similar(person, step);
    if (step.action == "checklist") return take_checklist(person, step);
    auto request = request_of(person, story, step);
    if (!request) return sentence(request.error());
    if (auto failed = command(person, step, *std::move(request), described(step))) return failed;
    for (auto const key : {"text", "quote", "comment", "reason", "note"}) {
        // The id of a return reason says nothing beside its comment.
        bool const only_id = std::string_view(key) == "reason" && !step.text("comment").empty();
        if (!step.text(key).empty() && !only_id) {
            show_detail(std::string_view(key) == "quote" ? "原文：“" + step.text(key) + "”"
                                                         : step.text(key));
        }
    }
    if (step.action == "attach" && step.refused.empty()) {
        if (auto failed = show_findings(person, step)) return failed;
    }
    if (step.action == "attach_final" && step.refused.empty()) {
        if (auto failed = show_final(person, step)) return failed;
    }
    if (!step.expect.empty() && step.expect != stand_.state) {
        return "expected the state " + step.expect + ", but found " + stand_.state;
    }
    return std::nullopt;
}

bool Walker::play(Story const& story) {
    stand_ = {};
    show_steps_ = story.show_steps;
    if (show_steps_) console_.out << "\n── " << story.title << " ──\n";
    for (auto const& step : story.steps) {
        if (auto const failed = take(story, step)) {
            console_.out.flush();
            console_.error << step.place << ": " << step.by << " " << step.action << ": " << *failed
                           << '\n';
            return false;
        }
    }
    if (!show_steps_) {
        console_.out << fmt::format("   {}：{} 步，现为“{}”\n", story.title, story.steps.size(),
                                    stand_.title);
    }
    console_.out.flush();
    return true;
}

}  // namespace yingshen::app
