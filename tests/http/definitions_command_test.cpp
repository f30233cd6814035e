#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "http/definition_set.hpp"
#include "http/terminal.hpp"

using namespace yingshen;

namespace {

/// The command line against a running bank, as people who log in with one-time secrets.
class Terminal {
  public:
    explicit Terminal(test::Bank& bank) : bank_(bank) {
        std::filesystem::path const root = YINGSHEN_SOURCE_DIR;
        for (auto const* folder : {"workflows", "rules"}) {
            std::filesystem::copy(root / folder, this->folder() / folder,
                                  std::filesystem::copy_options::recursive);
        }
    }
    [[nodiscard]] std::filesystem::path folder() const { return directory_.path(); }
    void append(std::string const& file, std::string const& text) const {
        std::ofstream(folder() / file, std::ios::app) << text;
    }
    test::Ran run(std::string const& login, std::vector<std::string> words) {
        return test::run_as(bank_, folder(), login, std::move(words));
    }

  private:
    test::Bank& bank_;
    test::TempDirectory directory_;
};

}  // namespace

TEST_CASE("two people change the definitions of a running server from the command line") {
    test::Bank bank;
    Terminal terminal(bank);
    terminal.append("rules/packs/loan.yaml", "# 新注\n");
    auto const folder = terminal.folder().string();
    auto const propose = [&] {
        return terminal.run("admin", {"definitions", "propose", folder, "--note", "按新规调整"});
    };
    auto const proposed = propose();
    CHECK(proposed.status == 0);
    CHECK(proposed.says("Proposed as p1"));
    auto const shown = terminal.run("chief", {"definitions", "show", "p1"});
    CHECK(shown.status == 0);
    CHECK(shown.says("changed  rules/packs/loan.yaml"));
    CHECK(shown.says("按新规调整"));
    CHECK(shown.says("scenarios played"));
    auto const self = terminal.run("admin", {"definitions", "activate", "p1"});
    CHECK(self.status == 1);
    CHECK(self.says("somebody else than the proposer"));
    CHECK(terminal.run("chief", {"definitions", "activate", "p1"}).says("Activated p1"));
    CHECK(propose().says("expected at least one changed file"));
    terminal.append("rules/packs/loan.yaml", "# 再注\n");
    CHECK(propose().says("Proposed as p2"));
    CHECK(terminal.run("deputy", {"definitions", "reject", "p2", "--reason", "不妥"})
              .says("Rejected p2"));
    auto const listed = terminal.run("auditor", {"definitions", "list"});
    CHECK(listed.says("（p1）"));
    CHECK(listed.says("理由：不妥"));
    auto const json = terminal.run("auditor", {"definitions", "list", "--format", "json"});
    REQUIRE(base::parse_json(json.out));
    terminal.append("rules/packs/loan.yaml", "rule: [\n");
    auto const broken = propose();
    CHECK(broken.status == 1);
    CHECK(broken.says("rules/packs/loan.yaml:"));
}

TEST_CASE("open submissions follow their workflow from the command line, after a preview") {
    test::Bank bank;
    Terminal terminal(bank);
    auto const moves = bank.draft();
    auto const stays = bank.in_center();
    auto const set = test::Set()
                         .without("workflows/marketing_material.scenarios.yaml")
                         .replace(test::workflow_path, "version: 1", "version: 2")
                         .replace(test::workflow_path, "facts: [", "facts: [fees, ");
    REQUIRE(test::propose(bank, "admin", set.body()).status == 201);
    REQUIRE(test::activate(bank, "chief", "p1").status == 200);
    std::vector<std::string> words{"definitions",          "migrate", "--from",
                                   "marketing_material@1", "--to",    "marketing_material@2"};
    auto const preview = terminal.run("chief", words);
    CHECK(preview.status == 1);
    CHECK(preview.says("可转入：经办，无期限"));
    CHECK(preview.says("conditions: expected facts_complete"));
    CHECK(preview.says("1 would move, 1 would stay; nothing was changed."));
    CHECK(bank.server().store().events(moves, 0).back().type != "migrated");
    std::ostringstream out, error;
    std::vector<std::string> const diff{
        "definitions",          "diff",   "marketing_material@1",
        "marketing_material@2", "--data", (bank.data() / "data").string()};
    CHECK(app::run_command_line(diff, {out, error}) == 0);
    CHECK(out.str().find("facts: product") != std::string::npos);
    auto unknown = diff;
    unknown[3] = "marketing_material@3";
    CHECK(app::run_command_line(unknown, {out, error}) == 1);
    CHECK(error.str().find("a workflow that was activated") != std::string::npos);
    words.emplace_back("--apply");
    auto const applied = terminal.run("chief", words);
    CHECK(applied.status == 1);
    CHECK(applied.says("共 2 件：已转入 1 件，仍按原版办理 1 件。"));
    CHECK(bank.server().store().events(moves, 0).back().type == "migrated");
    CHECK(bank.server().store().events(stays, 0).back().type != "migrated");
    words.insert(words.end(), {"--format", "json"});
    auto const json = base::parse_json(terminal.run("admin", words).out);
    REQUIRE(json);
    auto const nobody =
        terminal.run("chief", {"definitions", "migrate", "--from", "marketing_material@2", "--to",
                               "marketing_material@2"});
    CHECK(nobody.says("another version than marketing_material@2"));
    CHECK((*json)["moved"] == base::Json(0));
    CHECK((*json)["submissions"].as_array()->size() == 1);
}

TEST_CASE("each command line on definitions that is wrong says what it expects") {
    test::Bank bank;
    Terminal terminal(bank);
    struct Row {
        std::vector<std::string> words;
        int status;
        std::string says;
    };
    std::vector<Row> const rows = {
        {{"definitions", "propose", terminal.folder().string()}, 2, "--note TEXT"},
        {{"definitions", "propose", "/nowhere", "--note", "x"}, 1, "/nowhere"},
        {{"definitions", "activate"}, 2, "PROPOSAL"},
        {{"definitions", "activate", "p7"}, 1, "no such proposal"},
        {{"definitions", "show", "../session"}, 1, "does not exist"},
        {{"definitions", "reject", "p1"}, 2, "--reason TEXT"},
        {{"definitions", "migrate", "--to", "x@1"}, 2, "--from VERSION"},
        {{"definitions", "migrate", "--from", "x@1", "--to", "x@2"}, 1, "versions"},
        {{"definitions", "list", "--password", "x"}, 2, "either --password FILE or --logins"},
    };
    for (auto const& row : rows) {
        INFO(row.words[1]);
        auto const ran = terminal.run("chief", row.words);
        CHECK(ran.status == row.status);
        CHECK(ran.says(row.says));
    }
    std::ostringstream out, error;
    std::vector<std::string> const nobody{"definitions", "list"};
    CHECK(app::run_command_line(nobody, {out, error}) == 2);
    CHECK(error.str().find("--as LOGIN") != std::string::npos);
}
