#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <sstream>

#include "driver.hpp"
#include "samples.hpp"
#include "store/sqlite/migrate.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/restore.hpp"
#include "support/fault_vfs.hpp"

using namespace yingshen;
using namespace yingshen::test;
using namespace yingshen::store::sqlite;
using Catch::Matchers::Contains;

namespace {

std::string text_of(std::filesystem::path const& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::unique_ptr<store::Store> open_in(Folder const& folder, bool read_only = false,
                                      std::string vfs = "") {
    static base::NullLog log;
    Settings settings;
    settings.file = folder.path() / "yingshen.db";
    settings.read_only = read_only;
    settings.vfs = std::move(vfs);
    return open(settings, log);
}

/// An added column stands in the text on the line before it, so only the words are compared.
std::string words_of(std::string const& sql) {
    std::istringstream in(sql);
    std::string words;
    for (std::string word; in >> word;)
        words += word + " ";
    return words;
}

/// Every object of a database with the text that made it, and the two numbers of its head.
std::vector<std::string> schema_of(Connection& connection) {
    std::vector<std::string> objects{connection.value("PRAGMA application_id"),
                                     connection.value("PRAGMA user_version")};
    auto rows = connection.query(
        "SELECT type, name, COALESCE(sql, '') FROM sqlite_schema ORDER BY type, name");
    while (rows.step())
        objects.push_back(rows.text(0) + " " + rows.text(1) + " " + words_of(rows.text(2)));
    return objects;
}

}  // namespace

TEST_CASE("the migrations make exactly what schema.sql says") {
    Folder const folder;
    Connection migrated(folder.path() / "migrated.db", Mode::read_write, "");
    migrate(migrated);
    Connection fresh(folder.path() / "fresh.db", Mode::read_write, "");
    fresh.script(
        text_of(std::filesystem::path(YINGSHEN_SOURCE_DIR) / "engine/store/sqlite/schema.sql"));
    CHECK(schema_of(migrated) == schema_of(fresh));
    CHECK(schema_of(migrated).size() > 20);
    migrate(migrated);
    CHECK(schema_of(migrated) == schema_of(fresh));
}

TEST_CASE("every table with rows of ours is strict") {
    Folder const folder;
    Connection connection(folder.path() / "some.db", Mode::read_write, "");
    migrate(connection);
    auto rows = connection.query(
        "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND "
        "name NOT LIKE 'sqlite_%'");
    int count = 0;
    for (; rows.step(); ++count) {
        CAPTURE(rows.text(0));
        CHECK(rows.truth(1));
    }
    CHECK(count >= 12);
}

TEST_CASE("an event can be neither changed nor deleted, by whoever writes to the file") {
    Folder const folder;
    REQUIRE(append(*open_in(folder), sample_write("sub_1", 0)).outcome ==
            store::Outcome::committed);
    Connection connection(folder.path() / "yingshen.db", Mode::read_write, "");
    CHECK_THROWS_WITH(connection.run("UPDATE event SET body = '{}'"), Contains("append-only"));
    CHECK_THROWS_WITH(connection.run("DELETE FROM event"), Contains("append-only"));
    CHECK_THROWS_WITH(connection.run("UPDATE duty SET duty = 'sign_off'"), Contains("one duty"));
    CHECK_THROWS_WITH(
        connection.run(
            "INSERT INTO duty (submission, person, duty) VALUES ('sub_1', 'person_1', 'x')"),
        Contains("UNIQUE"));
    CHECK(connection.run("UPDATE duty SET duty = 'author'") == 1);
    CHECK(connection.value("SELECT COUNT(*) FROM event") == "1");
}

TEST_CASE("a reader's connection cannot write") {
    Folder const folder;
    (void)open_in(folder);
    Connection connection(folder.path() / "yingshen.db", Mode::read_only, "");
    CHECK(connection.value("PRAGMA query_only") == "1");
    CHECK(connection.value("PRAGMA trusted_schema") == "0");
    CHECK(connection.value("PRAGMA mmap_size") == "0");
    CHECK_THROWS_AS(connection.run("DELETE FROM outbox"), SqlError);
}

TEST_CASE("a connection is defensive and enforces foreign keys") {
    Folder const folder;
    Connection connection(folder.path() / "some.db", Mode::read_write, "");
    migrate(connection);
    CHECK(connection.value("PRAGMA foreign_keys") == "1");
    CHECK(connection.value("PRAGMA mmap_size") == "0");
    CHECK_THROWS_AS(connection.script("UPDATE search_content SET c1 = ''"), SqlError);
    connection.script("PRAGMA writable_schema = ON");
    CHECK_THROWS_AS(connection.script("DELETE FROM sqlite_schema"), SqlError);
}

TEST_CASE("a commit is synced before it is answered") {
    FaultVfs vfs("sync-counting");
    Folder const folder;
    auto store = open_in(folder, false, vfs.name());
    CHECK(Connection(folder.path() / "yingshen.db", Mode::read_only, "")
              .value("PRAGMA journal_mode") == "wal");
    for (std::int64_t version = 0; version < 5; ++version) {
        auto const before = vfs.syncs();
        REQUIRE(append(*store, sample_write("sub_1", version)).outcome ==
                store::Outcome::committed);
        CHECK(vfs.syncs() > before);
    }
}

TEST_CASE("files that are not ours, or newer than we are, are left alone with a clear sentence") {
    Folder const folder;
    auto const file = folder.path() / "yingshen.db";
    SECTION("another program's database") {
        Connection(file, Mode::read_write, "")
            .script("PRAGMA application_id = 7; CREATE TABLE theirs (x);");
        CHECK_THROWS_WITH(open_in(folder),
                          Contains("not a database of Yingshen") && Contains("0x7"));
    }
    SECTION("tables without any application id") {
        Connection(file, Mode::read_write, "").script("CREATE TABLE theirs (x);");
        CHECK_THROWS_WITH(open_in(folder), Contains("not a database of Yingshen"));
    }
    SECTION("a newer schema") {
        (void)open_in(folder);
        Connection(file, Mode::read_write, "").script("PRAGMA user_version = 999;");
        CHECK_THROWS_WITH(open_in(folder), Contains("newer Yingshen") && Contains("999"));
    }
    SECTION("no database at all") {
        std::ofstream(file) << std::string(10'000, 'x');
        CHECK_THROWS_AS(open_in(folder), store::StoreError);
    }
    SECTION("a folder that is not there") {
        static base::NullLog log;
        Settings settings;
        settings.file = folder.path() / "absent" / "yingshen.db";
        CHECK_THROWS_AS(open(settings, log), store::StoreError);
    }
}

TEST_CASE("a second writer is told that the directory is in use, a reader is let in") {
    Folder const folder;
    auto first = open_in(folder);
    CHECK_THROWS_WITH(open_in(folder), Contains("Another process is using the data directory"));
    REQUIRE(append(*first, sample_write("sub_1", 0)).outcome == store::Outcome::committed);
    {
        auto const reader = open_in(folder, true);
        CHECK(reader->row("sub_1"));
        CHECK_FALSE(reader->takes_writes());
        CHECK(append(*reader, sample_write("sub_2", 0)).outcome == store::Outcome::refused);
        CHECK_THROWS_AS(reader->set_password("a", "b"), store::StoreError);
        REQUIRE(append(*first, sample_write("sub_2", 0)).outcome == store::Outcome::committed);
        CHECK(reader->row("sub_2"));
        reader->stop();
    }
    first.reset();
    CHECK(open_in(folder, true)->row("sub_2"));
    CHECK(open_in(folder)->takes_writes());
}

TEST_CASE("a store that was closed leaves its data in one file") {
    Folder const folder;
    REQUIRE(append(*open_in(folder), sample_write("sub_1", 0)).outcome ==
            store::Outcome::committed);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "yingshen.db-wal"));
}

TEST_CASE("a restore takes only an undamaged backup of ours, and overwrites nothing") {
    Folder const folder;
    Folder const other;
    auto const backup = folder.path() / "backup";
    auto const target = other.path() / "yingshen.db";
    auto store = open_in(folder);
    std::vector<store::Write> writes;
    for (int i = 0; i < 200; ++i)
        writes.push_back(sample_write("sub_" + std::to_string(i), 0));
    (void)append_all(*store, std::move(writes));
    REQUIRE(store->backup(backup));
    auto const code = [&] {
        auto const result = restore(backup, target);
        return result ? std::string("restored") : result.error().code;
    };
    SECTION("good") {
        CHECK(code() == "restored");
        CHECK(code() == "restore_target_exists");
        CHECK(open_in(other)->counts({}).events == 200);
    }
    SECTION("absent") {
        std::filesystem::remove(backup);
        CHECK(code() == "backup_unusable");
    }
    SECTION("cut short") {
        std::filesystem::resize_file(backup, std::filesystem::file_size(backup) / 2);
        CHECK(code() == "backup_unusable");
        CHECK_FALSE(std::filesystem::exists(target));
        CHECK(std::filesystem::is_empty(other.path()));
    }
    SECTION("a page overwritten") {
        std::fstream out(backup, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(4096 * 3);
        out << std::string(4096, '\xee');
        out.close();
        CHECK(code() == "backup_unusable");
    }
    SECTION("of another program") {
        Connection(backup, Mode::read_write, "").script("PRAGMA application_id = 5;");
        CHECK(code() == "backup_unusable");
    }
    SECTION("of a newer program") {
        Connection(backup, Mode::read_write, "").script("PRAGMA user_version = 999;");
        CHECK(code() == "backup_unusable");
    }
    SECTION("empty") {
        std::filesystem::resize_file(backup, 0);
        CHECK(code() == "backup_unusable");
    }
}
