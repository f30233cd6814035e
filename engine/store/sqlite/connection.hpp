#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "base/hash.hpp"
#include "base/time.hpp"
#include "store/store.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace yingshen::store::sqlite {

/// What SQLite answered instead of what was asked; the code is an extended result code.
class SqlError : public StoreError {
  public:
    SqlError(std::string const& what, int code) : StoreError(what), code_(code) {}
    [[nodiscard]] int code() const { return code_; }
    /// A constraint of the schema refused a row: nothing is broken.
    [[nodiscard]] bool constraint() const;
    /// An I/O error or a damaged file: what is on the disk can no longer be relied on.
    [[nodiscard]] bool suspect() const;

  private:
    int code_;
};

/// One execution of a prepared statement; its destruction makes the statement free again.
class Query {
  public:
    Query(Query const&) = delete;
    Query& operator=(Query const&) = delete;
    Query(Query&& other) noexcept;
    ~Query();

    /// Moves to the next row; false after the last. Throws SqlError.
    bool step();
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] bool truth(int column) const { return integer(column) != 0; }
    [[nodiscard]] base::Time time(int column) const { return {integer(column)}; }
    [[nodiscard]] std::string text(int column) const { return std::string(view(column)); }
    /// Valid until the next step.
    [[nodiscard]] std::string_view view(int column) const;
    [[nodiscard]] base::Digest digest(int column) const;
    /// The bytes of a blob; valid until the next step.
    [[nodiscard]] std::span<std::uint8_t const> bytes(int column) const;

  private:
    friend class Connection;
    Query(sqlite3* database, sqlite3_stmt* statement, bool* in_use, bool copies)
        : database_(database), statement_(statement), in_use_(in_use), copies_(copies) {}
    void bind(int place, std::int64_t value);
    void bind(int place, base::Time value) { bind(place, value.us); }
    void bind(int place, std::string_view value);
    void bind(int place, std::span<std::uint8_t const> value);

    sqlite3* database_;
    sqlite3_stmt* statement_;
    bool* in_use_;  ///< the flag of the cached statement, or nullptr where the statement is this
                    ///< query's own
    bool copies_;
};

/// A value for a statement whose number of values is known only at run time.
using Value = std::variant<std::int64_t, std::string>;

enum class Mode { read_only, read_write };

/// A connection and its prepared statements, set up as every connection here must be: no memory
/// map, no trust in the schema, defensive. Not thread-safe: one thread at a time.
class Connection {
  public:
    Connection(std::filesystem::path const& file, Mode mode, std::string const& vfs);

    /// Prepares (once) and binds; the values are copied.
    template <class... Values>
    [[nodiscard]] Query query(std::string_view sql, Values const&... values) {
        auto query = prepare(sql, true);
        int place = 0;
        (query.bind(++place, values), ...);
        return query;
    }
    [[nodiscard]] Query query_list(std::string_view sql, std::vector<Value> const& values);
    /// Executes a statement that gives no rows; returns how many rows it changed.
    template <class... Values>
    int run(std::string_view sql, Values const&... values) {
        auto query = prepare(sql, false);
        int place = 0;
        (query.bind(++place, values), ...);
        query.step();
        return changes();
    }
    /// Executes several statements separated by semicolons.
    void script(std::string const& sql);
    /// The single value of a pragma or select.
    [[nodiscard]] std::string value(std::string_view sql);

    /// Whether a transaction is open.
    [[nodiscard]] bool in_transaction() const;
    /// Ends an open transaction without its changes. False where SQLite could not even do that.
    bool roll_back() noexcept;
    /// Leaves the write-ahead log to whoever opens the file next.
    void keep_log_on_close();
    [[nodiscard]] sqlite3* handle() const { return database_.get(); }

  private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const;
    };
    struct Cached {
        std::unique_ptr<sqlite3_stmt, Finalise> statement;
        bool in_use = false;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    [[nodiscard]] Query prepare(std::string_view sql, bool copies);
    [[nodiscard]] sqlite3_stmt* compile(std::string_view sql);
    [[nodiscard]] int changes() const;

    std::unique_ptr<sqlite3, Close> database_;
    std::unordered_map<std::string, Cached, Hash, std::equal_to<>> statements_;
};

/// A transaction that is rolled back unless it was committed.
class Transaction {
  public:
    Transaction(Connection& connection, Mode mode);
    ~Transaction();
    Transaction(Transaction const&) = delete;
    Transaction& operator=(Transaction const&) = delete;
    void commit();

  private:
    Connection& connection_;
};

}  // namespace yingshen::store::sqlite
