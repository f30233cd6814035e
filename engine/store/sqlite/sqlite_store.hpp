#pragma once
#include <memory>
#include <optional>

#include "store/sqlite/lock_file.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/readers.hpp"
#include "store/sqlite/writer.hpp"

namespace yingshen::store::sqlite {

/// The driver: one writer, several readers, one lock. Thread-safe, as Store promises.
class SqliteStore final : public Store {
  public:
    SqliteStore(Settings const& settings, base::Log& log);
    ~SqliteStore() override;

    void append(Write write, Done done) override;
    [[nodiscard]] bool takes_writes() const override;
    void stop() override;

    [[nodiscard]] std::vector<EventRecord> events(std::string const& submission,
                                                  std::int64_t after) override;
    void each_event(std::int64_t after,
                    std::function<bool(EventRecord const&)> const& visit) override;
    [[nodiscard]] std::vector<History> histories(std::string const& before, std::size_t limit,
                                                 std::vector<std::string> const& types) override;
    [[nodiscard]] std::optional<IdempotencyRecord> idempotency(std::string const& account,
                                                               std::string const& key) override;

    [[nodiscard]] std::optional<review::SubmissionRow> row(std::string const& submission) override;
    [[nodiscard]] base::Result<QueuePage> queue(QueueQuery const& query) override;
    [[nodiscard]] std::vector<review::OpinionRow> opinions(OpinionQuery const& query) override;
    [[nodiscard]] std::vector<LikeText> alike(LikenessQuery const& query) override;
    [[nodiscard]] std::optional<KeptSketch> kept_sketch(std::int64_t position) override;
    [[nodiscard]] SketchCounts sketch_counts(std::int64_t up_to_position) override;
    [[nodiscard]] std::vector<review::FindingRow> findings(FindingQuery const& query) override;
    [[nodiscard]] std::vector<review::TimerRow> due_timers(base::Time now, TimerPlace const& after,
                                                           std::size_t limit) override;
    [[nodiscard]] Counts counts(base::Time now) override;

    [[nodiscard]] base::Result<void> put_organisation(Organisation const& organisation) override;
    [[nodiscard]] Organisation organisation() override;
    [[nodiscard]] std::optional<Account> account(std::string const& id) override;
    [[nodiscard]] std::optional<Account> account_by_login(std::string const& login) override;
    void set_password(std::string const& account, std::string const& encoded) override;

    void put_session(Session const& session) override;
    [[nodiscard]] std::optional<Session> session(base::Digest const& secret) override;
    void remove_session(base::Digest const& secret) override;
    void remove_expired(base::Time now) override;

    void put_definition(DefinitionRecord const& definition) override;
    [[nodiscard]] std::optional<DefinitionRecord> definition(base::Digest const& hash) override;

    [[nodiscard]] std::vector<OutboxRecord> outbox(std::int64_t after, std::size_t limit) override;

    std::int64_t rebuild(Fold const& fold) override;
    void dump_projections(std::function<void(std::string_view line)> const& line) override;
    [[nodiscard]] base::Result<void> backup(std::filesystem::path const& to) override;

  private:
    /// The writer; throws StoreError where the store was opened for reading only.
    [[nodiscard]] Writer& writer();

    Settings settings_;
    std::optional<LockFile> lock_;
    // The readers close first, so that the writer is the last and copies the log into the file.
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<Readers> readers_;
};

}  // namespace yingshen::store::sqlite
