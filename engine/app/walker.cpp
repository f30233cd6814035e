#include "app/walker.hpp"

#include <fmt/core.h>

#include "base/utf8.hpp"
#include "words/words.hpp"
#include "workflow/definition.hpp"

namespace yingshen::app {
namespace {

using base::Error;
using base::ErrorKind;
using base::Json;

Error failure(std::string code, std::string zh, std::string en) {
    return {ErrorKind::invalid, std::move(code), {std::move(zh), std::move(en)}, {}};
}

std::string sentence(Error const& error) {
    auto text = fmt::format("{}：{} {}", error.code, error.text.zh, error.text.en);
    for (auto const& fault : error.faults)
        text += "\n        " + base::to_string(fault);
    return text;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

template <class E>
std::string word_zh(std::string_view name) {
    auto const value = words::parse<E>(name);
    return value ? words::title(*value).zh : std::string(name);
}

/// What a step does, in the reviewer's words.
std::string described(StoryStep const& step) {
    if (step.action == "create") return "新建送审单";
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
    if (step.action == "withdraw") return fmt::format("撤回意见 {}", step.text("opinion"));
    auto const action = workflow::parse_action(step.action);
    return action ? workflow::title(*action).zh : step.action;
}

}  // namespace

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
    if (request.method != "GET") request.key = fmt::format("walk-{}-{}", started_us_, ++requests_);
    return person.session.send(request);
}

base::Result<Json> Walker::place_of(Person& person, StoryStep const& step) {
    auto const view = send(person, {"GET", here(), {}});
    if (!view) return view;
    if (auto const* materials = (*view)["materials"].as_array()) {
        for (auto const& material : *materials) {
            if (text_of(material, "id") != step.text("material")) continue;
            auto const revision = material["current"];
            auto const target = fmt::format("/materials/{}/revisions/{}", step.text("material"),
                                            *revision.as_int());
            auto const bytes = send(person, {"GET", here(target), {}});
            if (!bytes) return bytes;
            auto const& text = *bytes->as_string();
            auto const at = text.find(step.text("quote"));
            if (at == std::string::npos) break;
            auto const begin =
                static_cast<std::int64_t>(base::count_code_points(text.substr(0, at)));
            auto const length =
                static_cast<std::int64_t>(base::count_code_points(step.text("quote")));
            return Json(Json::Object{{"material", step.text("material")},
                                     {"revision", revision},
                                     {"begin", begin},
                                     {"end", begin + length},
                                     {"quote", step.text("quote")}});
        }
    }
    return std::unexpected(failure("quote_absent", "材料中没有引文“" + step.text("quote") + "”",
                                   "the current revision does not contain the quoted words"));
}

base::Result<Walker::Request> Walker::request_of(Person& person, Story const& story,
                                                 StoryStep const& step) {
    auto const with = [&step](std::initializer_list<std::string_view> keys) {
        Json body = Json::Object{};
        for (auto const key : keys) {
            if (!step.text(key).empty()) body.set(std::string(key), step.text(key));
        }
        return body;
    };
    auto const json = [](std::string_view method, std::string target, Json const& body) {
        return Request{method, std::move(target), base::to_string(body)};
    };
    if (step.action == "create") {
        auto body = with({"title", "kind", "unit"});
        body.set("facts", step.facts);
        return json("POST", "/api/v1/submissions", body);
    }
    if (step.action == "facts") {
        auto body = with({"title"});
        body.set("facts", step.facts);
        return json("PUT", here("/facts"), body);
    }
    if (step.action == "attach") {
        auto const& material = step.text("material");
        auto const below =
            material.empty() ? "/materials" : "/materials/" + material + "/revisions";
        return Request{"POST", here(below) + "?name=" + percent_encoded(step.text("name")),
                       read_file((story.materials / step.text("file")).string()),
                       "text/plain; charset=utf-8"};
    }
    if (step.action == "claim") return Request{"POST", here("/claim"), {}};
    if (step.action == "unclaim") return Request{"DELETE", here("/claim"), {}};
    if (step.action == "opinion") {
        auto body = with({"right", "severity", "text"});
        if (!step.basis.is_null()) body.set("basis", step.basis);
        if (!step.text("quote").empty()) {
            auto place = place_of(person, step);
            if (!place) return std::unexpected(place.error());
            body.set("place", *std::move(place));
        }
        return json("POST", here("/opinions"), body);
    }
    auto const opinion = "/opinions/" + step.text("opinion");
    if (step.action == "respond_to") {
        return json("PUT", here(opinion + "/response"), with({"answer", "reason"}));
    }
    if (step.action == "verify") {
        auto body = with({"note"});
        body.set("implemented", step.text("implemented") == "true");
        return json("POST", here(opinion + "/verification"), body);
    }
    if (step.action == "withdraw") {
        return json("POST", here(opinion + "/withdrawal"), with({"reason"}));
    }
    return json("POST", here("/actions/" + step.action), with({"reason", "comment"}));
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
    if (step.action == "certificate") return show_certificate(person);
    if (step.action == "report") return show_report(person);
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
