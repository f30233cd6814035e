#include <fmt/core.h>

#include <map>

#include "app/commands.hpp"
#include "app/person_login.hpp"
#include "base/time.hpp"

namespace yingshen::app {
namespace {

using base::Json;

constexpr std::string_view path = "/api/v1/definition-migrations";
constexpr std::int64_t looked_at = 200;
constexpr int rounds_max = 20;

/// What became of every submission that was met, over all pages.
struct Met {
    Json from;
    Json to;
    std::map<std::string, Json> submissions;  ///< by id
    [[nodiscard]] std::int64_t moved() const {
        std::int64_t count = 0;
        for (auto const& [id, one] : submissions)
            count += one["move"].is_null() ? 0 : 1;
        return count;
    }
};

/// One round over all pages; how many moved, or would.
base::Result<std::int64_t> look_over(ApiSession& session, Json request, Met& met) {
    std::int64_t moved = 0;
    std::string cursor;
    do {
        auto const page = session.send({"POST", std::string(path), base::to_string(request)});
        if (!page) return std::unexpected(page.error());
        met.from = (*page)["from"];
        met.to = (*page)["to"];
        if (auto const* count = (*page)["moved"].as_int()) moved += *count;
        if (auto const* list = (*page)["submissions"].as_array()) {
            for (auto const& one : *list)
                met.submissions.insert_or_assign(text_of(one, "submission"), one);
        }
        cursor = text_of(*page, "next_cursor");
        request.set("cursor", cursor);
    } while (!cursor.empty());
    return moved;
}

/// A submission whose deadline changes can slip from one page to another, so pages are gone through
/// until nothing moves any more.
base::Result<Met> look_over(ApiSession& session, Json const& request, bool apply) {
    Met met;
    for (int round = 0; round < rounds_max; ++round) {
        auto const moved = look_over(session, request, met);
        if (!moved) return std::unexpected(moved.error());
        if (!apply || *moved == 0) break;
    }
    return met;
}

std::string china_time(std::string const& instant) {
    auto const time = base::parse_time(instant);
    if (!time) return "无期限";
    auto text = base::to_string(base::Time{time->us + 8 * std::int64_t{3'600'000'000}});
    text.resize(16);
    text[10] = ' ';
    return text + " 到期";
}

std::string list_of(Json const& texts) {
    std::string list;
    if (auto const* all = texts.as_array()) {
        for (auto const& one : *all)
            list += (list.empty() ? "" : "、") + *one.as_string();
    }
    return list;
}

/// A submitter's task is theirs without being claimed.
std::string task_of(Json const& task) {
    bool const keeps = task["keeps_claim"] == Json(true) && task["role"] != Json("submitter");
    return fmt::format("{}，{}{}", text_of(task["role_title"], "zh"),
                       china_time(text_of(task, "due")), keeps ? "，签收人不变" : "");
}

void show_move(Console const& console, Json const& move) {
    if (auto const* sides = move["sides"].as_array()) {
        for (auto const& side : *sides)
            console.out << fmt::format("    并行审查 {}：{}\n", text_of(side, "side"),
                                       task_of(side["task"]));
    }
    if (auto const answers = list_of(move["dropped_answers"]); !answers.empty())
        console.out << "    不再适用的要点答复：" << answers << '\n';
    if (auto const gates = list_of(move["dropped_decisions"]); !gates.empty())
        console.out << "    新版没有的审查结论：" << gates << '\n';
}

void show_refusal(Console const& console, Json const& refusal) {
    console.out << fmt::format("    {}：{}\n", text_of(refusal, "code"),
                               text_of(refusal["text"], "zh"));
    auto const* faults = refusal["faults"].as_array();
    if (faults == nullptr) return;
    for (auto const& fault : *faults) {
        console.out << "    "
                    << base::to_string({text_of(fault, "where"), text_of(fault, "expected"),
                                        text_of(fault, "found")})
                    << '\n';
    }
}

std::string version_of(Json const& version) {
    return text_of(version, "workflow") + "@" + std::to_string(*version["version"].as_int()) +
           "（" + text_of(version, "hash").substr(0, 12) + "）";
}

void show(Console const& console, Met const& met, bool apply) {
    console.out << fmt::format("{}：{} → {}\n", text_of(met.to["title"], "zh"),
                               version_of(met.from), version_of(met.to));
    if (met.submissions.empty()) {
        console.out << "没有仍按原版办理的在办送审单。 No open submission has that version.\n";
        return;
    }
    console.out << fmt::format("{:<30}  {:<16}  {}\n", "送审单", "环节",
                               apply ? "结果" : "结果（预览）");
    for (auto const& [id, one] : met.submissions) {
        auto const& move = one["move"];
        auto const result = move.is_null()
                                ? std::string(apply ? "未转入" : "不能转入")
                                : (apply ? "已转入：" : "可转入：") + task_of(move["task"]);
        console.out << fmt::format("{:<30}  {:<16}  {}\n", id, text_of(one["state_title"], "zh"),
                                   result);
        if (move.is_null()) {
            show_refusal(console, one["refusal"]);
        } else {
            show_move(console, move);
        }
    }
    auto const moved = met.moved();
    auto const stay = static_cast<std::int64_t>(met.submissions.size()) - moved;
    if (apply) {
        console.out << fmt::format(
            "共 {} 件：已转入 {} 件，仍按原版办理 {} 件。 {} moved, {} stay.\n", moved + stay,
            moved, stay, moved, stay);
    } else {
        console.out
            << fmt::format(
                   "共 {} 件：可转入 {} 件，不能转入 {} 件；未作任何变更，加 --apply 办理。 ",
                   moved + stay, moved, stay)
            << fmt::format("{} would move, {} would stay; nothing was changed.\n", moved, stay);
    }
}

Json to_json(Met const& met, bool apply) {
    Json::Array list;
    for (auto const& [id, one] : met.submissions)
        list.push_back(one);
    auto const moved = met.moved();
    return Json::Object{{"from", met.from},
                        {"to", met.to},
                        {"preview", !apply},
                        {"moved", moved},
                        {"refused", static_cast<std::int64_t>(met.submissions.size()) - moved},
                        {"submissions", std::move(list)}};
}

}  // namespace

int definitions_migrate(Arguments const& arguments, Console const& console) {
    for (auto const* option : {"--from", "--to"}) {
        if (!arguments.has(option))
            return misuse(console, std::string(option) + " VERSION", "no " + std::string(option));
    }
    auto const apply = arguments.has("--apply");
    auto session = log_in(arguments, console);
    if (!session) return session.error();
    Json const request = Json::Object{{"from", arguments.value("--from")},
                                      {"to", arguments.value("--to")},
                                      {"preview", !apply},
                                      {"limit", looked_at}};
    auto const met = look_over(*session, request, apply);
    if (!met) return refuse(console, met.error());
    if (arguments.value("--format") == "json") {
        console.out << base::to_pretty_string(to_json(*met, apply)) << '\n';
    } else {
        show(console, *met, apply);
    }
    auto const all = static_cast<std::int64_t>(met->submissions.size());
    return met->moved() == all ? succeeded : found_faults;
}

}  // namespace yingshen::app
