#include <catch2/catch.hpp>

#include "review/stand_in_decide.hpp"

using namespace yingshen;
using namespace yingshen::review;

namespace {

constexpr base::Date monday{2026, 11, 23};

base::Date day(int days) {
    return base::from_days(base::to_days(monday) + days);
}

/// A stream that grows by what is decided. p_chief is away, p_anna stands in.
struct Stream {
    StandIns stand_ins;
    base::Time now{base::china_midnight(monday).us + 36'000'000'000};

    void record(std::string const& person, StandInEvent const& event) {
        apply(stand_ins,
              {std::string(stand_ins_stream), stand_ins.version + 1, now, person, "acc_" + person},
              event);
    }
    std::string set(Setting const& by, SetStandIn const& wanted) {
        auto const event = set_stand_in(stand_ins, by, wanted, now);
        if (!event) return event.error().code;
        record(by.person, *event);
        return event->id;
    }
    std::string set(int from, int until) {
        return set(chief(), {"p_chief", "p_anna", day(from), day(until), "休假"});
    }
    std::string end(Setting const& by, std::string const& id) {
        auto const event = end_stand_in(stand_ins, by, id, "提前返岗", now);
        if (!event) return event.error().code;
        record(by.person, *event);
        return "";
    }
    [[nodiscard]] bool acts(int on, std::string const& principal = "p_chief",
                            std::string const& stand_in = "p_anna") const {
        return stand_ins.in_force(stand_in, principal, day(on)) != nullptr;
    }
    static Setting chief() { return {"p_chief", Capacity::principal}; }
    static Setting admin() { return {"p_admin", Capacity::administrator}; }
    static Setting stranger() { return {"p_anna", std::nullopt}; }
};

}  // namespace

TEST_CASE("a stand-in is in force from the first day to the last, both counted") {
    Stream stream;
    CHECK(stream.set(2, 4) == "s1");
    CHECK_FALSE(stream.acts(1));
    CHECK(stream.acts(2));
    CHECK(stream.acts(4));
    CHECK_FALSE(stream.acts(5));
    auto const& one = stream.stand_ins.periods.front();
    CHECK(one.status(day(1)) == StandIn::Status::planned);
    CHECK(one.status(day(3)) == StandIn::Status::in_force);
    CHECK(one.status(day(5)) == StandIn::Status::over);
    CHECK(one.set_by == "p_chief");
    CHECK(one.set_at == stream.now);
}

TEST_CASE("a stand-in acts for the one person and in one direction") {
    Stream stream;
    CHECK(stream.set(0, 9) == "s1");
    CHECK(stream.set({"p_anna", Capacity::principal}, {"p_anna", "p_bo", day(0), day(9), "休假"}) ==
          "s2");
    CHECK(stream.acts(0));
    CHECK(stream.acts(0, "p_anna", "p_bo"));
    CHECK_FALSE(stream.acts(0, "p_chief", "p_bo"));
    CHECK_FALSE(stream.acts(0, "p_anna", "p_chief"));
}

TEST_CASE("an ended stand-in is in force no more, and its days are free again") {
    Stream stream;
    CHECK(stream.set(0, 9) == "s1");
    CHECK(stream.end(Stream::stranger(), "s1") == "stand_in_not_theirs");
    CHECK(stream.end(Stream::admin(), "s1") == "");
    CHECK_FALSE(stream.acts(0));
    auto const& ended = stream.stand_ins.periods.front().ended;
    REQUIRE(ended);
    CHECK(ended->by == "p_admin");
    CHECK(ended->capacity == Capacity::administrator);
    CHECK(stream.end(Stream::chief(), "s1") == "stand_in_over");
    CHECK(stream.end(Stream::chief(), "s2") == "stand_in_not_found");
    CHECK(stream.set(0, 9) == "s2");
    stream.now.us += 10 * 86'400'000'000;
    CHECK(stream.end(Stream::chief(), "s2") == "stand_in_over");
}

TEST_CASE("each wrong period is refused with every fault") {
    struct Row {
        std::string name;
        Setting by;
        SetStandIn wanted;
        std::string code;
        std::vector<std::string> where;
    };
    std::vector<Row> const rows = {
        {"by nobody who may",
         Stream::stranger(),
         {"p_chief", "p_bo", day(0), day(1), "x"},
         "stand_in_not_theirs",
         {"person"}},
        {"for themself",
         Stream::chief(),
         {"p_chief", "p_chief", day(0), day(1), "x"},
         "stand_in_invalid",
         {"stand_in"}},
        {"the setter in another's place",
         Stream::admin(),
         {"p_chief", "p_admin", day(0), day(1), "x"},
         "stand_in_invalid",
         {"stand_in"}},
        {"nobody active",
         {"p_admin", Capacity::administrator, false, false},
         {"p_x", "p_y", day(0), day(1), "x"},
         "stand_in_invalid",
         {"principal", "stand_in"}},
        {"until before from",
         Stream::chief(),
         {"p_chief", "p_bo", day(2), day(1), "x"},
         "stand_in_invalid",
         {"until"}},
        {"past",
         Stream::chief(),
         {"p_chief", "p_bo", day(-3), day(-1), "x"},
         "stand_in_invalid",
         {"until"}},
        {"91 days",
         Stream::chief(),
         {"p_chief", "p_bo", day(0), day(90), "x"},
         "stand_in_invalid",
         {"until"}},
        {"everything",
         {"p_chief", Capacity::principal, true, false},
         {"p_chief", "p_chief", day(-1), day(-2), "x"},
         "stand_in_invalid",
         {"stand_in", "stand_in", "until", "until"}},
        {"overlapping a day",
         Stream::chief(),
         {"p_chief", "p_bo", day(25), day(30), "x"},
         "stand_in_overlaps",
         {"period"}},
        {"around two",
         Stream::chief(),
         {"p_chief", "p_bo", day(10), day(60), "x"},
         "stand_in_overlaps",
         {"period", "period"}},
    };
    Stream stream;
    REQUIRE(stream.set(20, 25) == "s1");
    REQUIRE(stream.set(40, 45) == "s2");
    for (auto const& row : rows) {
        INFO(row.name);
        auto const event = set_stand_in(stream.stand_ins, row.by, row.wanted, stream.now);
        REQUIRE_FALSE(event);
        CHECK(event.error().code == row.code);
        std::vector<std::string> where;
        for (auto const& fault : event.error().faults)
            where.push_back(fault.where);
        CHECK(where == row.where);
    }
    CHECK(stream.set(100, 189) == "s3");
    CHECK(stream.set(26, 39) == "s4");
    // Another person's days are their own.
    CHECK(stream.set({"p_bo", Capacity::principal}, {"p_bo", "p_anna", day(0), day(60), "x"}) ==
          "s5");
}

TEST_CASE("a principal has a bounded number of periods that are not over") {
    Stream stream;
    for (int i = 0; i < static_cast<int>(stand_ins_of_one_max); ++i)
        REQUIRE(stream.set(i, i) == "s" + std::to_string(i + 1));
    CHECK(stream.set(50, 50) == "stand_ins_too_many");
    CHECK(stream.end(Stream::chief(), "s3") == "");
    CHECK(stream.set(50, 50) == "s21");
}
