#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

using Ids = std::vector<std::string>;

struct Text {
    char const* id;
    char const* text;
};

constexpr Text texts[] = {
    {"sub_1", "个人消费贷款海报 年化利率3.6%起"}, {"sub_2", "稳健理财产品说明书,非保本浮动收益"},
    {"sub_3", "信用卡分期 Easy Loan 活动"},       {"sub_4", "贷后管理制度;老年客户服务"},
    {"sub_5", "款项说明 ABC123 \" OR tokens"},
};

void fill(store::Store& store) {
    for (auto const& [id, text] : texts) {
        auto write = sample_write(id, 0);
        write.search_text = text;
        REQUIRE(append(store, std::move(write)).outcome == store::Outcome::committed);
    }
}

Ids find(store::Store& store, store::QueueQuery query) {
    Ids ids;
    while (true) {
        auto const page = store.queue(query);
        REQUIRE(page);
        for (auto const& row : page->rows)
            ids.push_back(row.id);
        if (page->next_cursor.empty()) return ids;
        query.cursor = page->next_cursor;
    }
}

Ids find(store::Store& store, std::string text) {
    store::QueueQuery query;
    query.visible.all = true;
    query.text = std::move(text);
    return find(store, std::move(query));
}

}  // namespace

TEST_CASE("full-text search finds words, newest first") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    fill(*store);
    struct Row {
        char const* text;
        Ids found;
    };
    auto const row = GENERATE(values<Row>({
        {"贷款", {"sub_1"}},
        {"理财", {"sub_2"}},
        {"保本", {"sub_2"}},
        {"消费贷款", {"sub_1"}},
        {"贷消费", {}},
        {"贷", {"sub_4", "sub_1"}},
        {"款", {"sub_5", "sub_1"}},
        {"报", {"sub_1"}},
        {"务", {"sub_4"}},
        {"loan", {"sub_3"}},
        {"LOAN easy", {"sub_3"}},
        {"loa", {}},
        {"分期 loan", {"sub_3"}},
        {"说明", {"sub_5", "sub_2"}},
        {"abc123", {"sub_5"}},
        {"3", {"sub_1"}},
        {"\" OR tokens", {"sub_5"}},
        {"贷款\" OR \"理财", {}},
        {"tokens:理财 NOT 保本", {}},
        {"*", {}},
        {"。,!", {}},
    }));
    CAPTURE(row.text);
    CHECK(find(*store, row.text) == row.found);
}

TEST_CASE("full-text search goes with the other filters and what is visible") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    std::mt19937 random(3);
    std::vector<review::SubmissionRow> rows;
    for (int i = 0; i < 120; ++i) {
        auto const id = "sub_" + std::to_string(i);
        auto write = sample_write(id, 0);
        write.projection->row = random_row(id, random);
        write.projection->row.version = 1;
        rows.insert(rows.begin(), write.projection->row);
        write.search_text = i % 4 == 0 ? "存款产品" : "贷款产品 " + std::to_string(i);
        if (i % 4 == 0) rows.erase(rows.begin());
        REQUIRE(append(*store, std::move(write)).outcome == store::Outcome::committed);
    }
    auto const check = [&](store::QueueQuery query, auto const& fits) {
        query.text = "贷款";
        query.limit = 4;
        Ids expected;
        for (auto const& row : rows) {
            if (fits(row)) expected.push_back(row.id);
        }
        CHECK_FALSE(expected.empty());
        CHECK(find(*store, query) == expected);
    };
    store::QueueQuery all;
    all.visible.all = true;
    check(all, [](auto const&) { return true; });
    auto query = all;
    query.kind = "new_product";
    query.state = "center_review";
    check(query, [](auto const& row) {
        return row.kind == "new_product" && row.state == "center_review";
    });
    query = all;
    query.unit = "unit_2b";
    check(query, [](auto const& row) { return row.unit == "unit_2b"; });
    query = all;
    query.open_only = true;
    query.submitter = "person_3";
    check(query, [](auto const& row) { return row.end.empty() && row.submitter == "person_3"; });
    query = all;
    query.groups = {"center_reviewer@center"};
    query.unclaimed_only = true;
    check(query,
          [](auto const& row) { return row.state == "center_review" && row.claimant.empty(); });
    query = {};
    query.visible.branches = {"branch_2"};
    query.visible.units = {"unit_1a"};
    query.visible.submitter = "person_4";
    check(query, [](auto const& row) {
        return row.branch == "branch_2" || row.unit == "unit_1a" || row.submitter == "person_4";
    });
}

TEST_CASE("a text that changes is found by its new words only") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    fill(*store);
    auto change = sample_write("sub_1", 1);
    change.search_text = "黄金积存";
    REQUIRE(append(*store, change).outcome == store::Outcome::committed);
    CHECK(find(*store, "贷款").empty());
    CHECK(find(*store, "黄金") == Ids{"sub_1"});
    REQUIRE(append(*store, sample_write("sub_1", 2)).outcome == store::Outcome::committed);
    CHECK(find(*store, "黄金") == Ids{"sub_1"});
    auto emptied = sample_write("sub_1", 3);
    emptied.search_text = "";
    REQUIRE(append(*store, emptied).outcome == store::Outcome::committed);
    CHECK(find(*store, "黄金").empty());
}
