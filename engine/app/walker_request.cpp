#include <fmt/core.h>

#include "app/walker.hpp"
#include "base/utf8.hpp"

namespace yingshen::app {
namespace {

using base::Json;

/// The keys of a step that are there, as a body.
Json body_with(StoryStep const& step, std::initializer_list<std::string_view> keys) {
    Json body = Json::Object{};
    for (auto const key : keys) {
        if (!step.text(key).empty()) body.set(std::string(key), step.text(key));
    }
    return body;
}

/// The texts of a step's list, "a, b", as a list.
Json list_with(std::string_view text) {
    Json list = Json::Array{};
    while (!text.empty()) {
        auto const comma = text.find(", ");
        list.push(text.substr(0, comma));
        text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 2);
    }
    return list;
}

}  // namespace

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (char const c : text) {
        bool const plain =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        out += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
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
    return std::unexpected(base::Error{base::ErrorKind::invalid,
                                       "quote_absent",
                                       {"材料中没有引文“" + step.text("quote") + "”",
                                        "the current revision does not contain the quoted words"},
                                       {}});
}

namespace {

/// As a browser would declare it.
std::string_view media_type_of(std::string_view file) {
    if (file.ends_with(".pdf")) return "application/pdf";
    if (file.ends_with(".docx"))
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return "text/plain; charset=utf-8";
}

}  // namespace

Walker::Request Walker::upload_of(Story const& story, StoryStep const& step) const {
    auto const& material = step.text("material");
    auto const below = step.action == "attach_final" ? "/materials/" + material + "/final"
                       : material.empty()            ? std::string("/materials")
                                                     : "/materials/" + material + "/revisions";
    return {"POST", here(below) + "?name=" + percent_encoded(step.text("name")),
            read_file((story.materials / step.text("file")).string()),
            media_type_of(step.text("file"))};
}

/// Votes, signers, reviews beside the state, hearings, and giving a task to somebody.
std::optional<Walker::Request> Walker::request_of_several(StoryStep const& step) const {
    auto const post = [this](std::string const& below, Json const& body) {
        return Request{"POST", here(below), base::to_string(body)};
    };
    if (step.action == "vote") {
        auto body = body_with(step, {"reason", "comment"});
        body.set("approves", step.text("refuses") != "true");
        return post("/votes", body);
    }
    if (step.action == "add_signer")
        return post("/signers", body_with(step, {"person", "seat", "reason"}));
    if (step.action == "remove_seat") {
        return Request{"DELETE", here("/seat?reason=") + percent_encoded(step.text("reason")), {}};
    }
    if (step.action == "assign") return post("/assignment", body_with(step, {"to", "side"}));
    if (step.action == "transfer")
        return post("/transfer", body_with(step, {"to", "reason", "side"}));
    if (step.action == "copy") return post("/copies", body_with(step, {"to", "note"}));
    if (step.action == "pass" && !step.text("side").empty())
        return post("/sides/" + step.text("side") + "/pass", body_with(step, {"comment"}));
    if (step.action == "hear") {
        auto body = body_with(step, {"ruling", "reason"});
        body.set("members", list_with(step.text("members")));
        return post("/opinions/" + step.text("opinion") + "/hearing", body);
    }
    return std::nullopt;
}

base::Result<Walker::Request> Walker::request_of(Person& person, Story const& story,
                                                 StoryStep const& step) {
    auto const json = [](std::string_view method, std::string target, Json const& body) {
        return Request{method, std::move(target), base::to_string(body)};
    };
    if (step.action == "create") {
        auto body = body_with(step, {"title", "kind", "unit", "workflow"});
        body.set("facts", step.facts);
        // The one that this story made before.
        if (step.text("based_on") == "previous") body.set("based_on", stand_.submission);
        return json("POST", "/api/v1/submissions", body);
    }
    if (step.action == "facts") {
        auto body = body_with(step, {"title"});
        body.set("facts", step.facts);
        return json("PUT", here("/facts"), body);
    }
    if (step.action == "attach" || step.action == "attach_final") return upload_of(story, step);
    auto const& side = step.text("side");
    if (step.action == "claim")
        return Request{"POST", here("/claim"),
                       side.empty() ? std::string() : base::to_string(body_with(step, {"side"}))};
    if (step.action == "unclaim")
        return Request{"DELETE", here("/claim") + (side.empty() ? "" : "?side=" + side), {}};
    if (step.action == "opinion") {
        auto body = body_with(step, {"right", "severity", "text"});
        if (!step.basis.is_null()) body.set("basis", step.basis);
        if (!step.text("quote").empty()) {
            auto place = place_of(person, step);
            if (!place) return std::unexpected(place.error());
            body.set("place", *std::move(place));
        }
        return json("POST", here("/opinions"), body);
    }
    auto const opinion = "/opinions/" + step.text("opinion");
    if (step.action == "respond_to")
        return json("PUT", here(opinion + "/response"), body_with(step, {"answer", "reason"}));
    if (step.action == "verify") {
        auto body = body_with(step, {"note"});
        body.set("implemented", step.text("implemented") == "true");
        return json("POST", here(opinion + "/verification"), body);
    }
    if (step.action == "withdraw_opinion")
        return json("POST", here(opinion + "/withdrawal"), body_with(step, {"reason"}));
    auto const finding = "/findings/" + step.text("finding");
    if (step.action == "confirm_finding")
        return json("POST", here(finding + "/confirm"), body_with(step, {"severity", "text"}));
    if (step.action == "dismiss_finding")
        return json("POST", here(finding + "/dismiss"), body_with(step, {"reason"}));
    if (step.action == "reopen_finding")
        return json("POST", here(finding + "/reopen"), body_with(step, {"reason"}));
    if (auto several = request_of_several(step)) return *std::move(several);
    return json("POST", here("/actions/" + step.action),
                body_with(step, {"reason", "comment", "to"}));
}

}  // namespace yingshen::app
