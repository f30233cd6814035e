#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "service/replay.hpp"
#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

std::string sample(std::string const& name) {
    std::ifstream in(std::string(YINGSHEN_SOURCE_DIR) + "/tests/extract/files/" + name,
                     std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A draft with one more material, and that material's first revision.
struct Attached {
    std::string id;
    Json revision;
};

Attached attach(test::Bank& bank, std::string const& bytes, std::string_view type) {
    auto id = bank.draft();
    auto const answer = bank.as("clerk").upload(path_of(id, "/materials?name=附件"), bytes, type);
    REQUIRE(answer.status == 200);
    auto const view = bank.as("clerk").get(path_of(id));
    auto revision = view.list("materials").back()["revisions"].as_array()->front();
    return {std::move(id), std::move(revision)};
}

bool has(Json const& list, std::string_view member, std::string_view value) {
    return std::ranges::any_of(*list.as_array(),
                               [&](Json const& one) { return one[member] == Json(value); });
}

}  // namespace

TEST_CASE("a PDF is read when it is attached, and its findings say the page") {
    test::Bank bank;
    auto const [id, revision] = attach(bank, sample("wealth.pdf"), "application/pdf");
    CHECK(revision["screened"] == Json(true));
    auto const& findings = *revision["findings"].as_array();
    auto const small = std::ranges::find_if(findings, [](Json const& finding) {
        return finding["rule"] == Json("document.small_print");
    });
    REQUIRE(small != findings.end());
    CHECK((*small)["place"]["page"] == Json(1));
    CHECK((*small)["place"]["title"]["zh"] == Json("第1页 第5段"));
    CHECK((*small)["place"]["box"]["x"].as_int() != nullptr);

    auto const text = bank.as("inner").get(path_of(id, "/materials/m2/revisions/1/text"));
    REQUIRE(text.status == 200);
    CHECK(text.number("pages") == 2);
    CHECK(text.text("text").find("客服与投诉电话：95000") != std::string::npos);
    auto const& blocks = text.list("blocks");
    CHECK(blocks.back()["place"]["page"] == Json(2));
    CHECK(bank.as("west.clerk").get(path_of(id, "/materials/m2/revisions/1/text")).status == 404);
    auto const plain = bank.as("clerk").get(path_of(id, "/materials/m1/revisions/1/text"));
    CHECK(plain.text("text") == test::clean_text());
    CHECK(plain.list("blocks").empty());
    auto const page = bank.as("clerk").get("/api/v1/submissions?text=客服与投诉电话");
    REQUIRE(page.list("submissions").size() == 1);
}

TEST_CASE("hidden text of a DOCX is a substantive finding, and is not screened as text") {
    test::Bank bank;
    auto const [id, revision] = attach(bank, sample("wealth.docx"), "application/octet-stream");
    auto const& findings = *revision["findings"].as_array();
    auto const hidden = std::ranges::find_if(findings, [](Json const& finding) {
        return finding["rule"] == Json("document.hidden_text");
    });
    REQUIRE(hidden != findings.end());
    CHECK((*hidden)["severity"] == Json("substantive"));
    CHECK((*hidden)["detail"].as_string()->find("看不见的保本承诺") != std::string::npos);
    CHECK((*hidden)["text"] == Json("看不见的保本承诺"));
    CHECK(std::ranges::none_of(findings, [](Json const& finding) {
        return finding["rule"] != Json("document.hidden_text") &&
               finding["text"].as_string()->find("稳赚不赔") != std::string::npos;
    }));
    CHECK(has(revision["not_read"], "code", "embedded_file"));
}

TEST_CASE("a scanned page is recognised, and what is unsure is said with its place") {
    test::Bank bank;
    auto const [id, revision] = attach(bank, sample("scan.pdf"), "application/pdf");
    auto const& not_read = revision["not_read"];
    REQUIRE(has(not_read, "code", "low_confidence"));
    CHECK(not_read.as_array()->front()["place"]["page"] == Json(1));
    auto const text = bank.as("clerk").get(path_of(id, "/materials/m2/revisions/1/text"));
    CHECK(text.text("text").find("贷款金额为人民币伍万元整") != std::string::npos);
}

TEST_CASE("hostile and unreadable files get one clear sentence and never look clean") {
    test::Bank bank;
    struct Case {
        std::string bytes;
        std::string_view type;
        std::string_view code;
    };
    auto const cases = {Case{sample("encrypted.pdf"), "application/pdf", "encrypted"},
                        Case{"PK\x03\x04 and then nothing", "application/zip", "broken"},
                        Case{"%PDF-1.7 and nothing else", "text/plain", "broken"},
                        Case{"\x7f"
                             "ELF\x02\x01\x01",
                             "application/pdf", "unsupported_type"},
                        Case{std::string(2'000, '\xff'), "text/plain", "lost_characters"}};
    for (auto const& one : cases) {
        INFO(one.code << " as " << one.type);
        auto const [id, revision] = attach(bank, one.bytes, one.type);
        auto const& not_read = *revision["not_read"].as_array();
        REQUIRE(not_read.size() == 1);
        CHECK(not_read.front()["code"] == Json(one.code));
        CHECK_FALSE(not_read.front()["text"]["zh"].as_string()->empty());
        CHECK(revision["findings"].as_array()->empty());
    }
    auto const metrics = bank.nobody()->get("/metrics");
    CHECK(metrics.raw.body.find("yingshen_documents_total{outcome=\"partial\"} 5") !=
          std::string::npos);
}

TEST_CASE("text in GB18030 is read whatever it is declared as") {
    test::Bank bank;
    auto const [id, revision] = attach(bank, sample("gb18030.txt"), "text/plain");
    CHECK(revision["not_read"].as_array()->empty());
    auto const text = bank.as("clerk").get(path_of(id, "/materials/m2/revisions/1/text"));
    CHECK(text.list("blocks").size() == 2);
}

TEST_CASE("a file is screened before it is submitted, and nothing of it is kept") {
    test::Bank bank;
    auto& clerk = bank.as("clerk");
    auto const answer =
        clerk.upload("/api/v1/screenings/file?kind=marketing_material&name=海报.docx",
                     sample("wealth.docx"), "application/octet-stream");
    REQUIRE(answer.status == 200);
    CHECK(answer.json["read_completely"] == Json(false));
    CHECK(has(answer.json["findings"], "rule", "document.hidden_text"));
    auto const plain = clerk.upload(
        "/api/v1/screenings/"
        "file?kind=marketing_material&facts=%7B%22product%22%3A%22wealth_management%22%7D",
        "保本保息", "text/plain");
    REQUIRE(plain.status == 200);
    REQUIRE_FALSE(plain.list("findings").empty());
    CHECK(plain.list("findings").front()["place"] == Json());
    std::size_t kept = 0;
    for (auto const& entry :
         std::filesystem::recursive_directory_iterator(bank.data() / "data" / "blobs"))
        kept += base::parse_digest(entry.path().filename().string()) ? 1 : 0;
    CHECK(kept == 0);
    auto const wrong = clerk.upload("/api/v1/screenings/file?kind=poster&facts=x&more=1", "a");
    CHECK(wrong.code() == "query_invalid");
    CHECK(wrong.faults() == std::vector<std::string>{"query.kind", "query.facts", "query.more"});
    CHECK(bank.nobody()->upload("/api/v1/screenings/file?kind=marketing_material", "a").status ==
          401);
}

TEST_CASE("what was read survives a restart and a rebuild") {
    test::Bank bank;
    auto const [id, revision] = attach(bank, sample("wealth.pdf"), "application/pdf");
    auto const target = path_of(id, "/materials/m2/revisions/1/text");
    auto const before = bank.as("clerk").get(target);
    bank.restart();
    CHECK(bank.as("clerk").get(target).json == before.json);
    CHECK(service::rebuild(bank.server().store(), bank.server().blobs()) == 1);
    CHECK(bank.as("clerk")
              .get("/api/v1/submissions?text=稳盈理财产品说明书")
              .list("submissions")
              .size() == 1);
}

TEST_CASE("a final PDF is compared with the reviewed DOCX by what was read of both") {
    test::Bank bank(std::filesystem::path(YINGSHEN_SOURCE_DIR) / "tests/http/finals_workflow.yaml");
    auto const document = [](std::string const& name) { return sample("../../documents/" + name); };
    auto& clerk = bank.as("clerk");
    auto const created =
        clerk.post("/api/v1/submissions", Json::Object{{"title", "隐私政策"},
                                                       {"kind", "marketing_material"},
                                                       {"unit", "east_credit"},
                                                       {"facts", test::loan_facts()}});
    auto const id = created.text("submission");
    REQUIRE(clerk
                .upload(path_of(id, "/materials?name=隐私政策.docx"),
                        document("privacy_policy.docx"), "application/octet-stream")
                .status == 200);
    bank.act("clerk", id, "submit");
    bank.claim("inner", id);
    bank.answer_checklist(bank.as("inner"), id);
    bank.act("inner", id, "pass");
    bank.claim("reviewer", id);
    bank.answer_checklist(bank.as("reviewer"), id);
    bank.act("reviewer", id, "pass");
    bank.claim("chief", id);
    bank.act("chief", id, "sign");
    auto const hand_in = [&](std::string const& name) {
        REQUIRE(clerk
                    .upload(path_of(id, "/materials/m1/final?name=定稿.pdf"), document(name),
                            "application/pdf")
                    .status == 200);
        return clerk.get(path_of(id)).list("materials").front()["final"];
    };
    auto const same = hand_in("privacy_policy.pdf");
    CHECK(same["comparable"] == Json(true));
    // The numbers of the pages, and one telephone number that the PDF breaks over two lines.
    for (auto const& difference : *same["differences"].as_array()) {
        INFO(base::to_string(difference));
        auto const in_heading =
            difference["context"].as_string()->find("第1页共3页") != std::string::npos ||
            difference["context"].as_string()->find("第2页共3页") != std::string::npos ||
            difference["context"].as_string()->find("第3页共3页") != std::string::npos;
        auto const telephone =
            difference["context"].as_string()->find("客户服务热线") != std::string::npos;
        CHECK((in_heading || telephone));
    }
    auto const other = hand_in("wealth_manual.pdf");
    CHECK(other["comparable"] == Json(true));
    CHECK(has(other["differences"], "kind", "removed_text"));
    CHECK(has(other["differences"], "kind", "added_rate"));
}
