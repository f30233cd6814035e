#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

constexpr std::int64_t hour_us = 3'600'000'000;

review::TaskRow side_of(std::string const& id, std::string const& side, std::int64_t due_us,
                        std::string const& claimant = {}) {
    return {id, side, "legal_reviewer", "any", "legal_reviewer@any", claimant, base::Time{due_us}};
}

/// A submission in center review with some tasks beside it.
store::Write with_tasks(std::string const& id, std::vector<review::TaskRow> tasks) {
    auto write = sample_write(id, 0);
    write.projection->row.state = "center_review";
    write.projection->row.task_role = "center_reviewer";
    write.projection->row.task_group = "center_reviewer@center";
    write.projection->tasks = std::move(tasks);
    return write;
}

void keep(store::Store& store, store::Write write) {
    REQUIRE(append(store, std::move(write)).outcome == store::Outcome::committed);
}

store::QueueQuery of_group(std::vector<std::string> groups) {
    store::QueueQuery query;
    query.visible.all = true;
    query.groups = std::move(groups);
    return query;
}

/// The lines of all pages as "submission/task".
std::vector<std::string> lines(store::Store& store, store::QueueQuery query) {
    std::vector<std::string> found;
    for (int pages = 0; pages < 100; ++pages) {
        auto page = store.queue(query);
        REQUIRE(page);
        for (auto const& row : page->rows)
            found.push_back(row.id + "/" + row.task);
        if (page->next_cursor.empty()) return found;
        query.cursor = page->next_cursor;
    }
    FAIL("the pages do not end");
    return found;
}

}  // namespace

TEST_CASE("my group and mine list tasks beside a submission's own, each in a line of its own") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    keep(*store, with_tasks("sub_1", {side_of("sub_1", "legal", 5 * hour_us),
                                      side_of("sub_1", "legal_2", 5 * hour_us, "person_8")}));
    keep(*store, with_tasks("sub_2", {side_of("sub_2", "legal", 3 * hour_us)}));
    auto const legal = of_group({"legal_reviewer@any"});
    CHECK(lines(*store, legal) ==
          std::vector<std::string>{"sub_2/legal", "sub_1/legal", "sub_1/legal_2"});
    auto const page = store->queue(legal);
    REQUIRE(page);
    CHECK(page->rows.front().task_role == "legal_reviewer");
    CHECK(page->rows.front().task_group == "legal_reviewer@any");
    CHECK(page->rows.front().due == base::Time{3 * hour_us});
    CHECK(page->rows.front().state == "center_review");
    CHECK(page->rows.back().claimant == "person_8");

    store::QueueQuery mine;
    mine.visible.all = true;
    mine.claimant = "person_8";
    CHECK(lines(*store, mine) == std::vector<std::string>{"sub_1/legal_2"});
    CHECK(lines(*store, of_group({"center_reviewer@center", "legal_reviewer@any"})).size() == 5);
}

TEST_CASE("pages of one line each lose no task, whatever deadlines they share") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    for (auto const* id : {"sub_1", "sub_2"}) {
        keep(*store, with_tasks(id, {side_of(id, "a", 24 * hour_us), side_of(id, "b", 24 * hour_us),
                                     side_of(id, "c", 24 * hour_us)}));
    }
    auto query = of_group({"center_reviewer@center", "legal_reviewer@any"});
    query.limit = 1;
    CHECK(lines(*store, query) == std::vector<std::string>{"sub_1/", "sub_1/a", "sub_1/b",
                                                           "sub_1/c", "sub_2/", "sub_2/a",
                                                           "sub_2/b", "sub_2/c"});
}

TEST_CASE("the filters of a queue hold for tasks beside a submission's own too") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    keep(*store, with_tasks("sub_1", {side_of("sub_1", "legal", 5 * hour_us)}));
    auto query = of_group({"legal_reviewer@any"});
    query.kind = "new_product";
    CHECK(lines(*store, query).empty());
    query.kind = "marketing_material";
    query.overdue_at = base::Time{5 * hour_us};
    CHECK(lines(*store, query).empty());
    query.overdue_at = base::Time{5 * hour_us + 1};
    CHECK(lines(*store, query).size() == 1);
    query.visible = {false, {}, {"unit_9"}, {}};
    CHECK(lines(*store, query).empty());
}

TEST_CASE("tasks that a person's own part in a submission bars them from are not takeable") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    for (auto const* id : {"sub_1", "sub_2", "sub_3", "sub_4"}) {
        auto write = with_tasks(id, {side_of(id, "legal", 5 * hour_us)});
        write.projection->duties.clear();
        auto const number = std::string_view(id);
        if (number == "sub_2") write.projection->duties = {{id, "person_9", "author"}};
        if (number == "sub_3") write.projection->duties = {{id, "person_9", "center_review.legal"}};
        if (number == "sub_4") write.projection->duties = {{id, "person_9", "center_review"}};
        keep(*store, std::move(write));
    }
    auto query = of_group({"center_reviewer@center", "legal_reviewer@any"});
    query.takeable_by = {"person_9"};
    query.unclaimed_only = true;
    CHECK(lines(*store, query) ==
          std::vector<std::string>{"sub_1/legal", "sub_3/legal", "sub_1/", "sub_4/"});
    // A stand-in and whom they stand in for: what bars either bars both.
    query.takeable_by = {"person_8", "person_9"};
    CHECK(lines(*store, query).size() == 4);
    auto write = with_tasks("sub_5", {side_of("sub_5", "legal", 5 * hour_us)});
    write.projection->duties = {{"sub_5", "person_8", "author"}};
    keep(*store, std::move(write));
    CHECK(lines(*store, query).size() == 4);
    query.takeable_by = {"person_9"};
    CHECK(lines(*store, query).size() == 6);
}

TEST_CASE("tasks that are done leave the queue, and what somebody was copied into stays theirs") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    auto write = with_tasks("sub_1", {side_of("sub_1", "legal", 5 * hour_us)});
    write.projection->copies = {{"sub_1", "person_8"}};
    keep(*store, std::move(write));
    keep(*store, with_tasks("sub_2", {}));
    auto next = sample_write("sub_1", 1);
    next.projection->copies = {{"sub_1", "person_7"}, {"sub_1", "person_8"}};
    keep(*store, std::move(next));
    CHECK(lines(*store, of_group({"legal_reviewer@any"})).empty());
    store::QueueQuery copied;
    copied.visible.all = true;
    copied.copied_to = "person_8";
    CHECK(lines(*store, copied) == std::vector<std::string>{"sub_1/"});
    copied.copied_to = "person_6";
    CHECK(lines(*store, copied).empty());
}

TEST_CASE("an event keeps whom its person stood in for") {
    auto const driver = GENERATE(from_range(drivers()));
    CAPTURE(driver.name);
    Folder const folder;
    auto const store = driver.open(folder.path());
    auto write = sample_write("sub_1", 0);
    write.events.front().envelope.on_behalf_of = "person_5";
    keep(*store, std::move(write));
    CHECK(store->events("sub_1", 0).front().envelope.on_behalf_of == "person_5");
}
