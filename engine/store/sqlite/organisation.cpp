#include "store/sqlite/organisation.hpp"

#include <fmt/format.h>

namespace yingshen::store::sqlite {
namespace {

template <class E>
E word(Query const& query, int column) {
    auto const text = query.view(column);
    if (auto const value = words::parse<E>(text)) return *value;
    throw StoreError(
        fmt::format("The organisation in the database holds the unknown word \"{}\"", text));
}

Account account_of(Connection& connection, Query const& query) {
    Account account{.id = query.text(0),
                    .login = query.text(1),
                    .person = query.text(2),
                    .password = query.text(3),
                    .active = query.truth(4),
                    .grants = {}};
    auto grants = connection.query(
        "SELECT role, unit FROM role_grant WHERE account = ? ORDER BY place", account.id);
    while (grants.step())
        account.grants.push_back({word<words::Role>(grants, 0), grants.text(1)});
    return account;
}

void write_account(Connection& connection, Account const& account) {
    connection.run(
        "INSERT INTO account (id, login, person, password, active) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET login = excluded.login, person = excluded.person, active = "
        "excluded.active, "
        "password = CASE WHEN excluded.password = '' THEN password ELSE excluded.password END",
        account.id, account.login, account.person, account.password, account.active);
    connection.run("DELETE FROM role_grant WHERE account = ?", account.id);
    std::int64_t place = 0;
    for (auto const& grant : account.grants) {
        connection.run("INSERT INTO role_grant (account, place, role, unit) VALUES (?, ?, ?, ?)",
                       account.id, ++place, words::name(grant.role), grant.unit);
    }
}

}  // namespace

Organisation read_organisation(Connection& connection) {
    Organisation organisation;
    auto units = connection.query("SELECT id, kind, name, parent FROM unit ORDER BY id");
    while (units.step()) {
        organisation.units.push_back(
            {units.text(0), word<words::UnitKind>(units, 1), units.text(2), units.text(3)});
    }
    auto people = connection.query("SELECT id, name, unit FROM person ORDER BY id");
    while (people.step())
        organisation.people.push_back({people.text(0), people.text(1), people.text(2)});
    auto accounts =
        connection.query("SELECT id, login, person, password, active FROM account ORDER BY id");
    while (accounts.step())
        organisation.accounts.push_back(account_of(connection, accounts));
    return organisation;
}

std::optional<Account> read_account(Connection& connection, std::string_view column,
                                    std::string const& value) {
    auto rows = connection.query(
        fmt::format("SELECT id, login, person, password, active FROM account WHERE {} = ?", column),
        value);
    if (!rows.step()) return std::nullopt;
    return account_of(connection, rows);
}

void write_organisation(Connection& connection, Organisation const& organisation) {
    for (auto const& unit : organisation.units) {
        connection.run(
            "INSERT INTO unit (id, kind, name, parent) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, parent = "
            "excluded.parent",
            unit.id, words::name(unit.kind), unit.name, unit.parent);
    }
    for (auto const& person : organisation.people) {
        connection.run(
            "INSERT INTO person (id, name, unit) VALUES (?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET name = excluded.name, unit = excluded.unit",
            person.id, person.name, person.unit);
    }
    // A login may move from one account to another within one load: free the old ones first.
    for (auto const& account : organisation.accounts) {
        connection.run("UPDATE account SET login = ' ' || id WHERE id = ?", account.id);
    }
    for (auto const& account : organisation.accounts)
        write_account(connection, account);
}

}  // namespace yingshen::store::sqlite
