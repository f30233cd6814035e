#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/verify.hpp"
#include "service/replay.hpp"
#include "unit/audit/tampering.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

/// p_chief lets p_center_b stand in (version 1), p_admin ends it (2), p_chief sets it anew (3).
void set_stand_ins(ReviewRoom& room) {
    review::SetStandIn const wanted{
        "p_chief", "p_center_b", {2026, 11, 23}, {2026, 11, 30}, "年休假"};
    REQUIRE(room.stand_ins.set(room.who("chief"), wanted, {}));
    REQUIRE(room.stand_ins.end(room.who("admin"), "s1", "改期", {}));
    REQUIRE(room.stand_ins.set(room.who("chief"), wanted, {}));
}

bool found(audit::Verified const& verified, std::string const& where, std::string const& expected) {
    for (auto const& fault : verified.faults)
        UNSCOPED_INFO(base::to_string(fault));
    return std::ranges::any_of(verified.faults, [&](base::Fault const& fault) {
        return fault.where.find(where) != std::string::npos &&
               fault.expected.find(expected) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("verifying the log judges stand-ins again") {
    struct Row {
        std::string name, sql, where, expected;
    };
    std::string const update = "UPDATE event SET ";
    std::string const first = " WHERE submission = 'stand_ins' AND version = 1";
    std::vector<Row> const rows = {
        {"another stand-in", update + "body = replace(body, 'p_center_b', 'p_center_a')" + first,
         "submission stand_ins, version 1", "hash "},
        {"a longer period", update + "body = replace(body, '11-30', '12-30')" + first,
         "submission stand_ins, version 1", "hash "},
        {"longer than the rules allow",
         update + "body = replace(body, '2026-11-30', '2027-11-30')" + first,
         "submission stand_ins, version 1", "a stand-in that the rules allow"},
        {"set by somebody else as the principal", update + "person = 'p_clerk'" + first,
         "submission stand_ins, version 1", "a capacity over p_chief"},
        {"another number", update + "body = replace(body, '\"s1\"', '\"s7\"')" + first,
         "submission stand_ins, version 1", "the stand-in s1"},
        {"the end taken away", "DELETE FROM event WHERE submission = 'stand_ins' AND version = 2",
         "submission stand_ins, version 3", "version 2"},
        {"an end of what is over",
         update + "body = replace(body, '\"s1\"', '\"s9\"') "
                  "WHERE submission = 'stand_ins' AND version = 2",
         "submission stand_ins, version 2", "an end that the rules allow"},
        {"an unknown type", update + "type = 'claimed'" + first, "submission stand_ins, version 1",
         "a readable claimed"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        ReviewRoom room;
        set_stand_ins(room);
        REQUIRE(audit::verify(room.store, room.blobs, room.key.public_pem()).faults.empty());
        Tampering(room.folder.path() / "yingshen.db").run(row.sql);
        CHECK(found(audit::verify(room.store, room.blobs, room.key.public_pem()), row.where,
                    row.expected));
    }
}

TEST_CASE("replaying the stream gives the stand-ins that were, and rebuilding leaves them alone") {
    ReviewRoom room;
    set_stand_ins(room);
    CHECK_FALSE(room.cleared().empty());
    auto const before = *room.stand_ins.current();
    CHECK(before.stand_ins.periods.size() == 2);
    CHECK(service::rebuild(room.store, room.blobs) == 1);
    service::StandIns const anew({room.store, room.organisation, room.clock, room.log});
    CHECK(anew.current()->stand_ins == before.stand_ins);
    CHECK(anew.current()->head == before.head);
    auto const verified = audit::verify(room.store, room.blobs, room.key.public_pem());
    CHECK(verified.faults.empty());
    CHECK(verified.submissions == 1);
}

}  // namespace yingshen::test
