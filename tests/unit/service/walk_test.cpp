#include <catch2/catch.hpp>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using workflow::Action;

std::string text_of(base::Json const& json, std::string_view key) {
    auto const* text = json[key].as_string();
    return text == nullptr ? "" : *text;
}

base::Json body_of(service::CommandAnswer const& answer) {
    auto json = base::parse_json(answer.body);
    REQUIRE(json);
    return *json;
}

TEST_CASE("a marketing material walks from draft to a verifiable certificate") {
    ReviewRoom room;
    auto const created = room.must("clerk", "", ReviewRoom::loan_request());
    CHECK(created.status == 201);
    CHECK(created.version == 1);
    CHECK(text_of(body_of(created), "state") == "draft");
    CHECK_FALSE(text_of(body_of(created)["state_title"], "zh").empty());

    auto const id = room.cleared();
    auto const submission = room.see(id);
    CHECK(submission.state == "cleared");
    CHECK(submission.end == workflow::End::good);
    REQUIRE(submission.certificate);
    CHECK(service::verify(*submission.certificate, room.key.public_pem()));
    auto const body = base::parse_json(submission.certificate->body);
    REQUIRE(body);
    CHECK(text_of(*body, "submission") == id);
    CHECK(body->find("decisions")->as_array()->size() == 3);
    CHECK((*body)["version"] == base::Json(submission.version - 1));
    auto const row = room.store.row(id);
    REQUIRE(row);
    CHECK(row->end == "good");
    CHECK(row->version == submission.version);
}

TEST_CASE("an answer names the state, the events and what was made") {
    ReviewRoom room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    auto const attached = body_of(room.must("clerk", id, room.attachment(faulty_advertisement())));
    CHECK(text_of(attached, "submission") == id);
    CHECK(text_of(attached, "material") == "m1");
    CHECK(attached["revision"] == base::Json(1));
    CHECK(attached["events"] == base::Json(base::Json::Array{"revision_attached", "screened"}));
    CHECK(attached["version"] == base::Json(3));
}

TEST_CASE("new text is screened against the pinned rules and the declared facts") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const before = room.see(id).materials.front().revisions.front();
    CHECK(before.screened);
    CHECK(before.findings.size() >= 2);
    for (auto const& finding : before.findings) {
        CHECK(faulty_advertisement().substr(finding.span.byte_begin,
                                            finding.span.byte_end - finding.span.byte_begin) ==
              finding.text);
    }
    room.must("clerk", id, room.attachment(mended_advertisement(), "m1"));
    CHECK(room.see(id).materials.front().revisions.back().findings.size() < before.findings.size());
}

TEST_CASE("changed facts screen every current revision anew") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const count = room.see(id).materials.front().revisions.back().findings.size();
    auto facts = ReviewRoom::loan_request().facts;
    facts["product"] = {"deposit"};
    room.must("clerk", id, review::SetFacts{"“轻松贷”海报", facts, {}});
    auto const after = room.see(id).materials.front().revisions.back();
    CHECK(after.screened);
    CHECK(after.findings.size() < count);
}

TEST_CASE("what was not read is said and never looks clean") {
    ReviewRoom room;
    auto const id = room.must("clerk", "", ReviewRoom::loan_request()).submission;
    auto image = room.attachment("\x89PNG\r\n");
    image.media_type = "image/png";
    room.must("clerk", id, image);
    auto large = room.attachment(std::string((1U << 20) + 1, 'a'));
    room.must("clerk", id, large);
    auto const submission = room.see(id);
    REQUIRE(submission.materials.size() == 2);
    auto const& unread = submission.materials[0].revisions.back().not_read;
    REQUIRE(unread.size() == 1);
    CHECK(unread.front().code == "unsupported_type");
    CHECK(unread.front().span.byte_end == 6);
    REQUIRE(submission.materials[1].revisions.back().not_read.size() == 1);
    CHECK(submission.materials[1].revisions.back().not_read.front().code == "too_large");
}

TEST_CASE("a submission pins the definitions that were active when it was created") {
    ReviewRoom room;
    auto const submission = room.see(room.drafted());
    CHECK(submission.pins.workflow ==
          room.catalog.current()->workflow(words::Kind::marketing_material)->hash);
    CHECK(submission.pins.rulebook == room.catalog.current()->rules->hash);
    for (auto const& hash : {submission.pins.workflow, submission.pins.rulebook}) {
        auto const kept = room.store.definition(hash);
        REQUIRE(kept);
        CHECK(base::sha256(kept->content) == hash);
    }
}

TEST_CASE("what a create must not choose is filled in by the service") {
    ReviewRoom room;
    auto create = ReviewRoom::loan_request();
    create.branch = {"hubin"};
    create.pins.workflow.fill(7);
    auto const submission = room.see(room.must("clerk", "", create).submission);
    CHECK(submission.branch == std::vector<std::string>{"linjiang"});
    CHECK(submission.pins.workflow != create.pins.workflow);
}

TEST_CASE("a create for an unknown unit or a kind without a workflow names the field") {
    ReviewRoom room;
    auto create = ReviewRoom::loan_request();
    create.unit = "nowhere";
    auto const unit = room.run("clerk", "", create);
    REQUIRE_FALSE(unit);
    CHECK(unit.error().code == "unit_unknown");
    CHECK(unit.error().faults.front().found == "\"nowhere\"");
    create = ReviewRoom::loan_request();
    create.kind = words::Kind::new_product;
    auto const kind = room.run("clerk", "", create);
    REQUIRE_FALSE(kind);
    CHECK(kind.error().code == "kind_not_served");
}

TEST_CASE("an opinion cites only what the pinned rules know") {
    ReviewRoom room;
    auto const id = room.pre_reviewed();
    room.must("center_a", id, review::Claim{});
    auto opinion = ReviewRoom::opinion(words::Severity::substantive);
    opinion.basis = {{"advertising_law_1066", ""}, {"cbirc_2022_9", "999"}, {"cbirc_2022_9", "9"}};
    auto const refused = room.run("center_a", id, opinion);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "citation_unknown");
    REQUIRE(refused.error().faults.size() == 2);
    CHECK(refused.error().faults[0].where == "basis[0].statute");
    CHECK(refused.error().faults[1].where == "basis[1].article");
}

TEST_CASE("the view tells each person what is possible now") {
    ReviewRoom room;
    auto const id = room.submitted();
    auto const pre = room.reviews.view(room.who("pre"), id);
    REQUIRE(pre);
    CHECK(pre->may_claim);
    CHECK_FALSE(pre->items.empty());
    auto const clerk = room.reviews.view(room.who("clerk"), id);
    REQUIRE(clerk);
    CHECK_FALSE(clerk->may_claim);
    CHECK(clerk->actions.empty());
}

TEST_CASE("every command is announced in the outbox with its event types") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const announced = room.store.outbox(0, 10);
    REQUIRE(announced.size() == 2);
    auto const last = base::parse_json(announced.back().body);
    REQUIRE(last);
    CHECK(text_of(*last, "submission") == id);
    CHECK((*last)["version"] == base::Json(3));
}

TEST_CASE("full text finds a two-character word of the title and of the current text only") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const found = [&](std::string const& text) {
        store::QueueQuery query;
        query.visible.all = true;
        query.text = text;
        auto const page = room.store.queue(query);
        REQUIRE(page);
        return page->rows.size();
    };
    CHECK(found("海报") == 1);
    CHECK(found("秒到") == 1);
    room.must("clerk", id, room.attachment(mended_advertisement(), "m1"));
    CHECK(found("秒到") == 0);
    CHECK(found("年化") == 1);
}

}  // namespace
}  // namespace yingshen::test
