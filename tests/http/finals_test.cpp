#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

std::filesystem::path const with_finals =
    std::filesystem::path(YINGSHEN_SOURCE_DIR) / "tests/http/finals_workflow.yaml";

/// Signed off, and waiting for the final file of m1.
std::string signed_off(test::Bank& bank) {
    auto const id = bank.in_center();
    bank.claim("reviewer", id);
    bank.answer_checklist(bank.as("reviewer"), id);
    bank.act("reviewer", id, "pass");
    bank.claim("chief", id);
    CHECK(bank.act("chief", id, "sign").text("state") == "final_material");
    return id;
}

std::string with(std::string_view was, std::string_view now) {
    std::string text(test::clean_text());
    return text.replace(text.find(was), was.size(), now);
}

Json final_of(test::Bank& bank, std::string const& id) {
    return bank.as("clerk").get(path_of(id)).list("materials").front()["final"];
}

std::vector<std::string> kinds(Json const& file) {
    std::vector<std::string> found;
    for (auto const& difference : *file["differences"].as_array())
        found.push_back(*difference["kind"].as_string());
    return found;
}

constexpr std::string_view target = "/materials/m1/final?name=定稿.txt";

}  // namespace

TEST_CASE("an unchanged final file clears, and stands in the certificate beside the reviewed one") {
    test::Bank bank(with_finals);
    auto const id = signed_off(bank);
    auto const early = bank.as("clerk").post(path_of(id, "/actions/confirm"), Json::Object{});
    CHECK(early.code() == "requirements_unmet");
    CHECK(early.faults() == std::vector<std::string>{"final_paired"});

    // The same words on other lines are no difference.
    auto const wrapped = with("具体以审批结果为准。", "具体以\n审批结果为准。");
    auto const answer = bank.as("clerk").upload(path_of(id, target), wrapped);
    REQUIRE(answer.status == 200);
    auto const file = final_of(bank, id);
    CHECK(file["identical"] == Json(false));
    CHECK(file["comparable"] == Json(true));
    CHECK(file["unchanged"] == Json(true));
    CHECK(bank.act("clerk", id, "confirm").text("state") == "cleared");

    auto const back = bank.as("reviewer").get(path_of(id, "/materials/m1/final"));
    CHECK(back.raw.body == wrapped);
    CHECK(back.raw.header("etag") == "\"" + *file["digest"].as_string() + "\"");
    auto const certificate = bank.as("clerk").get(path_of(id, "/certificate"));
    auto const body = *base::parse_json(certificate.text("body"));
    CHECK(body["certificate"] == Json("yingshen.clearance.v2"));
    auto const& listed = body["finals"].as_array()->front();
    CHECK(listed["digest"] == file["digest"]);
    CHECK(listed["reviewed"] == (*body["materials"].as_array())[0]["digest"]);
    CHECK(bank.as("reviewer").get(path_of(id, "/materials/m2/final")).status == 404);
}

TEST_CASE("a changed final file is listed by what changed and goes to a check") {
    test::Bank bank(with_finals);
    auto const id = signed_off(bank);
    auto const changed = with("年化利率（单利）3.6%至18.0%",
                              "年化利率（单利）3.2%至18.0%，全国第一，新客再享年化2.9%");
    REQUIRE(bank.as("clerk").upload(path_of(id, target), changed).status == 200);
    auto const file = final_of(bank, id);
    CHECK(file["unchanged"] == Json(false));
    CHECK(kinds(file) == std::vector<std::string>{"added_rate", "changed_number",
                                                  "added_superlative", "removed_risk_sentence"});
    auto const& rate = file["differences"].as_array()->front();
    CHECK(rate["text"] == Json("2.9%"));
    CHECK(rate["kind_title"]["zh"] == Json("新增费率或利率"));
    CHECK((*file["differences"].as_array())[1]["before"] == Json("3.6%"));

    CHECK(bank.as("clerk").upload(path_of(id, target), changed).code() == "revision_unchanged");
    CHECK(bank.act("clerk", id, "confirm").text("state") == "final_check");
    // Nothing is handed in while it is checked.
    CHECK(bank.as("clerk").upload(path_of(id, target), "别的").code() == "finals_not_possible");
    bank.claim("reviewer2", id);
    CHECK(bank.act("reviewer2", id, "pass").text("state") == "cleared");
    auto const decisions = bank.as("auditor").get(path_of(id)).list("decisions");
    CHECK(decisions.back()["gate"] == Json("final_check.pass"));
}

TEST_CASE("a file that cannot be read differs, the very bytes do not") {
    test::Bank bank(with_finals);
    auto const id = signed_off(bank);
    REQUIRE(bank.as("clerk")
                .upload(path_of(id, "/materials/m1/final?name=海报.png"), "\x89PNG", "image/png")
                .status == 200);
    auto const picture = final_of(bank, id);
    CHECK(picture["comparable"] == Json(false));
    CHECK(kinds(picture) == std::vector<std::string>{"not_comparable"});
    CHECK(picture["differences"].as_array()->front()["context"].as_string()->starts_with("定稿："));
    REQUIRE(bank.as("clerk").upload(path_of(id, target), test::clean_text()).status == 200);
    CHECK(final_of(bank, id)["identical"] == Json(true));
    CHECK(bank.as("clerk").upload(path_of(id, "/materials/m9/final?name=a"), "x").code() ==
          "material_absent");
    CHECK(bank.as("west.clerk").upload(path_of(id, target), "x").status == 404);
    CHECK(bank.as("reviewer").upload(path_of(id, target), "x").status == 403);
}

TEST_CASE("what was read of a final is compared beside what nobody could read of it") {
    test::Bank bank(with_finals);
    auto const id = signed_off(bank);
    auto const page = "<html><body><p>" + with("客服", "全国第一，客服") +
                      "</p><video src=\"offer.mp4\"></video></body></html>";
    REQUIRE(bank.as("clerk")
                .upload(path_of(id, "/materials/m1/final?name=页面.html"), page, "text/html")
                .status == 200);
    auto const file = final_of(bank, id);
    CHECK(file["comparable"] == Json(false));
    CHECK(file["unchanged"] == Json(false));
    auto const found = kinds(file);
    REQUIRE(found.size() > 1);
    CHECK(found.front() == "not_comparable");
    CHECK(std::ranges::count(found, "added_superlative") == 1);
}
