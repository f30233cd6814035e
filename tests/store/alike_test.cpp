#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"
#include "screening/sketch.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

constexpr auto offer =
    "稳健增利理财产品，业绩比较基准3.2%"
    "，投资期限180天，起购金额1万元，产品风险等级R2，适合稳健型及以上投资者"
    "购买。理财非存款、产品有风险、投资须谨慎。";

store::Write with_text(std::string const& id, std::string const& text, std::string const& branch) {
    auto write = sample_write(id, 0);
    write.projection->row.branch = branch;
    write.projection->row.unit = "unit_of_" + branch;
    write.sketches = {{1, "m1", 1, *screening::sketch_of(text)}};
    return write;
}

void must(store::Store& store, store::Write write) {
    REQUIRE(append(store, std::move(write)).outcome == store::Outcome::committed);
}

std::vector<std::string> ids(std::vector<store::LikeText> const& texts) {
    std::vector<std::string> out;
    for (auto const& text : texts)
        out.push_back(text.submission);
    return out;
}

using Ids = std::vector<std::string>;

store::LikenessQuery like(std::string const& text) {
    store::LikenessQuery query;
    query.sketch = *screening::sketch_of(text);
    query.visible.all = true;
    return query;
}

}  // namespace

TEST_CASE("the most alike come first, then the newest, and others not at all") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    must(*store, with_text("sub_close", std::string(offer) + "详询95599。", "east"));
    must(*store, with_text("sub_same", offer, "east"));
    must(*store,
         with_text("sub_other", "信用卡分期手续费率每期0.6%，近似折算年化利率12.95%", "east"));
    must(*store, with_text("sub_same_later", offer, "east"));

    auto const found = store->alike(like(offer));
    CHECK(ids(found) == Ids{"sub_same_later", "sub_same", "sub_close"});
    CHECK(found.front() == store::LikeText{"sub_same_later", "m1", 1, 128});
    CHECK(found.back().agreeing < 128);

    auto few = like(offer);
    few.limit = 1;
    CHECK(ids(store->alike(few)) == Ids{"sub_same_later"});
    auto own = like(offer);
    own.but_not = "sub_same";
    CHECK(ids(store->alike(own)) == Ids{"sub_same_later", "sub_close"});
    auto exact = like(offer);
    exact.agreeing_min = 128;
    CHECK(ids(store->alike(exact)) == Ids{"sub_same_later", "sub_same"});
    CHECK(store->alike(like("本机构依法合规经营，欢迎莅临网点咨询")).empty());
}

TEST_CASE("a submission is listed once, by its most alike text") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    must(*store, with_text("sub_1", std::string(offer) + "详询95599，或者莅临任一网点。", "east"));
    auto second = sample_write("sub_1", 1);
    second.sketches = {{2, "m1", 2, *screening::sketch_of(offer)}};
    must(*store, std::move(second));
    CHECK(store->alike(like(offer)) == std::vector<store::LikeText>{{"sub_1", "m1", 2, 128}});
}

TEST_CASE("what a person may not see takes no place among the alike") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    must(*store, with_text("sub_mine", std::string(offer) + "详询95599。", "west"));
    for (int i = 0; i < 20; ++i)
        must(*store, with_text("sub_theirs_" + std::to_string(i), offer, "east"));
    auto query = like(offer);
    query.visible = {};
    query.visible.units = {"unit_of_west"};
    CHECK(ids(store->alike(query)) == Ids{"sub_mine"});
    query.visible = {};
    query.visible.branches = {"west"};
    CHECK(ids(store->alike(query)) == Ids{"sub_mine"});
    query.visible = {};
    CHECK(store->alike(query).empty());
    query.visible.all = true;
    CHECK(store->alike(query).size() == 10);
}

TEST_CASE("what a person was copied into, reviewed or could take is seen beside their place") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto const text_of_east = [](std::string const& id) { return with_text(id, offer, "east"); };
    must(*store, text_of_east("sub_other"));
    auto copied = text_of_east("sub_copied");
    copied.projection->copies.push_back({"sub_copied", "person_9"});
    must(*store, std::move(copied));
    auto reviewed = text_of_east("sub_reviewed");
    reviewed.projection->duties.push_back({"sub_reviewed", "person_9", "pre_review"});
    must(*store, std::move(reviewed));
    auto waiting = text_of_east("sub_waiting");
    waiting.projection->row.task_group = "specialist@any";
    must(*store, std::move(waiting));
    auto beside = text_of_east("sub_beside");
    beside.projection->tasks.push_back(
        {"sub_beside", "legal", "specialist", "any", "specialist@any", "", base::Time{1}});
    must(*store, std::move(beside));

    auto query = like(offer);
    query.visible = {};
    CHECK(store->alike(query).empty());
    query.person = "person_9";
    CHECK(ids(store->alike(query)) == Ids{"sub_reviewed", "sub_copied"});
    query.groups = {"specialist@any", ""};
    CHECK(ids(store->alike(query)) ==
          Ids{"sub_beside", "sub_waiting", "sub_reviewed", "sub_copied"});
    query.person = "person_1";
    query.groups.clear();
    CHECK(store->alike(query).empty());
}

TEST_CASE("a write that loses leaves no sketch") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    must(*store, sample_write("sub_1", 0));
    CHECK(append(*store, with_text("sub_1", offer, "east")).outcome ==
          store::Outcome::version_conflict);
    CHECK(store->alike(like(offer)).empty());
}
