#include "app/commands.hpp"

namespace yingshen::app {
namespace {

constexpr std::size_t any_number = static_cast<std::size_t>(-1);

constexpr OptionInfo data{"--data", "DIR", "data directory (default: data)"};
constexpr OptionInfo definitions{
    "--definitions", "DIR",
    "folder with workflows/ and rules/ (default: here, or beside the program's build folder)"};
constexpr OptionInfo json_or_text{"--format", "text|json", "how to print (default: text)"};

constexpr OptionInfo unsandboxed{"--unsandboxed", "",
                                 "read documents even where the kernel has no Landlock or seccomp"};
constexpr OptionInfo serve_options[] = {
    data,
    definitions,
    {"--port", "N", "port; 0 takes any free one (default: 8080)"},
    {"--address", "A", "address to listen on (default: 127.0.0.1)"},
    {"--workers", "N", "threads that answer requests (default: 2)"},
    {"--document-workers", "N", "documents that are read side by side (default: 2)"},
    unsandboxed,
    {"--secure-cookies", "", "send session cookies over TLS only: a proxy in front speaks TLS"},
};
constexpr OptionInfo check_options[] = {json_or_text};
constexpr OptionInfo calendar_options[] = {definitions};
constexpr OptionInfo rules_new_options[] = {
    {"--kind", "forbid|require|ask|number", "what the rule does (default: forbid)"},
};
constexpr OptionInfo rules_measure_options[] = {
    {"--on", "DATE", "the rules in force on this day (default: today)"},
    definitions,
};
constexpr OptionInfo diagram_options[] = {
    {"--submission", "ID", "draw the way of this submission instead of a workflow"},
    {"--format", "svg|mermaid", "how to draw (default: svg)"},
    {"--output", "FILE", "write there instead of printing"},
    data,
    definitions,
};
constexpr OptionInfo diff_options[] = {
    {"--data", "DIR", "data directory that OLD or NEW is in, as a workflow's hash or ID@VERSION"},
    json_or_text,
};
constexpr OptionInfo screen_options[] = {
    {"--facts", "FILE", "declared facts as a JSON object, as the API takes them"},
    {"--kind", "KIND", "kind of submission (default: marketing_material)"},
    definitions,
    json_or_text,
    unsandboxed,
};
constexpr OptionInfo extract_options[] = {json_or_text, unsandboxed};
constexpr OptionInfo report_options[] = {
    {"--from", "DATE", "first day of the answers, YYYY-MM-DD in China"},
    {"--to", "DATE", "last day, inclusive"},
    {"--group", "none|organisation|branch|right|kind|month|reviewer|product",
     "figures for each (default: none)"},
    {"--format", "text|json|csv", "how to print (default: text)"},
    data,
};
constexpr OptionInfo rule_report_options[] = {
    {"--from", "DATE", "first day of showing, YYYY-MM-DD in China"},
    {"--to", "DATE", "last day, inclusive"},
    {"--rule", "ID", "this rule alone"},
    {"--pack", "NAME", "rules whose id starts with NAME and a dot"},
    {"--product", "PRODUCT", "submissions that declare it"},
    {"--format", "text|json|csv", "how to print (default: text)"},
    data,
};
constexpr OptionInfo backtest_options[] = {
    {"--seconds", "N", "how long a reviewer reads one finding (default: 20)"},
    {"--format", "text|json|csv", "how to print (default: text)"},
    data,
};
constexpr OptionInfo secret_options[] = {
    {"--all", "", "for every active account instead of the named ones"},
    data,
};
constexpr OptionInfo data_only[] = {data};
constexpr OptionInfo data_and_format[] = {data, json_or_text};
constexpr OptionInfo certificate_options[] = {
    {"--key", "PEM", "the bank's public clearance key (required)"},
    json_or_text,
};
constexpr OptionInfo walk_options[] = {
    {"--url", "URL", "where the server is, http://HOST:PORT (required)"},
    {"--logins", "FILE", "one-time secrets, as account one-time-secret prints them (required)"},
};

// The commands that act as a person on a running server.
constexpr OptionInfo url{"--url", "URL", "where the server is (default: http://127.0.0.1:8080)"};
constexpr OptionInfo as_login{"--as", "LOGIN", "who does it (required)"};
constexpr OptionInfo password{"--password", "FILE",
                              "file with the password on its first line; - reads standard input"};
constexpr OptionInfo logins{"--logins", "FILE",
                            "one-time secrets instead, as account one-time-secret prints them"};
constexpr OptionInfo propose_options[] = {
    {"--note", "TEXT", "what changes and why, for the second person (required)"},
    {"--effective-from", "INSTANT",
     "not before, in UTC: 2026-12-01T00:00:00Z (default: when it is activated)"},
    url,
    as_login,
    password,
    logins,
    json_or_text,
};
constexpr OptionInfo person_options[] = {url, as_login, password, logins, json_or_text};
constexpr OptionInfo reject_options[] = {
    {"--reason", "TEXT", "why (required)"}, url, as_login, password, logins, json_or_text};
constexpr OptionInfo migrate_options[] = {
    {"--from", "VERSION", "what submissions have: a workflow's hash or ID@VERSION (required)"},
    {"--to", "VERSION",
     "another version of it, in force or activated and waiting for its day (required)"},
    {"--apply", "", "move them; without it nothing is changed"},
    url,
    as_login,
    password,
    logins,
    json_or_text,
};

constexpr CommandInfo table[] = {
    {"serve", "", 0, 0, "启动服务", "Run the server until SIGINT or SIGTERM.", serve_options,
     serve},
    {"definitions check", "[DIR]", 0, 1, "检查并证明流程与规则定义",
     "Check and prove the definitions of a folder with workflows/ and rules/.", check_options,
     definitions_check},
    {"definitions test", "[DIR]", 0, 1, "运行流程场景与规则用例",
     "Run the scenarios beside the workflows and the tests inside the rules.", check_options,
     definitions_test},
    {"definitions diagram", "[WORKFLOW.yaml|ID]", 0, 1, "绘制流程图，或送审单的办理进度图",
     "Draw a workflow, or with --submission where one stands and how it came there.",
     diagram_options, definitions_diagram},
    {"definitions propose", "DIR", 1, 1, "提出流程与规则的变更，待第二人复核",
     "Propose the definitions of a folder to a running server; a second person activates them.",
     propose_options, definitions_propose},
    {"definitions list", "", 0, 0, "列出现行定义与变更提案",
     "List what is in force, what waits for its day, and the proposals.", person_options,
     definitions_list},
    {"definitions show", "PROPOSAL", 1, 1, "查看提案：检查结果与差异",
     "Show a proposal: what checking found, and what would change.", person_options,
     definitions_show},
    {"definitions activate", "PROPOSAL", 1, 1, "以第二人身份复核并启用提案",
     "Activate a proposal as the second person.", person_options, definitions_activate},
    {"definitions reject", "PROPOSAL", 1, 1, "否决、撤回提案，或在生效前撤销启用",
     "Reject a proposal, take it back, or call it off before it is in force.", reject_options,
     definitions_reject},
    {"definitions migrate", "", 0, 0, "将在办送审单转入新版流程，或先行预览",
     "Move open submissions to another version of their workflow, or preview it. Exit status 1 "
     "where one stays.",
     migrate_options, definitions_migrate},
    {"definitions diff", "OLD NEW", 2, 2, "比较两版流程的行为差异",
     "Show which paths become possible or impossible between two workflows, by the model.",
     diff_options, definitions_diff},
    {"rules new", "ID", 1, 1, "输出一条新规则的模板，可直接通过检查",
     "Print a skeleton of a rule with hints; it passes the checks as it is.", rules_new_options,
     rules_new},
    {"rules measure", "LABELLED.jsonl...", 1, any_number, "以已标注文本度量规则的准确率与召回率",
     "Measure precision and recall of the rules with labelled texts. Exit status 1 where one is "
     "missed or wrongly found.",
     rules_measure_options, rules_measure},
    {"calendar due", "FROM AMOUNT", 2, 2, "计算到期时间，并逐日说明",
     "Print when a deadline that begins at FROM is reached, and which days counted.",
     calendar_options, calendar_due},
    {"screen", "FILE...", 1, any_number, "机审文件，不需要数据目录",
     "Screen files; needs no data directory. Exit status 1 where something was found or not read.",
     screen_options, screen},
    {"extract", "FILE", 1, 1, "读取文件中的文字及其位置，并列出未读取的部分",
     "Print the text of a file with its places, and what was not read. Exit status 1 where there "
     "is "
     "such.",
     extract_options, extract_text},
    {"similar", "SUBMISSION", 1, 1, "列出相似的历史案例及当时的审查意见",
     "List past cases with a text like a submission's, and the opinions that were given on them, "
     "as "
     "far as this person may see them.",
     person_options, similar},
    {"report adoption", "", 0, 0, "采纳率报告，可与服务同时运行",
     "Print the adoption report; works beside a running server.", report_options, report_adoption},
    {"report rules", "", 0, 0, "规则命中处理记录与精确率，可与服务同时运行",
     "Print what reviewers made of the findings of each rule; works beside a running server.",
     rule_report_options, report_rules},
    {"backtest", "DIR", 1, 1, "用历史送审文本回测规则，与现行规则比较",
     "Run a folder's rules over every text of the archive, beside those in force, and count what "
     "reviewers thought of the hits.",
     backtest_options, backtest},
    {"load", "FILE|DIR", 1, 1, "载入机构与人员（YAML 或 CSV）",
     "Load an organisation from YAML or a folder of CSV files; new accounts get one-time secrets.",
     data_only, load},
    {"account one-time-secret", "[LOGIN...]", 0, any_number, "签发一次性登录口令",
     "Print new one-time secrets as CSV: login, name, secret, expiry.", secret_options,
     account_one_time_secret},
    {"rebuild", "", 0, 0, "由事件重建全部投影",
     "Drop the projections and rebuild them from the events.", data_only, rebuild},
    {"backup", "FILE", 1, 1, "备份数据库并校验",
     "Copy the database to a new file and check the copy.", data_only, backup},
    {"restore", "FILE", 1, 1, "由备份恢复到空数据目录",
     "Check a backup and restore it into a data directory without a database.", data_only, restore},
    {"audit verify", "", 0, 0, "复算事件哈希链、投影与证书",
     "Recompute every hash, projection row and certificate; works beside a running server.",
     data_and_format, audit_verify},
    {"certificate verify", "CERTIFICATE [MATERIAL...]", 1, any_number, "离线核验审查通过证书",
     "Verify a clearance certificate, and that the materials are the cleared ones, offline.",
     certificate_options, certificate_verify},
    {"walk", "STORIES...", 1, any_number, "按故事脚本以真实人员走完流程",
     "Play stories through the HTTP API as the people they name (docs/sample-bank/README.md).",
     walk_options, walk},
};

}  // namespace

std::span<CommandInfo const> commands() {
    return table;
}

}  // namespace yingshen::app
