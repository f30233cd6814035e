#include "store/sqlite/migrate.hpp"

#include <fmt/format.h>

namespace yingshen::store::sqlite {
namespace {

std::int64_t number(Connection& connection, std::string_view sql) {
    auto rows = connection.query(sql);
    rows.step();
    return rows.integer(0);
}

/// The version of the schema; 0 for a file without content.
std::int64_t version_of(Connection& connection) {
    auto const application = number(connection, "PRAGMA application_id");
    auto const version = number(connection, "PRAGMA user_version");
    auto const empty = application == 0 && version == 0 &&
                       number(connection, "SELECT COUNT(*) FROM sqlite_schema") == 0;
    if (!empty && application != application_id) {
        throw ForeignDatabase(
            fmt::format("The file is not a database of Yingshen: expected application_id {:#x}, "
                        "but found {:#x}",
                        application_id, application));
    }
    auto const newest = static_cast<std::int64_t>(migrations().size());
    if (version > newest) {
        throw ForeignDatabase(
            fmt::format("The database was written by a newer Yingshen: expected schema version {} "
                        "or older, but found {}. "
                        "Start the newer program, or restore an older backup",
                        newest, version));
    }
    return version;
}

}  // namespace

void migrate(Connection& connection) {
    auto const all = migrations();
    for (auto version = version_of(connection); version < static_cast<std::int64_t>(all.size());
         ++version) {
        Transaction transaction(connection, Mode::read_write);
        connection.script(all[static_cast<std::size_t>(version)].sql);
        connection.script(fmt::format("PRAGMA user_version = {}", version + 1));
        transaction.commit();
    }
}

void require_readable(Connection& connection) {
    if (version_of(connection) == 0)
        throw ForeignDatabase("The file holds no database of Yingshen: it is empty");
}

void require_current(Connection& connection) {
    require_readable(connection);
    auto const version = version_of(connection);
    if (version != static_cast<std::int64_t>(migrations().size())) {
        throw StoreError(
            fmt::format("The database has an older schema: expected version {}, but found {}. "
                        "Opening it for writing migrates it",
                        migrations().size(), version));
    }
}

}  // namespace yingshen::store::sqlite
