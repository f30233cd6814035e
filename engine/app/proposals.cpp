#include <fmt/core.h>

#include <algorithm>

#include "app/api_session.hpp"
#include "app/commands.hpp"
#include "app/person_login.hpp"
#include "app/workspace.hpp"
#include "base/time.hpp"
#include "catalog/manifest.hpp"

namespace yingshen::app {
namespace {

using base::Json;

constexpr std::string_view path = "/api/v1/definition-proposals";

/// Logs in as the options say, sends one request, and prints the answer with `show`.
template <class Show>
int ask(Arguments const& arguments, Console const& console, ApiSession::Request const& request,
        Show show) {
    auto session = log_in(arguments, console);
    if (!session) return session.error();
    auto const answer = session->send(request);
    if (!answer) return refuse(console, answer.error());
    if (arguments.value("--format") == "json") {
        console.out << base::to_pretty_string(*answer) << '\n';
    } else {
        show(*answer);
    }
    return succeeded;
}

std::string count(Json const& json, std::string_view name) {
    auto const* number = json[name].as_int();
    return number == nullptr ? "?" : std::to_string(*number);
}

void show_decision(Console const& console, std::string_view zh, Json const& decided) {
    if (decided.is_null()) return;
    console.out << fmt::format("  {}：{}（{}） {}\n", zh, text_of(decided["person"], "name"),
                               text_of(decided["role_title"], "zh"), text_of(decided, "at"));
}

void show_line(Console const& console, Json const& proposal) {
    console.out << fmt::format("{}  {}{}  {}\n", text_of(proposal, "id"),
                               text_of(proposal["status_title"], "zh"),
                               proposal["outdated"] == Json(true) ? "（对照的定义已被替换）" : "",
                               text_of(proposal, "note"));
    show_decision(console, "提案", proposal["proposed"]);
    show_decision(console, "复核启用", proposal["activated"]);
    show_decision(console, "否决或撤销", proposal["rejected"]);
    if (auto const reason = text_of(proposal, "reason"); !reason.empty())
        console.out << "  理由：" << reason << '\n';
    auto const from = text_of(proposal, "in_force_from").empty()
                          ? text_of(proposal, "effective_from")
                          : text_of(proposal, "in_force_from");
    if (!from.empty()) console.out << "  生效时间：" << from << '\n';
}

void show_behaviour(Console const& console, Json const& behaviour) {
    console.out << fmt::format("  流程 {} 的行为差异：{} 项{}\n", text_of(behaviour, "workflow"),
                               count(behaviour, "count"),
                               behaviour["behaves_alike"] == Json(true) ? "（行为相同）" : "");
    auto const* differences = behaviour["differences"].as_array();
    if (differences == nullptr) return;
    for (auto const& one : *differences) {
        auto const change = text_of(one, "change");
        auto const* const word = change == "becomes_possible"     ? "变为可能"
                                 : change == "becomes_impossible" ? "变为不可能"
                                                                  : "改变";
        console.out << fmt::format("    {}：{}\n      {}: {}\n", word, text_of(one["text"], "zh"),
                                   change, text_of(one["text"], "en"));
    }
}

void show_results(Console const& console, Json const& results) {
    for (auto const* const list : {"added", "removed", "changed"}) {
        auto const* paths = results["files"][list].as_array();
        if (paths == nullptr) continue;
        for (auto const& file : *paths)
            console.out << fmt::format("  {:<8} {}\n", list, *file.as_string());
    }
    if (auto const* workflows = results["workflows"].as_array()) {
        for (auto const& one : *workflows) {
            console.out << fmt::format("  {} v{}: {} configurations proved, {} scenarios played\n",
                                       text_of(one, "workflow"), count(one, "version"),
                                       count(one, "configurations"), count(one, "scenarios"));
        }
    }
    auto const& rules = results["rules"];
    console.out << fmt::format("  rules: {} rules, {} checklist items, {} texts tried\n",
                               count(rules, "rules"), count(rules, "items"), count(rules, "texts"));
    if (auto const* off = rules["switched_off"].as_array()) {
        auto const today = base::to_string(base::china_date(base::SystemClock().now()));
        for (auto const& one : *off) {
            auto const until = text_of(one, "until");
            console.out << fmt::format("  {} {} {}（{}，{}）: {}\n",
                                       until < today ? "已到期恢复的停用" : "停用至", until,
                                       text_of(one, "rule"), text_of(one, "title"),
                                       text_of(one, "owner"), text_of(one, "reason"));
        }
    }
    if (auto const* behaviour = results["behaviour"].as_array()) {
        for (auto const& one : *behaviour)
            show_behaviour(console, one);
    }
}

/// What the rules would have found in the archive, where they are others.
void show_backtest(Console const& console, Json const& backtest) {
    if (backtest.as_object() == nullptr) return;
    auto const line = [&](std::string_view title, Json const& counts) {
        auto const& now = counts["in_force"];
        auto const& then = counts["candidate"];
        console.out << fmt::format(
            "    {}：命中 {}→{}（新增 {}，消失 {}），审查确认 {}→{}，误报 {}→{}\n", title,
            count(now, "all"), count(then, "all"), count(counts, "added"), count(counts, "removed"),
            count(now, "confirmed"), count(then, "confirmed"), count(now, "false_alarms"),
            count(then, "false_alarms"));
    };
    auto const* tenths = backtest["extra_tenths_of_minutes"].as_int();
    auto const minutes = tenths == nullptr ? 0 : *tenths;
    console.out << fmt::format("  回测最近 {} 份送审单、{} 篇文本，增加阅读 {}.{} 分钟\n",
                               count(backtest, "submissions"), count(backtest, "texts"),
                               minutes / 10, minutes % 10);
    line("合计", backtest["total"]);
    if (auto const* rows = backtest["rules"].as_array()) {
        for (auto const& row : *rows)
            line(text_of(row, "rule") + " " + text_of(row, "product"), row);
    }
    if (backtest["more"] != Json(0))
        console.out << fmt::format("    另有 {} 行\n", count(backtest, "more"));
}

void show_answer(Console const& console, Json const& answer) {
    auto const id = text_of(answer, "proposal");
    auto const status = text_of(answer, "status");
    if (status == "open") {
        console.out << fmt::format(
            "Proposed as {}; a second person looks at it and activates it:\n"
            "  yingshen definitions show {} …\n  yingshen definitions activate {} …\n"
            "已提案 {}，待第二人复核启用\n",
            id, id, id, id);
    } else if (status == "activated") {
        console.out << fmt::format(
            "Activated {}; in force from {}. 已启用，新送审单自生效时起适用\n", id,
            text_of(answer, "in_force_from"));
    } else {
        console.out << fmt::format("Rejected {}. 已否决或撤销\n", id);
    }
}

std::string target(Arguments const& arguments, std::string_view below = {}) {
    auto const& id = arguments.operands().front();
    bool const plain = !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
    // Anything else names no proposal; the server says so.
    return std::string(path) + "/" + (plain ? id : "unknown") + std::string(below);
}

}  // namespace

int definitions_propose(Arguments const& arguments, Console const& console) {
    if (!arguments.has("--note")) return misuse(console, "--note TEXT", "no --note");
    auto const folder = std::filesystem::path(arguments.operands().front());
    Json files = Json::Object{};
    for (auto const& [file, text] : catalog::files_by_path(
             catalog::read_definitions(folder / "workflows", folder / "rules"))) {
        files.set(file, text);
    }
    Json body = Json::Object{{"note", arguments.value("--note")}, {"files", std::move(files)}};
    if (arguments.has("--effective-from"))
        body.set("effective_from", arguments.value("--effective-from"));
    return ask(arguments, console, {"POST", std::string(path), base::to_string(body)},
               [&](Json const& answer) { show_answer(console, answer); });
}

int definitions_list(Arguments const& arguments, Console const& console) {
    return ask(arguments, console, {"GET", std::string(path)}, [&](Json const& answer) {
        auto const show_set = [&](std::string_view zh, Json const& one) {
            if (one.is_null()) return;
            auto const proposal = text_of(one, "proposal");
            console.out << fmt::format("{}：{}（{}） {}\n", zh, text_of(one, "set").substr(0, 12),
                                       proposal.empty() ? "初始" : proposal,
                                       text_of(one, "in_force_from"));
        };
        show_set("现行定义", answer["in_force"]);
        show_set("待生效", answer["next"]);
        if (auto const* proposals = answer["proposals"].as_array()) {
            for (auto const& one : *proposals)
                show_line(console, one);
        }
    });
}

int definitions_show(Arguments const& arguments, Console const& console) {
    return ask(arguments, console, {"GET", target(arguments)}, [&](Json const& answer) {
        show_line(console, answer);
        show_results(console, answer["results"]);
        show_backtest(console, answer["backtest"]);
    });
}

int definitions_activate(Arguments const& arguments, Console const& console) {
    return ask(arguments, console, {"POST", target(arguments, "/activation"), "{}"},
               [&](Json const& answer) { show_answer(console, answer); });
}

int definitions_reject(Arguments const& arguments, Console const& console) {
    if (!arguments.has("--reason")) return misuse(console, "--reason TEXT", "no --reason");
    Json const body = Json::Object{{"reason", arguments.value("--reason")}};
    return ask(arguments, console, {"POST", target(arguments, "/rejection"), base::to_string(body)},
               [&](Json const& answer) { show_answer(console, answer); });
}

}  // namespace yingshen::app
