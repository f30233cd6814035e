#include <algorithm>
#include <catch2/catch.hpp>

#include "audit/verify.hpp"
#include "unit/audit/tampering.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

bool found(audit::Verified const& verified, std::string const& where, std::string const& expected) {
    for (auto const& fault : verified.faults)
        UNSCOPED_INFO(base::to_string(fault));
    return std::ranges::any_of(verified.faults, [&](base::Fault const& fault) {
        return fault.where.find(where) != std::string::npos &&
               fault.expected.find(expected) != std::string::npos;
    });
}

/// One set proposed by admin and activated by chief: events 2 and 3.
void change_definitions(ReviewRoom& room) {
    std::filesystem::path const root = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
    auto files = catalog::read_definitions(root / "workflows", root / "rules");
    files.rules.back().second += "# 新注\n";
    REQUIRE(room.definitions.propose(room.who("admin"), {"说明", std::nullopt, files}, {}));
    REQUIRE(room.definitions.activate(room.who("chief"), "p1", {}));
}

}  // namespace

TEST_CASE("verifying the log judges changes of definitions again") {
    struct Row {
        std::string name, sql, where, expected;
    };
    std::vector<Row> const rows = {
        {"activated by the proposer",
         "UPDATE event SET person = 'p_admin' WHERE type = 'definitions_activated' AND version = 3",
         "position 3,", "an activation that the rules of two people allow"},
        {"the first set altered",
         "UPDATE event SET body = replace(body, '.yaml', '.yaml.yaml') WHERE position = 1",
         "position 1,", "the set "},
        {"results altered after the fact",
         "UPDATE event SET body = replace(body, '\"behaviour\":[]', '\"behaviour\":[1]') "
         "WHERE position = 2",
         "position 3,", "the proposed results "},
        {"unknown type", "UPDATE event SET type = 'advanced' WHERE position = 2", "position 2,",
         "a readable advanced"},
        {"another base",
         "UPDATE event SET body = replace(body, '\"base\":\"', '\"base\":\"0') WHERE position = 2",
         "position 2,", "a readable definitions_proposed"},
        {"a file altered", "UPDATE definition SET content = content || ' ' WHERE kind = 'file'",
         "position 1,", "the file "},
        {"a file removed", "DELETE FROM definition WHERE content LIKE '%新注%' AND kind = 'file'",
         "position 2,", "the file "},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        ReviewRoom room;
        change_definitions(room);
        REQUIRE(audit::verify(room.store, room.blobs, room.key.public_pem()).faults.empty());
        Tampering(room.folder.path() / "yingshen.db").run(row.sql);
        CHECK(found(audit::verify(room.store, room.blobs, room.key.public_pem()), row.where,
                    row.expected));
    }
}

}  // namespace yingshen::test
