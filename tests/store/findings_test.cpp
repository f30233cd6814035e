#include <catch2/catch.hpp>

#include "store/driver.hpp"
#include "store/samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

std::vector<std::string> names(std::vector<review::FindingRow> const& rows) {
    std::vector<std::string> names;
    for (auto const& row : rows)
        names.push_back(row.submission + "/" + row.finding);
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("findings are kept as they were given, and as they became") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto write = sample_write("sub_1", 0);
    auto open = sample_finding("sub_1", "f2");
    open.mark.clear();
    open.marked_at.reset();
    open.gone = false;
    write.projection->findings = {open, sample_finding("sub_1", "f10")};
    REQUIRE(append(*store, write).outcome == store::Outcome::committed);
    CHECK(store->findings({}) == write.projection->findings);

    auto again = sample_write("sub_1", 1);
    again.projection->findings = {sample_finding("sub_1", "f2"), sample_finding("sub_1", "f10"),
                                  sample_finding("sub_1", "f11")};
    again.projection->findings[1].ended = true;
    REQUIRE(append(*store, again).outcome == store::Outcome::committed);
    CHECK(store->findings({}) == again.projection->findings);
}

TEST_CASE("findings are asked for by time of showing, rule and product") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto write = sample_write("sub_1", 0);
    auto late = sample_finding("sub_1", "f2");
    late.shown_at.us += 1'000;
    auto other = sample_finding("sub_1", "f3");
    other.rule = "general.superlatives";
    auto loan = sample_finding("sub_1", "f4");
    loan.product = "consumer_loan";
    auto const first = sample_finding("sub_1", "f1");
    write.projection->findings = {first, late, other, loan};
    REQUIRE(append(*store, write).outcome == store::Outcome::committed);
    auto const asked = [&](store::FindingQuery const& query) {
        return names(store->findings(query));
    };
    CHECK(asked({late.shown_at, std::nullopt, "", ""}) == Names{"sub_1/f2"});
    CHECK(asked({std::nullopt, late.shown_at, "", ""}) ==
          Names{"sub_1/f1", "sub_1/f3", "sub_1/f4"});
    CHECK(asked({std::nullopt, std::nullopt, "general.superlatives", ""}) == Names{"sub_1/f3"});
    CHECK(asked({std::nullopt, std::nullopt, "", "consumer_loan"}) == Names{"sub_1/f4"});
}
