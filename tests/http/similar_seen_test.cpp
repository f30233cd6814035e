#include <catch2/catch.hpp>

#include "http/terminal.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

constexpr std::string_view several_people =
    YINGSHEN_SOURCE_DIR "/tests/http/several_people/several_people.yaml";

/// A submission of the east that waits for its pre-reviewer, and a draft of the west with a text
/// like it.
struct EastAndWest {
    test::Bank bank{several_people};
    std::string east = bank.draft("东区海报");
    std::string west = bank.draft_of_west();

    EastAndWest() {
        bank.act("clerk", east, "submit");
        bank.claim("inner", east);
    }

    void copy_to(std::string const& person) {
        auto const answer =
            bank.as("inner").post(path_of(east, "/copies"), Json::Object{{"to", person}});
        INFO(answer.raw.body);
        REQUIRE(answer.status == 200);
    }

    std::vector<std::string> similar_of(std::string const& login, std::string const& id) {
        auto const answer = bank.as(login).get(path_of(id, "/similar"));
        REQUIRE(answer.status == 200);
        std::vector<std::string> ids;
        for (auto const& one : answer.list("similar"))
            ids.push_back(*one["submission"]["id"].as_string());
        return ids;
    }
};

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("whoever was copied in on a case sees it among the similar ones, and nobody else") {
    EastAndWest both;
    CHECK(both.similar_of("west.inner", both.west).empty());
    both.copy_to("p_west_inner");
    CHECK(both.similar_of("west.inner", both.west) == Ids{both.east});
    CHECK(both.similar_of("west.clerk", both.west).empty());
    // The copy leads one way only: nobody of the east learns of the west's draft by it.
    CHECK(both.similar_of("inner", both.east).empty());
    CHECK(both.similar_of("west.inner", both.east) == Ids{both.west});
}

TEST_CASE("the command prints the similar cases that the person may see") {
    EastAndWest both;
    test::TempDirectory const folder;
    auto const run = [&](std::string const& login, std::string const& id) {
        return test::run_as(both.bank, folder.path(), login, {"similar", id});
    };
    auto const none = run("west.inner", both.west);
    CHECK(none.status == 0);
    CHECK(none.out == "没有可供查看的相似历史案例\n");
    both.copy_to("p_west_inner");
    auto const shown = run("west.inner", both.west);
    CHECK(shown.status == 0);
    CHECK(shown.says("%  " + both.east + "  东区海报（"));
    CHECK(shown.says("  未提出审查意见\n"));

    auto const theirs = run("west.clerk", both.east);
    CHECK(theirs.status == 1);
    CHECK(theirs.says("There is no such submission"));
    CHECK(run("west.inner", "../../tokens").status == 2);
    auto const json = test::run_as(both.bank, folder.path(), "west.inner",
                                   {"similar", both.west, "--format", "json"});
    CHECK(json.says("\"likeness_percent\""));
}

TEST_CASE("the terminal says of each opinion what became of it") {
    test::Bank bank(several_people);
    auto const first = bank.draft("第一份");
    auto const second = bank.draft("第二份");
    bank.act("clerk", first, "submit");
    bank.claim("inner", first);
    bank.answer_checklist(bank.as("inner"), first);
    bank.act("inner", first, "pass");
    bank.claim("reviewer", first);
    REQUIRE(bank.as("reviewer")
                .post(path_of(first, "/opinions"), Json::Object{{"right", "information"},
                                                                {"severity", "substantive"},
                                                                {"text", "请写明年化利率。"}})
                .status == 200);
    test::TempDirectory const folder;
    auto const run = [&] {
        return test::run_as(bank, folder.path(), "auditor", {"similar", second});
    };
    CHECK(run().says("相似度 100%  " + first));
    CHECK(run().says("  意见 o1［知情权·实质性］请写明年化利率。，待反馈"));
    bank.act("reviewer", first, "give_opinions");
    REQUIRE(bank.as("clerk")
                .put(path_of(first, "/opinions/o1/response"),
                     Json::Object{{"answer", "declined"}, {"reason", "合同已写明"}})
                .status == 200);
    bank.act("clerk", first, "respond");
    CHECK(run().says("请写明年化利率。，反馈：不采纳（合同已写明）"));
}
