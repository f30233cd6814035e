#include "audit/verify.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "service/replay.hpp"
#include "unit/audit/tampering.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

bool any_fault(audit::Verified const& verified, std::string const& where,
               std::string const& expected) {
    for (auto const& fault : verified.faults)
        UNSCOPED_INFO(base::to_string(fault));
    return std::ranges::any_of(verified.faults, [&](base::Fault const& fault) {
        return fault.where.find(where) != std::string::npos &&
               fault.expected.find(expected) != std::string::npos;
    });
}

TEST_CASE("an honest log verifies, and what was looked at is counted") {
    ReviewRoom room;
    room.cleared();
    room.with_opinions();
    room.drafted();
    std::int64_t heard = 0;
    auto const verified = audit::verify(room.store, room.blobs, room.key.public_pem(),
                                        [&](std::int64_t events) { heard = events; });
    for (auto const& fault : verified.faults)
        UNSCOPED_INFO(base::to_string(fault));
    CHECK(verified.faults.empty());
    CHECK(verified.submissions == 3);
    CHECK(verified.events == room.store.counts(room.clock.now()).events);
    CHECK(verified.blobs == 2);
    CHECK(heard == verified.events);
}

TEST_CASE("each kind of tampering is found and placed") {
    struct Row {
        std::string name, sql, where, expected;
    };
    std::vector<Row> const rows = {
        {"body of an event",
         "UPDATE event SET body = replace(body, '轻松贷', '轻松代') WHERE position = 2",
         "position 2,", "hash "},
        {"person of an event", "UPDATE event SET person = 'p_other' WHERE type = 'claimed'",
         "version", "hash "},
        {"time of an event", "UPDATE event SET at_us = at_us + 1 WHERE position = 3", "position 3,",
         "hash "},
        {"hash of an event", "UPDATE event SET hash = zeroblob(32) WHERE position = 2",
         "position 2,", "hash "},
        {"predecessor of an event", "UPDATE event SET prev = zeroblob(32) WHERE position = 3",
         "position 3,", "predecessor "},
        {"event taken out", "DELETE FROM event WHERE position = 3", "position 4,", "position 3"},
        {"versions moved", "UPDATE event SET version = version + 1000 WHERE version > 5",
         "version 1006", "version 6"},
        {"events swapped",
         "UPDATE event SET position = -1 WHERE position = 3; UPDATE event SET position = 3 WHERE "
         "position = 4; UPDATE event SET position = 4 WHERE position = -1",
         "position 3,", "version 2"},
        {"undecodable event", "UPDATE event SET body = '{\"odd\":1}' WHERE type = 'claimed'",
         "version", "a readable claimed"},
        {"unknown type", "UPDATE event SET type = 'blessed' WHERE type = 'claimed'", "version",
         "a readable blessed"},
        {"last event taken away",
         "DELETE FROM event WHERE position = (SELECT max(position) FROM event)", "submission sub_",
         "row that its events give"},
        {"row altered", "UPDATE submission SET title = '别的'", "submission sub_",
         "row that its events give"},
        {"row removed", "DELETE FROM submission", "submission sub_", "a row in the queue"},
        {"row without events",
         "INSERT INTO submission SELECT 'sub_ghost', 999, version, title, kind, unit, branch, "
         "state, ending, open, submitter, product, go_live, task_role, "
         "task_scope, task_group, claimant, claimed, due_us, created_us, updated_us, findings, "
         "open_opinions, urgent FROM submission LIMIT 1",
         "submission sub_ghost", "a submission of the log"},
        {"opinion altered", "UPDATE opinion SET answer = 'adopted', first_answer = 'adopted'",
         "submission sub_", "2 opinions that its events give"},
        {"opinion removed", "DELETE FROM opinion WHERE opinion = 'o2'", "submission sub_",
         "2 opinions that its events give"},
        {"duty removed", "DELETE FROM duty WHERE person = 'p_pre'", "submission sub_",
         "the duties that its events give"},
        {"duty altered", "UPDATE duty SET duty = 'author' WHERE person = 'p_pre'",
         "submission sub_", "the duties that its events give"},
        {"finding altered", "UPDATE finding SET mark = 'dismissed', marked_us = 2",
         "submission sub_", "the findings that its events give"},
        {"finding without events",
         "INSERT INTO finding VALUES ('sub_ghost', 'f1', 'a.rule', 1, '', 'information', 1, '', 2, "
         "0, 0)",
         "submission sub_ghost", "a submission of the log"},
        {"sketch altered", "UPDATE sketch SET numbers = zeroblob(256)", "submission sub_",
         "the sketch of material m1 revision 1"},
        {"sketch removed", "DELETE FROM sketch", "submission sub_", "the sketch of material m1"},
        {"sketch of another text", "UPDATE sketch SET material = 'm9'", "submission sub_",
         "the sketch of material m1"},
        {"key removed", "DELETE FROM sketch_key WHERE key = (SELECT min(key) FROM sketch_key)",
         "submission sub_", "the sketch of material m1"},
        {"sketch without a text",
         "INSERT INTO sketch SELECT 1, submission, material, revision, numbers FROM sketch LIMIT 1",
         "similar texts", "that the texts give"},
        {"key without a sketch",
         "INSERT INTO sketch_key SELECT key + 1, position FROM sketch_key LIMIT 1", "similar texts",
         "that the texts give"},
        {"definition altered",
         "UPDATE definition SET content = content || ' ' WHERE kind = 'workflow'",
         "submission sub_", "the pinned definition"},
        {"definition removed", "DELETE FROM definition WHERE kind = 'rulebook'", "submission sub_",
         "the pinned definition"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        ReviewRoom room;
        room.with_opinions();
        Tampering(room.folder.path() / "yingshen.db").run(row.sql);
        CHECK(any_fault(audit::verify(room.store, room.blobs, room.key.public_pem()), row.where,
                        row.expected));
    }
}

TEST_CASE("a rebuild makes the sketches anew that an audit misses") {
    ReviewRoom room;
    room.with_opinions();
    Tampering(room.folder.path() / "yingshen.db")
        .run("DELETE FROM sketch; DELETE FROM sketch_key WHERE key % 2 = 0");
    CHECK_FALSE(audit::verify(room.store, room.blobs, room.key.public_pem()).faults.empty());
    (void)service::rebuild(room.store, room.blobs);
    CHECK(audit::verify(room.store, room.blobs, room.key.public_pem()).faults.empty());
}

TEST_CASE("bytes that are missing or altered are found") {
    ReviewRoom room;
    auto const id = room.drafted();
    auto const digest = room.see(id).materials.front().revisions.front().digest;
    auto const file = *room.blobs.path(digest);
    std::filesystem::permissions(file, std::filesystem::perms::owner_write,
                                 std::filesystem::perm_options::add);
    std::ofstream(file, std::ios::app) << "!";
    auto const altered = audit::verify(room.store, room.blobs, room.key.public_pem());
    CHECK(any_fault(altered, "material m1 revision 1", "bytes with the hash " + base::hex(digest)));
    CHECK(altered.faults.back().found == "other bytes");
    std::filesystem::remove(file);
    auto const missing = audit::verify(room.store, room.blobs, room.key.public_pem());
    REQUIRE(missing.faults.size() == 1);
    CHECK(missing.faults.back().found == "none");
}

TEST_CASE("a certificate under another key, or one that says something else, is found") {
    ReviewRoom room;
    room.cleared();
    TemporaryFolder elsewhere;
    service::ClearanceKey const other(elsewhere.path());
    auto const verified = audit::verify(room.store, room.blobs, other.public_pem());
    CHECK(any_fault(verified, "certificate key", "fingerprint"));
    CHECK(any_fault(verified, "certificate signature", "exactly this body"));
    Tampering(room.folder.path() / "yingshen.db")
        .run(
            "UPDATE event SET body = replace(body, 'cleared_at', 'cleared_on') WHERE type = "
            "'certificate_issued'");
    CHECK(any_fault(audit::verify(room.store, room.blobs, room.key.public_pem()), "version",
                    "a certificate of what the events say"));
}

}  // namespace
}  // namespace yingshen::test
