#include <algorithm>
#include <catch2/catch.hpp>

#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

using Ids = std::vector<std::string>;

Ids listed(test::Bank& bank, std::string const& login, std::string const& query) {
    auto const page = bank.as(login).get("/api/v1/submissions" + query);
    INFO(page.raw.body);
    REQUIRE(page.status == 200);
    Ids ids;
    for (auto const& row : page.list("submissions"))
        ids.push_back(*row["id"].as_string());
    std::ranges::sort(ids);
    return ids;
}

Ids sorted(Ids ids) {
    std::ranges::sort(ids);
    return ids;
}

std::string west_draft(test::Bank& bank) {
    auto const created =
        bank.as("west.clerk")
            .post("/api/v1/submissions",
                  Json::Object{{"title", "信用卡分期海报"},
                               {"kind", "marketing_material"},
                               {"facts", Json::Object{{"product", "credit_card"}}}});
    REQUIRE(created.status == 201);
    return created.text("submission");
}

}  // namespace

TEST_CASE("queues show what is mine, what my group could take, and what I submitted") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto const waiting = bank.draft();
    bank.act("clerk", waiting, "submit");
    auto const taken = bank.draft();
    bank.act("clerk", taken, "submit");
    bank.claim("inner", taken);
    auto const center = bank.in_center();
    auto const west = west_draft(bank);

    CHECK(listed(bank, "clerk", "") == sorted({draft, waiting, taken, center}));
    CHECK(listed(bank, "clerk", "?queue=submitted") == sorted({draft, waiting, taken, center}));
    CHECK(listed(bank, "clerk", "?queue=mine") == Ids{draft});
    CHECK(listed(bank, "clerk", "?queue=group").empty());
    CHECK(listed(bank, "inner", "?queue=mine") == Ids{taken});
    CHECK(listed(bank, "inner", "?queue=group") == sorted({waiting, taken}));
    CHECK(listed(bank, "inner", "?queue=group&unclaimed=true") == Ids{waiting});
    CHECK(listed(bank, "reviewer", "?queue=group") == Ids{center});
    CHECK(listed(bank, "auditor", "").size() == 5);
    CHECK(listed(bank, "west.clerk", "") == Ids{west});
    CHECK(listed(bank, "admin", "").empty());
    CHECK(listed(bank, "channel", "?queue=group").empty());
}

TEST_CASE("filters narrow a queue by state, kind, unit, deadline and whether it has ended") {
    test::Bank bank;
    auto const draft = bank.draft();
    auto const waiting = bank.draft();
    bank.act("clerk", waiting, "submit");
    auto const cancelled = bank.draft();
    bank.act("clerk", cancelled, "cancel");
    auto const west = west_draft(bank);

    CHECK(listed(bank, "auditor", "?state=pre_review") == Ids{waiting});
    CHECK(listed(bank, "auditor", "?unit=west_credit") == Ids{west});
    CHECK(listed(bank, "auditor", "?kind=new_product").empty());
    CHECK(listed(bank, "auditor", "?kind=marketing_material").size() == 4);
    CHECK(listed(bank, "auditor", "?open=true") == sorted({draft, waiting, west}));
    CHECK(listed(bank, "auditor", "?overdue=true").empty());
    bank.clock().advance_hours(24 * 4);
    auto const page = bank.as("auditor").get("/api/v1/submissions?overdue=true");
    CHECK(page.status == 401);  // the session of 12 hours is over as well
    auto const auditor = bank.another("auditor");
    auto const overdue = auditor->get("/api/v1/submissions?overdue=true");
    REQUIRE(overdue.list("submissions").size() == 1);
    auto const& row = overdue.list("submissions").front();
    CHECK(row["id"] == Json(waiting));
    CHECK(row["task"]["overdue"] == Json(true));
    CHECK(row["state_title"]["zh"] == Json("前置内审"));
    CHECK(row["unit"]["name"] == Json("东江分行零售信贷部"));
    CHECK(row["submitter"]["name"] == Json("王芳"));
}

TEST_CASE("search finds a word of two Chinese characters in titles and in texts") {
    test::Bank bank;
    auto const loan = bank.draft("消费贷款海报");
    auto const west = west_draft(bank);
    CHECK(listed(bank, "auditor", "?text=海报") == sorted({loan, west}));
    CHECK(listed(bank, "auditor", "?text=分期") == Ids{west});
    CHECK(listed(bank, "auditor", "?text=征信") == Ids{loan});  // stands in the material only
    CHECK(listed(bank, "auditor", "?text=理财").empty());
    CHECK(listed(bank, "west.clerk", "?text=征信").empty());
    CHECK(listed(bank, "auditor", "?text=\"海报\" OR *").empty());
}

TEST_CASE("pages follow each other without gaps or repetition") {
    test::Bank bank;
    Ids all;
    for (int i = 0; i < 7; ++i) {
        all.push_back(bank.draft("海报" + std::to_string(i)));
        if (i % 2 == 0) bank.act("clerk", all.back(), "submit");
    }
    Ids seen;
    std::string cursor;
    int pages = 0;
    do {
        auto const page = bank.as("clerk").get("/api/v1/submissions?limit=3" +
                                               (cursor.empty() ? "" : "&cursor=" + cursor));
        REQUIRE(page.status == 200);
        CHECK(page.list("submissions").size() <= 3);
        for (auto const& row : page.list("submissions"))
            seen.push_back(*row["id"].as_string());
        cursor = page.text("next_cursor");
        ++pages;
    } while (!cursor.empty() && pages < 10);
    CHECK(pages == 3);
    CHECK(sorted(seen) == sorted(all));
}
