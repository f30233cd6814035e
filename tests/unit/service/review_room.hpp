#pragma once
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "service/definitions.hpp"
#include "service/reviews.hpp"
#include "service/sessions.hpp"
#include "store/sqlite/open.hpp"

namespace yingshen::test {

/// A clock that moves only when it is told to.
class SetClock final : public base::Clock {
  public:
    explicit SetClock(base::Time time) : us_(time.us) {}
    [[nodiscard]] base::Time now() const override { return {us_.load()}; }
    void forward(std::int64_t seconds) { us_ += seconds * 1'000'000; }
    void set(base::Time time) { us_ = time.us; }

  private:
    std::atomic<std::int64_t> us_;
};

/// SplitMix64 from a fixed seed.
class SeededRandom final : public base::Random {
  public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed) {}
    [[nodiscard]] std::uint64_t next() override {
        auto z = state_.fetch_add(0x9e3779b97f4a7c15ULL) + 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

  private:
    std::atomic<std::uint64_t> state_;
};

/// A folder that is removed with everything in it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// Passes everything on; tests override what they want to disturb.
class StoreDecorator : public store::Store {
  public:
    explicit StoreDecorator(store::Store& inner) : inner_(inner) {}
    void append(store::Write write, store::Done done) override {
        inner_.append(std::move(write), std::move(done));
    }
    bool takes_writes() const override { return inner_.takes_writes(); }
    void stop() override { inner_.stop(); }
    std::vector<store::EventRecord> events(std::string const& submission,
                                           std::int64_t after) override {
        return inner_.events(submission, after);
    }
    void each_event(std::int64_t after,
                    std::function<bool(store::EventRecord const&)> const& visit) override {
        inner_.each_event(after, visit);
    }
    std::vector<store::History> histories(std::string const& before, std::size_t limit,
                                          std::vector<std::string> const& types) override {
        return inner_.histories(before, limit, types);
    }
    std::optional<store::IdempotencyRecord> idempotency(std::string const& account,
                                                        std::string const& key) override {
        return inner_.idempotency(account, key);
    }
    std::optional<review::SubmissionRow> row(std::string const& submission) override {
        return inner_.row(submission);
    }
    base::Result<store::QueuePage> queue(store::QueueQuery const& query) override {
        return inner_.queue(query);
    }
    std::vector<review::OpinionRow> opinions(store::OpinionQuery const& query) override {
        return inner_.opinions(query);
    }
    std::vector<store::LikeText> alike(store::LikenessQuery const& query) override {
        return inner_.alike(query);
    }
    std::optional<store::KeptSketch> kept_sketch(std::int64_t position) override {
        return inner_.kept_sketch(position);
    }
    store::SketchCounts sketch_counts(std::int64_t up_to_position) override {
        return inner_.sketch_counts(up_to_position);
    }
    std::vector<review::FindingRow> findings(store::FindingQuery const& query) override {
        return inner_.findings(query);
    }
    std::vector<review::TimerRow> due_timers(base::Time now, store::TimerPlace const& after,
                                             std::size_t limit) override {
        return inner_.due_timers(now, after, limit);
    }
    Counts counts(base::Time now) override { return inner_.counts(now); }
    base::Result<void> put_organisation(store::Organisation const& organisation) override {
        return inner_.put_organisation(organisation);
    }
    store::Organisation organisation() override { return inner_.organisation(); }
    std::optional<store::Account> account(std::string const& id) override {
        return inner_.account(id);
    }
    std::optional<store::Account> account_by_login(std::string const& login) override {
        return inner_.account_by_login(login);
    }
    void set_password(std::string const& account, std::string const& encoded) override {
        inner_.set_password(account, encoded);
    }
    void put_session(store::Session const& session) override { inner_.put_session(session); }
    std::optional<store::Session> session(base::Digest const& secret) override {
        return inner_.session(secret);
    }
    void remove_session(base::Digest const& secret) override { inner_.remove_session(secret); }
    void remove_expired(base::Time now) override { inner_.remove_expired(now); }
    void put_definition(store::DefinitionRecord const& definition) override {
        inner_.put_definition(definition);
    }
    std::optional<store::DefinitionRecord> definition(base::Digest const& hash) override {
        return inner_.definition(hash);
    }
    std::vector<store::OutboxRecord> outbox(std::int64_t after, std::size_t limit) override {
        return inner_.outbox(after, limit);
    }
    std::int64_t rebuild(Fold const& fold) override { return inner_.rebuild(fold); }
    void dump_projections(std::function<void(std::string_view line)> const& line) override {
        inner_.dump_projections(line);
    }
    base::Result<void> backup(std::filesystem::path const& to) override {
        return inner_.backup(to);
    }

  protected:
    store::Store& inner_;
};

/// The organisation of the tests, as an operator would write it. Logins: clerk, clerk2,
/// wealth_clerk, pre, pre2, dept_head, branch_head, center_a, center_b, chief, auditor, admin;
/// twin_clerk and twin_center are two accounts of one person.
[[nodiscard]] std::string const& organisation_yaml();

/// A loan advertisement that the shipped rules find fault with, and what it became.
[[nodiscard]] std::string const& faulty_advertisement();
[[nodiscard]] std::string const& mended_advertisement();

/// A bank with a real store in a folder of its own, a set clock and the shipped definitions.
class ReviewRoom {
  public:
    /// `decorate` may put a store in front of the real one.
    using Decorate = std::function<std::unique_ptr<store::Store>(store::Store&)>;
    explicit ReviewRoom(Decorate const& decorate = {});
    ~ReviewRoom();

    [[nodiscard]] service::Principal who(std::string const& login) const;
    [[nodiscard]] base::Result<service::CommandAnswer> execute(service::Principal const& principal,
                                                               service::CommandRequest request);
    [[nodiscard]] base::Result<service::CommandAnswer> run(std::string const& login,
                                                           std::string const& submission,
                                                           review::Command command);
    /// run() that must succeed; the test fails with the error's text otherwise.
    service::CommandAnswer must(std::string const& login, std::string const& submission,
                                review::Command command);

    [[nodiscard]] review::Submission see(std::string const& submission) const;
    [[nodiscard]] review::AttachRevision attachment(std::string const& text,
                                                    std::string const& material = "");
    [[nodiscard]] static review::Create loan_request(
        std::string const& title = "“轻松贷”个人消费贷款海报");
    [[nodiscard]] static review::Act act(workflow::Action action, std::string reason = "",
                                         std::string comment = "");
    [[nodiscard]] static review::GiveOpinion opinion(words::Severity severity);

    /// Each brings a new submission of `clerk` as far as the name says and returns its id.
    std::string drafted();
    std::string submitted();      ///< open task of pre-review
    std::string pre_reviewed();   ///< by pre; open task of the center
    std::string with_opinions();  ///< o1 substantive, o2 advisory by center_a; awaits the answer
    std::string cleared();        ///< o1 adopted and verified, o2 declined

    /// Claims the open task and answers every item of the checklist with pass.
    void take_up(std::string const& login, std::string const& submission);

    TemporaryFolder folder;
    SetClock clock;
    SeededRandom random;
    base::NullLog log;
    std::unique_ptr<store::Store> real_store;
    std::unique_ptr<store::Store> decorator;
    store::Store& store;
    store::Blobs blobs;
    service::MaterialTexts texts;
    catalog::Catalog catalog;
    service::OrganisationCache organisation;
    service::Definitions definitions;
    service::StandIns stand_ins;
    service::ClearanceKey key;
    base::IdSource ids;
    service::Reviews reviews;

  private:
    void run_again(std::function<void()> job);
    std::mutex mutex_;
    std::vector<std::thread> workers_;
};

}  // namespace yingshen::test
