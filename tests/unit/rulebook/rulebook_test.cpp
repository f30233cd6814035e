#include "rulebook/rulebook.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace yingshen;
using rulebook::NamedText;

namespace {

constexpr base::Date today{2026, 11, 22};

NamedText const statutes{
    "rules/statutes.yaml",
    "statutes:\n  - {statute: law, title: 《法》, from: 2020-01-01, checked: true}\n"
    "  - {statute: coming, title: 《新法》, from: 2027-01-01}\n"};

std::string item(std::string const& id, std::string const& applies = "{}") {
    return "  - {item: " + id +
           ", right: redress, severity: advisory, question: 是否, applies: " + applies +
           ", basis: [{statute: law}]}\n";
}

NamedText checklist(std::string const& id, std::string const& includes, std::string const& items) {
    return {"rules/checklists/" + id + ".yaml",
            "checklist: " + id + "\nversion: 1\ntitle: 要点\n" +
                (includes.empty() ? "" : "include: [" + includes + "]\n") +
                (items.empty() ? "" : "items:\n" + items)};
}

std::string rule(std::string const& id) {
    return "---\nrule: " + id +
           "\nright: redress\nseverity: advisory\ntitle: 题\nadvice: 改\nbasis: [{statute: law}]\n"
           "effective: {from: 2020-01-01}\nforbid: {any: [甲]}\ntests: {hit: [甲], miss: [乙]}\n";
}

std::vector<std::string> faults(std::vector<NamedText> files) {
    auto const book = rulebook::parse_rulebook(std::move(files), today);
    REQUIRE_FALSE(book);
    std::vector<std::string> lines;
    for (auto const& fault : book.error())
        lines.push_back(to_string(fault));
    return lines;
}

std::vector<std::string> ids(rulebook::Rulebook const& book, std::string_view id,
                             words::FactSet const& facts = {}) {
    std::vector<std::string> out;
    for (auto const& entry : items(book, id, words::Kind::marketing_material, facts))
        out.push_back(entry.id);
    return out;
}

}  // namespace

TEST_CASE("a folder of statutes, checklists and packs reads as one book") {
    auto const book =
        rulebook::parse_rulebook({{"rules/packs/b.yaml", rule("b.one").substr(4)},
                                  {"rules/packs/a.yaml", rule("a.one").substr(4) + rule("a.two")},
                                  statutes,
                                  checklist("basics", "", item("basics.one"))},
                                 today);
    REQUIRE(book);
    REQUIRE(book->rules.size() == 3);
    CHECK(book->rules[0].id == "a.one");
    CHECK(book->rules[2].id == "b.one");
    auto const& basics = book->checklists.at("basics");
    CHECK(basics.hash == base::sha256(checklist("basics", "", item("basics.one")).second));
    REQUIRE(basics.find("basics.one") != nullptr);
    CHECK(basics.find("basics.one")->severity == words::Severity::advisory);
    CHECK(basics.find("basics.two") == nullptr);
}

TEST_CASE("items come in the order of the includes, each once, and only where they apply") {
    auto const book = rulebook::parse_rulebook(
        {statutes, checklist("all", "left, right", item("all.own")),
         checklist("left", "shared", item("left.one")),
         checklist("right", "shared", item("right.one", "{product: [fund]}")),
         checklist("shared", "", item("shared.one"))},
        today);
    REQUIRE(book);
    CHECK(ids(*book, "all") ==
          std::vector<std::string>{"shared.one", "left.one", "right.one", "all.own"});
    CHECK(ids(*book, "all", {{"product", {"deposit"}}}) ==
          std::vector<std::string>{"shared.one", "left.one", "all.own"});
    CHECK(ids(*book, "unknown").empty());
}

TEST_CASE("an unknown include is a fault with a hint, at its place") {
    CHECK(faults({statutes, checklist("basics", "rihgt", ""),
                  checklist("right", "", item("right.one"))}) ==
          std::vector<std::string>{
              "rules/checklists/basics.yaml:4:11: expected a known checklist, but found \"rihgt\"; "
              "did you mean \"right\"?"});
}

TEST_CASE("a checklist that includes itself is a fault, however far round") {
    CHECK(faults({statutes, checklist("self", "self", "")}).size() == 1);
    auto const round = faults(
        {statutes, checklist("a", "b", ""), checklist("b", "c", ""), checklist("c", "a", "")});
    REQUIRE(round.size() == 3);
    CHECK(round[0] ==
          "rules/checklists/a.yaml:4:11: expected no way back to a, but found \"b\", which leads "
          "back");
}

TEST_CASE("ids are unique over all files") {
    auto const found =
        faults({statutes,
                checklist("a", "", item("x.one")),
                checklist("b", "", item("x.one")),
                {"rules/packs/a.yaml", rule("r.one") + rule("r.one")},
                {"rules/checklists/z.yaml", checklist("a", "", item("x.two")).second}});
    REQUIRE(found.size() == 3);
    CHECK(
        found[0] ==
        "rules/checklists/b.yaml:5:5: expected each item once, but found \"x.one\" again, first at "
        "rules/checklists/a.yaml:5:5");
    CHECK(found[1] ==
          "rules/checklists/z.yaml:1:1: expected each checklist once, but found \"a\" again, first "
          "in "
          "rules/checklists/a.yaml");
    CHECK(found[2].find("expected each rule once, but found \"r.one\" again") != std::string::npos);
}

TEST_CASE("a checklist may not cite what is not in force on the day") {
    auto text = checklist("a", "", item("x.one"));
    text.second.replace(text.second.find("statute: law"), 12, "statute: coming");
    CHECK(faults({statutes, text})
              .front()
              .find("expected a statute in force from 2026-11-22 to 2026-11-22, but found "
                    "coming, in force from 2027-01-01 on") != std::string::npos);
    CHECK(rulebook::parse_rulebook({statutes, text}, {2027, 1, 1}));
}

TEST_CASE(
    "faults of all files come out together, sorted by path, without echoes of broken statutes") {
    auto const found = faults({{"rules/packs/z.yaml", "rule: z\n"},
                               {"rules/statutes.yaml", "statutes: 1\n"},
                               checklist("b", "", item("x.one")),
                               {"rules/notes.yaml", "x: 1\n"},
                               {"rules/checklists/a.yaml", "checklist: a\n"}});
    CHECK(found.front().starts_with("rules/checklists/a.yaml:1:1"));
    CHECK(std::is_sorted(found.begin(), found.end(), [](auto const& a, auto const& b) {
        return a.substr(0, a.find(':')) < b.substr(0, b.find(':'));
    }));
    for (auto const& line : found)
        CHECK(line.find("a statute of statutes.yaml") == std::string::npos);
    CHECK(std::count_if(found.begin(), found.end(), [](auto const& line) {
              return line.starts_with("rules/notes.yaml: ");
          }) == 1);
}

TEST_CASE("a folder without statutes is refused") {
    CHECK(faults({checklist("a", "", item("x.one"))}) ==
          std::vector<std::string>{
              "statutes.yaml: expected one file of statutes, but found 0 files"});
}
