#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <fstream>

#include "catalog/calendar_files.hpp"
#include "catalog/catalog.hpp"
#include "catalog/files.hpp"
#include "catalog/results.hpp"

namespace yingshen::test {
namespace {

namespace fs = std::filesystem;

constexpr base::Date today{2026, 11, 23};

/// A copy of the definitions of tests, with one pack of rules (the others take seconds and are no
/// different), or of the shipped ones, that a test may spoil.
class Definitions {
  public:
    Definitions() : Definitions(YINGSHEN_SOURCE_DIR "/tests/support/definitions") {
        for (auto const& pack : fs::directory_iterator(root_ / "rules" / "packs")) {
            if (pack.path().filename() != "loan.yaml") fs::remove(pack.path());
        }
    }
    explicit Definitions(fs::path const& from) {
        static std::atomic<int> count = 0;
        root_ = fs::temp_directory_path() /
                ("yingshen-catalog-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        fs::remove_all(root_);
        fs::create_directories(root_);
        for (auto const* folder : {"workflows", "rules"}) {
            fs::copy(from / folder, root_ / folder, fs::copy_options::recursive);
        }
    }
    ~Definitions() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    Definitions(Definitions const&) = delete;
    Definitions& operator=(Definitions const&) = delete;

    [[nodiscard]] std::string read(std::string const& path) const {
        std::ifstream in(root_ / path, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void write(std::string const& path, std::string const& text) const {
        std::ofstream(root_ / path, std::ios::binary) << text;
    }
    void replace(std::string const& path, std::string const& from, std::string const& to) const {
        auto text = read(path);
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        write(path, text.replace(at, from.size(), to));
    }
    [[nodiscard]] fs::path path(std::string const& within) const { return root_ / within; }
    void remove(std::string const& within) const { fs::remove_all(root_ / within); }
    [[nodiscard]] catalog::Checked check() const {
        return catalog::check_folders(root_ / "workflows", root_ / "rules", today);
    }

  private:
    fs::path root_;
};

bool has_fault(catalog::Checked const& checked, std::string const& where,
               std::string const& expected, std::string const& found) {
    for (auto const& fault : checked.faults)
        UNSCOPED_INFO(base::to_string(fault));
    return std::ranges::any_of(checked.faults, [&](base::Fault const& fault) {
        return fault.where.find(where) != std::string::npos &&
               fault.expected.find(expected) != std::string::npos &&
               fault.found.find(found) != std::string::npos;
    });
}

std::string const workflow_file = "workflows/marketing_material.yaml";

TEST_CASE("the shipped definitions have no fault and keep their promises") {
    auto const checked = Definitions(YINGSHEN_SOURCE_DIR).check();
    for (auto const& fault : checked.faults)
        UNSCOPED_INFO(base::to_string(fault));
    CHECK(checked.ok());
    auto const set = catalog::active_set(checked);
    for (auto const& kind : words::all<words::Kind>()) {
        INFO(kind.name);
        REQUIRE(set->workflow(kind.value));
        CHECK_FALSE(set->workflow(kind.value)->reuse);
    }
    for (auto const& workflow : checked.workflows) {
        INFO(workflow->id);
        CHECK(checked.proofs.at(workflow->id).complete);
        CHECK(checked.scenarios.at(workflow->id) >= 8);
        CHECK(set->workflow(workflow->id) == workflow);
    }
    CHECK(set->workflow("template_reuse")->kind == words::Kind::marketing_material);
    CHECK(set->workflow("no_such_workflow") == nullptr);
    REQUIRE(checked.rules);
    CHECK(checked.rules->book.rules.size() >= 20);
    CHECK(checked.contents.size() == checked.workflows.size() + 1);
    for (auto const& [hash, content] : checked.contents)
        CHECK(base::sha256(content) == hash);
}

TEST_CASE("a short track stands beside the full one of its kind") {
    Definitions const definitions;
    for (auto const* file :
         {"workflows/template_reuse.yaml", "workflows/template_reuse.scenarios.yaml"})
        definitions.write(file, Definitions(YINGSHEN_SOURCE_DIR).read(file));
    auto const checked = definitions.check();
    CHECK(checked.ok());
    auto const set = catalog::active_set(checked);
    CHECK(set->workflow(words::Kind::marketing_material)->id == "marketing_material");
    CHECK(set->workflow("template_reuse")->reuse);
}

TEST_CASE("each fault of a definition folder is told") {
    struct Row {
        std::string name;
        std::function<void(Definitions const&)> spoil;
        std::string where, expected, found;
    };
    std::vector<Row> const rows = {
        {"unknown checklist",
         [](auto& d) {
             d.replace(workflow_file, "checklist: pre_review_basics",
                       "checklist: pre_review_basic");
         },
         "marketing_material.yaml:", "a checklist of the rules",
         "did you mean \"pre_review_basics\"?"},
        {"no workflow",
         [](auto& d) {
             d.remove(workflow_file);
             d.remove("workflows/marketing_material.scenarios.yaml");
         },
         "workflows", "at least one workflow", "none"},
        {"two workflows of a kind",
         [](auto& d) {
             auto text = d.read(workflow_file);
             d.write("workflows/second.yaml",
                     text.replace(text.find("workflow: marketing_material"), 28,
                                  "workflow: second_material"));
         },
         "second.yaml", "one workflow for a kind", "marketing_material.yaml"},
        {"the checklist of a review beside",
         [](auto& d) {
             d.replace(
                 workflow_file, "    checklist: eight_rights_and_suitability\n",
                 "    checklist: eight_rights_and_suitability\n"
                 "    beside:\n"
                 "      legal:\n"
                 "        title: {zh: 法律, en: Legal}\n"
                 "        task: {role: legal_reviewer, scope: any, not: [submitter, editor]}\n"
                 "        checklist: legal_reviews\n");
         },
         "marketing_material.yaml:", "a checklist of the rules", "did you mean \"legal_review\"?"},
        {"the same workflow twice",
         [](auto& d) { d.write("workflows/second.yaml", d.read(workflow_file)); }, "second.yaml",
         "each workflow once", "again"},
        {"form of a workflow",
         [](auto& d) { d.replace(workflow_file, "initial: draft", "initial: drft"); },
         "marketing_material.yaml:", "", "drft"},
        {"scenarios without a workflow",
         [](auto& d) { d.write("workflows/orphan.scenarios.yaml", "scenarios: []\n"); },
         "orphan.scenarios.yaml", "a workflow orphan.yaml beside it", "none"},
        {"broken scenarios",
         [](auto& d) { d.write("workflows/marketing_material.scenarios.yaml", "nonsense: 1\n"); },
         "marketing_material.scenarios.yaml:", "", ""},
        {"form of a rule",
         [](auto& d) { d.write("rules/packs/x.yaml", "rule: x\nrihgt: information\n"); },
         "packs/x.yaml:", "", ""},
        {"a rule whose test misses",
         [](auto& d) {
             d.write("rules/packs/x.yaml",
                     "rule: x.y\nright: information\nseverity: advisory\ntitle: 某\nbasis: "
                     "[{statute: cbirc_2022_9, article: \"9\"}]\n"
                     "effective: {from: 2023-03-01}\nforbid: {any: [某词]}\nadvice: 删除。\ntests: "
                     "{hit: [没有], miss: [也没有]}\n");
         },
         "packs/x.yaml:", "没有", "no finding"},
        {"no statutes", [](auto& d) { d.remove("rules/statutes.yaml"); }, "statutes.yaml",
         "one file of statutes", "0 files"},
        {"a stray file", [](auto& d) { d.write("rules/notes.yaml", "a: 1\n"); }, "notes.yaml",
         "statutes.yaml, comparison.yaml, checklists/*.yaml, packs/*.yaml or overlay/*.yaml",
         "another path"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        Definitions const definitions;
        row.spoil(definitions);
        auto const checked = definitions.check();
        CHECK_FALSE(checked.ok());
        CHECK(has_fault(checked, row.where, row.expected, row.found));
    }
}

TEST_CASE("a workflow that breaks a promise is refused with the promise") {
    Definitions const definitions;
    definitions.replace(workflow_file, "not: [submitter, editor]", "not: [submitter]");
    auto const checked = definitions.check();
    REQUIRE_FALSE(checked.refused.empty());
    CHECK(checked.refused.front().violation.promise == workflow::Promise::different_people);
    CHECK(checked.refused.front().definition->id == "marketing_material");
}

TEST_CASE("a folder that is not there throws, for it is no fault of a definition") {
    Definitions const definitions;
    definitions.remove("rules");
    CHECK_THROWS_WITH(definitions.check(), Catch::Contains("rules"));
}

TEST_CASE("the hash of a rule book is that of its canonical content and changes with any byte") {
    Definitions const definitions;
    auto const before = definitions.check();
    definitions.write("rules/packs/loan.yaml", definitions.read("rules/packs/loan.yaml") + "\n");
    auto const after = definitions.check();
    REQUIRE(before.rules);
    REQUIRE(after.rules);
    CHECK(before.rules->hash != after.rules->hash);
    auto const files = catalog::files_of(before.contents.at(before.rules->hash));
    CHECK(std::ranges::find(files, "packs/loan.yaml", &rulebook::NamedText::first) != files.end());
    CHECK(base::sha256(catalog::rulebook_content(files)) == before.rules->hash);
}

TEST_CASE("an archived definition is read as it was pinned, and an altered one is lost") {
    Definitions const definitions;
    auto const old = definitions.check();
    definitions.replace(workflow_file, "version: 1", "version: 2");
    definitions.write("rules/packs/loan.yaml", definitions.read("rules/packs/loan.yaml") + "\n");
    auto archive = old.contents;
    auto const old_workflow = old.workflows.front()->hash;
    auto const old_rules = old.rules->hash;
    base::SystemClock const clock;
    std::vector<catalog::Scheduled> const now = {{{}, catalog::active_set(definitions.check())}};
    catalog::Catalog const catalog(
        now,
        [&archive](base::Digest const& hash) -> std::optional<std::string> {
            auto const found = archive.find(hash);
            return found == archive.end() ? std::nullopt : std::optional(found->second);
        },
        clock);
    CHECK(catalog.current()->workflow(words::Kind::marketing_material)->version == 2);
    CHECK(catalog.current()->workflow(words::Kind::new_product) == nullptr);
    CHECK(catalog.workflow(old_workflow)->version == 1);
    CHECK(catalog.rules(old_rules)->book.rules.size() == old.rules->book.rules.size());
    CHECK(catalog.rules(old_rules) == catalog.rules(old_rules));
    base::Digest unknown{};
    CHECK_THROWS_WITH(catalog.workflow(unknown), Catch::Contains("is lost or altered"));
    catalog::Catalog const damaged(
        now, [&archive](base::Digest const& hash) { return std::optional(archive.at(hash) + " "); },
        clock);
    CHECK_THROWS_WITH(damaged.workflow(old_workflow), Catch::Contains("is lost or altered"));
    CHECK_THROWS_WITH(damaged.rules(old_rules), Catch::Contains("is lost or altered"));
}

TEST_CASE("a pinned rule book stays readable after a statute that its checklists cite has ended") {
    std::vector<rulebook::NamedText> const files = {
        {"checklists/old.yaml",
         "checklist: old\nversion: 1\ntitle: 旧要点\nitems:\n  - item: old.one\n    right: "
         "information\n    severity: advisory\n"
         "    question: 是否明示？\n    basis: [{statute: repealed_2019, article: \"3\"}]\n"},
        {"statutes.yaml",
         "statutes:\n  - statute: repealed_2019\n    title: 《旧办法》\n    from: 2019-01-01\n    "
         "until: 2021-12-31\n    articles: [\"3\"]\n"
         "  - statute: newer_2022\n    title: 《新办法》\n    from: 2022-01-01\n"}};
    REQUIRE_FALSE(rulebook::parse_rulebook(files, today));
    auto const content = catalog::rulebook_content(files);
    base::SystemClock const clock;
    catalog::Catalog const catalog(
        {}, [&content](base::Digest const&) { return std::optional(content); }, clock);
    CHECK(catalog.rules(base::sha256(content))->book.checklists.contains("old"));
}

TEST_CASE("the calendar is read with the definitions, but is no part of the pinned rules") {
    Definitions const definitions;
    auto const shipped = definitions.check();
    REQUIRE(shipped.ok());
    CHECK(shipped.calendar->covers(2026));
    base::SystemClock const clock;
    CHECK(catalog::Catalog({{{}, catalog::active_set(shipped)}}, nullptr, clock)
              .calendar()
              ->covers(2026));

    definitions.write("rules/calendar/bank.yaml", "days_off: [{date: 2026-07-01, name: 行庆日}]\n");
    auto const own = definitions.check();
    REQUIRE(own.ok());
    CHECK(own.rules->hash == shipped.rules->hash);
    CHECK_FALSE(own.calendar->is_working({2026, 7, 1}));
    CHECK(shipped.calendar->is_working({2026, 7, 1}));

    definitions.remove("rules/calendar");
    auto const none = definitions.check();
    CHECK(none.ok());
    CHECK_FALSE(none.calendar->covers(2026));
    CHECK(catalog::Catalog({}, nullptr, clock).calendar() != nullptr);
}

TEST_CASE("a switch-off of a rule is told with its results, and warned of when it has run out") {
    Definitions const definitions;
    auto const rule = definitions.check().rules->book.rules.front().id;
    auto const until = [&](std::string const& day) {
        definitions.write(
            "rules/overlay/bank.yaml",
            "off: {rule: " + rule + ", reason: 试点, owner: 张三, until: " + day + "}\n");
        return definitions.check();
    };
    fs::create_directories(definitions.path("rules/overlay"));
    auto const running = until("2026-11-23");
    REQUIRE(running.ok());
    CHECK(running.warnings.size() == 1);  // of the calendar
    auto const results = catalog::results_json(running, {}, nullptr);
    auto const& off = *results["rules"]["switched_off"].as_array();
    REQUIRE(off.size() == 1);
    CHECK(*off.front()["rule"].as_string() == rule);
    CHECK(*off.front()["until"].as_string() == "2026-11-23");
    auto const over = until("2026-11-22");
    REQUIRE(over.ok());
    REQUIRE(over.warnings.size() == 2);
    CHECK(over.warnings.back().where.ends_with("rules/overlay/bank.yaml:1:13"));
    CHECK(over.warnings.back().found ==
          "one that ended on 2026-11-22 (owner: 张三); the rule is on again");
    definitions.remove("rules/overlay");
    CHECK(catalog::results_json(definitions.check(), {}, nullptr)["rules"].find("switched_off") ==
          nullptr);
}

TEST_CASE("a calendar with faults is refused, and one that ends within 90 days is warned of") {
    Definitions const definitions;
    auto const warned = definitions.check();
    CHECK(warned.ok());
    REQUIRE(warned.warnings.size() == 1);
    CHECK(warned.warnings.front().where.ends_with("rules/calendar/mainland_china.yaml"));
    CHECK(warned.warnings.front().expected ==
          "the holidays of 2027, for deadlines of the next 90 days");
    CHECK(warned.warnings.front().found == "only 2025, 2026");
    auto files = catalog::yaml_files(fs::path(YINGSHEN_SOURCE_DIR) / "rules");
    CHECK(catalog::take_calendar(files, "rules", {2026, 10, 2}).warnings.empty());
    CHECK(std::ranges::none_of(
        files, [](auto const& file) { return file.first.starts_with("calendar"); }));

    definitions.replace("rules/calendar/mainland_china.yaml", "from: 2025-01-01",
                        "from: 2025-02-30");
    definitions.write("rules/calendar/bank.yaml", "day_off: []\n");
    definitions.write("rules/calendar/bnak.yaml", "days_off: []\n");
    auto const checked = definitions.check();
    REQUIRE(checked.faults.size() == 3);
    CHECK(checked.faults[0].found == "the text \"2025-02-30\"");
    CHECK(checked.faults[1].found == "the unknown key \"day_off\" (did you mean \"days_off\"?)");
    CHECK(checked.faults[2].expected == "calendar/mainland_china.yaml or calendar/bank.yaml");
    CHECK(checked.calendar != nullptr);
}

}  // namespace
}  // namespace yingshen::test
