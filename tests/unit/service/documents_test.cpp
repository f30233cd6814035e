#include <catch2/catch.hpp>
#include <future>

#include "service/document_findings.hpp"
#include "service/screen_document.hpp"
#include "unit/service/review_room.hpp"

/// Documents on the command path, with a worker that answers as a test wants.
namespace yingshen::test {
namespace {

using extract::Block;
using extract::BlockKind;
using extract::Document;
using extract::UnreadCode;

Document two_pages() {
    Document document;
    document.media_type = "application/pdf";
    document.pages = 2;
    document.blocks = {
        {BlockKind::heading, "稳盈理财", {1, 1, "", extract::Box{72, 72, 200.4, 22}}, 20.0},
        {BlockKind::hidden, "看不见的保本承诺", {1, 2, "", {}}, {}},
        {BlockKind::body, "轻松贷：不看征信，秒到账。", {2, 1, "", {}}, 12.0}};
    return document;
}

/// A room whose worker answers with `document` and counts how often it is asked.
struct Reading : ReviewRoom {
    Reading()
        : read_texts(blobs,
                     [this](std::filesystem::path const&) {
                         ++asked;
                         return document;
                     }),
          reader(
              {store, read_texts, catalog, organisation, stand_ins, key, clock, ids, log},
              [](std::function<void()> job) { job(); },
              [this](std::function<void()> const& job) {
                  if (full) return false;
                  job();
                  return true;
              }) {}

    base::Result<service::CommandAnswer> send(std::string const& login, std::string const& id,
                                              review::Command command) {
        std::promise<base::Result<service::CommandAnswer>> promise;
        reader.execute(who(login), {id, std::move(command), std::nullopt, "", {}},
                       [&promise](auto result) { promise.set_value(std::move(result)); });
        return promise.get_future().get();
    }

    review::AttachRevision file(std::string const& bytes, std::string const& material = "") {
        auto attach = attachment(bytes, material);
        attach.name = "说明书.pdf";
        attach.media_type = "application/pdf";
        return attach;
    }

    Document document = two_pages();
    int asked = 0;
    bool full = false;
    service::MaterialTexts read_texts;
    service::Reviews reader;
};

std::vector<std::string> rules_of(std::vector<screening::Finding> const& findings) {
    std::vector<std::string> found;
    for (auto const& finding : findings)
        found.push_back(finding.rule);
    return found;
}

TEST_CASE("what was read of a document is kept, and its findings have places") {
    Reading room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    REQUIRE(room.send("clerk", id, room.file("%PDF")));
    CHECK(room.asked == 1);
    auto const revision = room.see(id).materials.front().revisions.back();
    REQUIRE(revision.text);
    CHECK(revision.screened);
    auto const text = room.read_texts.of(service::NamedFile::of(revision));
    REQUIRE(text);
    CHECK(text->text() == "稳盈理财\n\n轻松贷：不看征信，秒到账。");
    bool on_page_two = false;
    for (auto const& finding : revision.findings) {
        if (finding.span.begin == finding.span.end) continue;
        CHECK(text->text().substr(finding.span.byte_begin,
                                  finding.span.byte_end - finding.span.byte_begin) == finding.text);
        REQUIRE(finding.place);
        on_page_two = on_page_two || finding.place->page == 2;
    }
    CHECK(on_page_two);
    auto const found = rules_of(revision.findings);
    CHECK(std::ranges::count(found, "document.hidden_text") == 1);

    // Another reader may see something else tomorrow; what is kept stays.
    room.document.blocks.clear();
    auto facts = ReviewRoom::loan_request().facts;
    facts["channels"] = {"sms"};
    REQUIRE(room.send("clerk", id, review::SetFacts{"理财海报", facts, {}}));
    CHECK(room.asked == 1);
    CHECK_FALSE(room.see(id).materials.front().revisions.back().findings.empty());
}

TEST_CASE("a worker that failed leaves a revision unscreened until the file is read") {
    Reading room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    for (auto const code :
         {UnreadCode::timed_out, UnreadCode::crashed, UnreadCode::out_of_memory}) {
        room.document = extract::unread_document(code);
        auto const bytes = "%PDF " + std::string(extract::name(code));
        auto const answer = room.send("clerk", id, room.file(bytes));
        REQUIRE(answer);
        auto const material = room.see(id).materials.back();
        auto const& failed = material.revisions.back();
        CHECK_FALSE(failed.screened);
        REQUIRE(failed.not_read.size() == 1);
        CHECK(failed.not_read.front().code == review::screening_failed);
        CHECK(failed.not_read.front().text.zh.starts_with("未能机审："));
        CHECK(failed.findings.empty());
        // The same bytes are worth another try, and only then.
        room.document = two_pages();
        REQUIRE(room.send("clerk", id, room.file(bytes, material.id)));
        CHECK(room.see(id).materials.back().revisions.back().screened);
        CHECK_FALSE(room.send("clerk", id, room.file(bytes, material.id)));
    }
}

TEST_CASE("nothing is read for a command that would be refused, or that there is no room for") {
    Reading room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    auto const refused = room.send("clerk2", id, room.file("%PDF", "m7"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "material_absent");
    CHECK(room.asked == 0);
    room.full = true;
    auto const busy = room.send("clerk", id, room.file("%PDF"));
    REQUIRE_FALSE(busy);
    CHECK(busy.error().kind == base::ErrorKind::unavailable);
    CHECK(room.asked == 0);
    CHECK(room.see(id).materials.empty());
}

TEST_CASE("the content decides whether a worker reads a file, not its declared type") {
    Reading room;
    auto const needs = [&](std::string const& bytes, std::string_view type) {
        auto const stored = room.blobs.put(bytes);
        return room.read_texts.needs_reading({stored.digest, stored.size, type});
    };
    CHECK_FALSE(needs("年化利率3.6%", "text/plain; charset=utf-8"));
    CHECK_FALSE(needs("", "text/plain"));
    CHECK(needs("%PDF-1.7 text", "text/plain"));
    CHECK(needs("<html><body>年化</body></html>", "text/plain"));
    CHECK(needs("\xc4\xea\xbb\xaf", "text/plain"));
    CHECK(needs("年化利率3.6%", "application/pdf"));
    CHECK_FALSE(needs(std::string(service::screened_bytes_max + 1, 'a'), "text/plain"));
}

std::vector<screening::Finding> found_in(ReviewRoom& room, std::vector<Block> blocks,
                                         std::string_view declared = "application/pdf") {
    Document document;
    document.media_type = "application/pdf";
    document.blocks = std::move(blocks);
    return service::document_findings(document, declared, *room.catalog.current()->rules);
}

Block body(std::string text, double size) {
    return {BlockKind::body, std::move(text), {1, 1, "", {}}, size};
}

TEST_CASE("small print is a warning or a fee far smaller than the offer or the body") {
    ReviewRoom room;
    auto const small = [&](std::vector<Block> blocks) {
        return rules_of(found_in(room, std::move(blocks))) ==
               std::vector<std::string>{"document.small_print"};
    };
    std::string const warning = "理财非存款、产品有风险、投资须谨慎。";
    std::string long_text;
    for (int i = 0; i < 100; ++i)
        long_text += "产品的投资范围和比例以说明书为准。";
    // A poster: the offer decides.
    CHECK(small({body("年化3.6%起", 36), body(warning, 12)}));
    CHECK_FALSE(small({body("年化3.6%起", 18), body(warning, 12)}));
    CHECK_FALSE(small({body("稳盈系列", 36), body(warning, 12)}));
    CHECK(small({body("年化3.6%起", 36), body("提前还款收取违约金。", 12)}));
    CHECK_FALSE(small({body("年化3.6%起", 36), body("欢迎到店咨询。", 12)}));
    // A long document: its body decides, a large heading does not.
    CHECK_FALSE(small({body("年化3.6%起", 36), body(long_text, 12), body(warning, 10.5)}));
    CHECK(small({body(long_text, 10.5), body(warning, 7)}));
    CHECK_FALSE(small({body(long_text, 9), body(warning, 7)}));
    // Where sizes are not known nothing is said.
    CHECK_FALSE(small({{BlockKind::body, long_text, {}, {}}, {BlockKind::body, warning, {}, {}}}));
}

TEST_CASE("hidden text is found once a block, within a bound, with numbers of people masked") {
    ReviewRoom room;
    std::vector<Block> blocks(40, {BlockKind::hidden, "联系人13800138000", {3, 2, "", {}}, {}});
    auto const found = found_in(room, blocks);
    REQUIRE(found.size() == 32);
    CHECK(found.front().severity == words::Severity::substantive);
    CHECK(found.front().right == words::Right::information);
    CHECK(found.front().text == "联系人138****8000");
    CHECK(found.front().detail == "隐藏的文字：“联系人138****8000”");
    CHECK(found.back().detail.ends_with("；另有8处未逐一列出"));
    REQUIRE(found.front().place);
    CHECK(service::describe(*found.front().place).zh == "第3页 第2段");
    CHECK_FALSE(found.front().citations.empty());
    CHECK(found_in(room, {body("看得见的文字", 12)}).empty());
}

TEST_CASE("a finding of a document has the words it is about, where there are such") {
    ReviewRoom room;
    auto const of = [&](std::vector<Block> blocks, std::string_view declared = "") {
        auto const found = found_in(room, std::move(blocks), declared);
        REQUIRE(found.size() == 1);
        CHECK(found.front().span == screening::Span{});
        return found.front().text;
    };
    std::string const warning = "理财非存款、产品有风险、投资须谨慎。";
    CHECK(of({body("年化3.6%起", 36), body(warning, 12)}) == warning);
    CHECK(of({{BlockKind::hidden, "保本保息", {}, {}}}) == "保本保息");
    CHECK(of({body("文字", 12)}, "image/png").empty());
    std::string long_text;
    for (int i = 0; i < 100; ++i)
        long_text += "保本保息";
    auto const cut = of({{BlockKind::hidden, long_text, {}, {}}});
    CHECK(cut == long_text.substr(0, 600) + "…");
}

TEST_CASE("a lying type is said, and what claims nothing does not lie") {
    ReviewRoom room;
    auto const said = [&](std::string_view declared) {
        return rules_of(found_in(room, {body("文字", 12)}, declared)) ==
               std::vector<std::string>{"document.type_mismatch"};
    };
    CHECK(said("image/png"));
    CHECK(said("text/plain; charset=utf-8"));
    CHECK_FALSE(said("Application/PDF"));
    CHECK_FALSE(said("application/octet-stream"));
    CHECK_FALSE(said(""));
}

}  // namespace
}  // namespace yingshen::test
