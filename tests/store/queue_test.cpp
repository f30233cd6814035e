#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

using Rows = std::vector<review::SubmissionRow>;

bool one_of(std::vector<std::string> const& list, std::string const& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

/// What the interface says about a filter, written down once more without an index.
bool fits(store::QueueQuery const& query, review::SubmissionRow const& row) {
    auto const& visible = query.visible;
    auto const seen = visible.all || one_of(visible.branches, row.branch) ||
                      one_of(visible.units, row.unit) ||
                      (!visible.submitter.empty() && visible.submitter == row.submitter);
    return seen &&
           (query.groups.empty() ||
            (!row.task_group.empty() && one_of(query.groups, row.task_group))) &&
           (query.claimant.empty() || row.claimant == query.claimant) &&
           (query.submitter.empty() || row.submitter == query.submitter) &&
           (query.state.empty() || row.state == query.state) &&
           (query.kind.empty() || row.kind == query.kind) &&
           (query.unit.empty() || row.unit == query.unit) &&
           (!query.unclaimed_only || row.claimant.empty()) &&
           (!query.overdue_at || (row.due && *row.due < *query.overdue_at)) &&
           (!query.urgent_only || row.urgent) && (!query.open_only || row.end.empty());
}

Rows expected(store::QueueQuery const& query, Rows rows) {
    std::erase_if(rows, [&](auto const& row) { return !fits(query, row); });
    std::sort(rows.begin(), rows.end(), [](auto const& a, auto const& b) {
        if (a.due.has_value() != b.due.has_value()) return a.due.has_value();
        if (a.due != b.due) return a.due < b.due;
        return a.id < b.id;
    });
    return rows;
}

/// Every page from the first to the last.
Rows all_pages(store::Store& store, store::QueueQuery query) {
    Rows rows;
    for (int pages = 0; pages < 1'000; ++pages) {
        auto page = store.queue(query);
        REQUIRE(page);
        REQUIRE(page->rows.size() <= query.limit);
        rows.insert(rows.end(), page->rows.begin(), page->rows.end());
        if (page->next_cursor.empty()) return rows;
        REQUIRE(page->rows.size() == query.limit);
        query.cursor = page->next_cursor;
    }
    FAIL("the pages do not end");
    return rows;
}

std::string maybe(std::mt19937& random, std::initializer_list<char const*> words) {
    if (random() % 3 != 0) return "";
    return *(words.begin() + static_cast<std::ptrdiff_t>(random() % words.size()));
}

store::Visibility random_visibility(std::mt19937& random) {
    store::Visibility visible;
    visible.all = random() % 2 == 0;
    if (random() % 2 == 0) visible.branches = {"branch_" + std::to_string(random() % 4 + 1)};
    if (random() % 3 == 0)
        visible.branches.emplace_back("branch_" + std::to_string(random() % 4 + 1));
    if (random() % 2 == 0) visible.units = {"unit_1a", "unit_3c"};
    visible.submitter = maybe(random, {"person_1", "person_7"});
    return visible;
}

store::QueueQuery random_query(std::mt19937& random) {
    store::QueueQuery query;
    query.visible = random_visibility(random);
    if (random() % 3 == 0)
        query.groups = {"center_reviewer@center", "pre_reviewer@unit_2b", "nobody@nowhere"};
    if (random() % 6 == 0) query.groups.emplace_back("pre_reviewer@unit_1a");
    query.claimant = maybe(random, {"person_1", "person_2"});
    query.submitter = maybe(random, {"person_1", "person_3", "person_9"});
    query.state = maybe(random, {"draft", "center_review", "cleared", "no_such_state"});
    query.kind = maybe(random, {"new_product", "marketing_material"});
    query.unit = maybe(random, {"unit_1a", "unit_2b"});
    query.unclaimed_only = random() % 4 == 0;
    query.open_only = random() % 4 == 0;
    query.urgent_only = random() % 4 == 0;
    if (random() % 4 == 0)
        query.overdue_at = base::Time{static_cast<std::int64_t>(random() % 20) * 3'600'000'000};
    query.limit = random() % 2 == 0 ? 7 : 50;
    return query;
}

/// Submissions in random states, many of which move to another random state afterwards.
Rows fill(store::Store& store, int count, std::mt19937& random) {
    Rows rows;
    std::vector<store::Write> writes;
    for (int i = 0; i < count; ++i) {
        auto const id = "sub_" + std::to_string(random() % 100) + "_" + std::to_string(i);
        auto row = random_row(id, random);
        for (std::int64_t version = 0; version < static_cast<std::int64_t>(1 + random() % 3);
             ++version) {
            auto write = sample_write(id, version);
            auto const moved = random_row(id, random);
            if (version > 0) row = moved;
            row.version = version + 1;
            write.projection->row = row;
            write.projection->duties.clear();
            writes.push_back(std::move(write));
        }
        rows.push_back(row);
    }
    for (auto const outcome : append_all(store, std::move(writes))) {
        REQUIRE(outcome == store::Outcome::committed);
    }
    return rows;
}

}  // namespace

TEST_CASE("queue pages hold what a plain filter and sort of all rows would") {
    auto const driver = GENERATE(from_range(drivers()));
    constexpr unsigned seed = 20261122;
    CAPTURE(driver.name, seed);
    Folder const folder;
    auto store = driver.open(folder.path());
    std::mt19937 random(seed);
    auto const rows = fill(*store, 400, random);
    int with_rows = 0;
    for (int round = 0; round < 600; ++round) {
        auto const query = random_query(random);
        CAPTURE(round, query.state, query.kind, query.unit, query.claimant, query.submitter,
                query.groups, query.visible.all, query.visible.branches, query.visible.units,
                query.visible.submitter, query.unclaimed_only, query.open_only, query.urgent_only,
                query.overdue_at.has_value(), query.limit);
        auto const found = all_pages(*store, query);
        auto const wanted = expected(query, rows);
        REQUIRE(found == wanted);
        with_rows += found.empty() ? 0 : 1;
    }
    CHECK(with_rows > 150);
}

TEST_CASE("a cursor that is not one is an error that names it, never an exception") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    for (int i = 0; i < 3; ++i)
        REQUIRE(append(*store, sample_write("sub_" + std::to_string(i), 0)).version == 1);
    store::QueueQuery query;
    query.visible.all = true;
    query.limit = 1;
    auto const first = store->queue(query);
    REQUIRE(first);
    auto const good = first->next_cursor;
    REQUIRE_FALSE(good.empty());
    for (auto const& bad :
         {std::string("x"), std::string("d"), good + "0", good + "zz", good.substr(0, 10),
          "n" + good.substr(1), std::string("d' OR 1=1 --"), std::string(5'000, 'd')}) {
        query.cursor = bad;
        CAPTURE(bad);
        auto const page = store->queue(query);
        REQUIRE_FALSE(page);
        CHECK(page.error().code == "cursor_invalid");
        CHECK(page.error().faults.at(0).where == "cursor");
        CHECK_FALSE(page.error().text.zh.empty());
    }
    query.cursor = good;
    query.text = "贷款";
    CHECK_FALSE(store->queue(query));
}

TEST_CASE("who sees nothing gets an empty page") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    REQUIRE(append(*store, sample_write("sub_1", 0)).version == 1);
    auto const page = store->queue({});
    REQUIRE(page);
    CHECK(page->rows.empty());
    CHECK(page->next_cursor.empty());
}

TEST_CASE("counts are those of all rows") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    std::mt19937 random(7);
    auto const rows = fill(*store, 150, random);
    base::Time const now{10LL * 3'600'000'000};
    std::map<std::string, std::int64_t> by_state;
    std::int64_t overdue = 0;
    for (auto const& row : rows) {
        ++by_state[row.state];
        if (row.due && *row.due < now) ++overdue;
    }
    auto const counts = store->counts(now);
    CHECK(std::map(counts.by_state.begin(), counts.by_state.end()) == by_state);
    CHECK(counts.overdue == overdue);
    CHECK(overdue > 0);
}

TEST_CASE(
    "opinions are chosen by when they were answered, or given where they were not, and by who may "
    "see them") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto write = sample_write("sub_1", 0);
    auto open = sample_opinion("sub_1", "o10");
    open.given_at = base::Time{50};
    open.answered_at = std::nullopt;
    auto answered = sample_opinion("sub_1", "o9");
    answered.given_at = base::Time{50};
    answered.answered_at = base::Time{100};
    write.projection->opinions = {open, answered};
    REQUIRE(append(*store, write).outcome == store::Outcome::committed);

    auto const found = [&](std::optional<base::Time> from, std::optional<base::Time> to,
                           store::Visibility visible) {
        std::vector<std::string> names;
        for (auto const& row : store->opinions({from, to, std::move(visible)}))
            names.push_back(row.opinion);
        return names;
    };
    using Names = std::vector<std::string>;
    store::Visibility const all{true, {}, {}, ""};
    CHECK(found({}, {}, all) == Names{"o9", "o10"});
    CHECK(found(base::Time{51}, {}, all) == Names{"o9"});
    CHECK(found(base::Time{50}, base::Time{100}, all) == Names{"o10"});
    CHECK(found({}, {}, {false, {"branch_1"}, {}, ""}) == Names{"o9", "o10"});
    CHECK(found({}, {}, {false, {}, {"unit_1"}, ""}) == Names{"o9", "o10"});
    CHECK(found({}, {}, {false, {}, {}, "person_1"}) == Names{"o9", "o10"});
    CHECK(found({}, {}, {false, {"branch_2"}, {"unit_2"}, "person_2"}) == Names{});
    CHECK(found({}, {}, {}) == Names{});

    auto later = sample_write("sub_1", 1);
    open.answered_at = base::Time{200};
    open.answer = open.first_answer = "adopted";
    later.projection->opinions = {open, answered};
    REQUIRE(append(*store, later).outcome == store::Outcome::committed);
    CHECK(found(base::Time{150}, {}, all) == Names{"o10"});
    CHECK(store->opinions({base::Time{150}, {}, all}).at(0) == open);
}
