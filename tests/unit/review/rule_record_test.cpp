#include "review/rule_record.hpp"

#include <catch2/catch.hpp>

#include "unit/review/findings_desk.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

FindingRow row(std::string rule, std::string day, std::string mark, bool gone = false,
               bool ended = false) {
    FindingRow one;
    one.rule = std::move(rule);
    one.version = 1;
    one.shown_at = *base::parse_time(day + "T17:00:00Z");
    one.mark = std::move(mark);
    one.gone = gone;
    one.ended = ended;
    return one;
}

}  // namespace

TEST_CASE("a rule's record counts each finding once, and precision as an exact fraction") {
    std::vector<FindingRow> rows{
        row("a.one", "2026-10-05", "confirmed"), row("a.one", "2026-10-06", "confirmed"),
        row("a.one", "2026-10-07", "dismissed"), row("a.one", "2026-10-07", ""),
        row("a.one", "2026-10-07", "", true),    row("a.one", "2026-10-07", "", false, true),
        row("b.two", "2026-10-07", "dismissed"), row("b.three", "2026-10-07", "")};
    rows[1].version = 3;
    auto const records = rule_records(rows);
    REQUIRE(records.size() == 3);
    CHECK(records[0].rule == "a.one");
    CHECK(records[0].version == 3);
    CHECK(records[0].all == RuleFigures{6, 2, 1, 1, 2});
    CHECK(records[0].all.precision() == "66.7%");
    CHECK(records[1].rule == "b.three");
    CHECK(records[1].all.precision() == "—");
    CHECK(records[2].all.precision() == "0.0%");
    CHECK(rule_records({}).empty());
}

TEST_CASE("a finding belongs to the month in which it was shown, by the calendar of China") {
    std::vector<FindingRow> const rows{row("a.one", "2026-10-30", "confirmed"),
                                       row("a.one", "2026-10-31", "dismissed")};
    auto const record = rule_records(rows).front();
    REQUIRE(record.months.size() == 2);
    CHECK(record.months.at("2026-10") == RuleFigures{1, 1, 0, 0, 0});
    CHECK(record.months.at("2026-11") == RuleFigures{1, 0, 1, 0, 0});
}

TEST_CASE("a rule belongs to the pack that its id begins with") {
    CHECK(pack_of("wealth.no_principal_guarantee") == "wealth");
    CHECK(pack_of("alone") == "alone");
}

TEST_CASE("only what a reviewer was shown is counted, with the mark that stands") {
    FindingsDesk desk("本品保本。另有最佳收益。年年零风险。");
    CHECK(project(desk.submission).findings.empty());
    desk.revise("本品保本。另有最佳收益。");
    desk.to_center()
        .give(center_reviewer(), DismissFinding{"f1", "误报"})
        .give(center_reviewer(), ConfirmFinding{"f2", {}, {}, {}});
    auto const rows = project(desk.submission).findings;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].finding == "f1");
    CHECK(rows[0].mark == "dismissed");
    CHECK(rows[0].rule == "no.保本");
    CHECK(rows[0].product == "consumer_loan");
    CHECK(rows[1].mark == "confirmed");
    desk.give(center_reviewer(), WithdrawOpinion{"o1", "重复"});
    CHECK(project(desk.submission).findings[1].mark.empty());
    desk.returned().revise("本品向来保本。");
    auto const later = project(desk.submission).findings;
    REQUIRE(later.size() == 2);
    CHECK(later[0].mark.empty());
    CHECK(later[1].gone);
}
