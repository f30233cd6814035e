#pragma once
#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "app/server.hpp"
#include "base/random.hpp"
#include "support/api_client.hpp"

namespace yingshen::test {

/// A clock that stands until it is moved. Thread-safe.
class ManualClock final : public base::Clock {
  public:
    [[nodiscard]] base::Time now() const override { return {us_.load()}; }
    void advance_hours(std::int64_t hours) { us_ += hours * 3'600'000'000; }

  private:
    std::atomic<std::int64_t> us_ = base::parse_time("2026-11-23T02:00:00Z")->us;
};

/// A directory of its own under the temporary directory, removed at the end.
class TempDirectory {
  public:
    TempDirectory();
    ~TempDirectory();
    TempDirectory(TempDirectory const&) = delete;
    TempDirectory& operator=(TempDirectory const&) = delete;
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// The shipped rules and the frozen first version of the review of a marketing material.
[[nodiscard]] std::filesystem::path default_definitions();
/// The same with the shipped workflows of the other kinds that are proved in no time.
[[nodiscard]] std::filesystem::path definitions_of_kinds();

/// A running bank: an empty data directory, definitions, a server on a free port, and
/// an organisation with every role. Logins:
///   clerk, clerk2 (submitters), inner (pre-reviewer), head (head of department) of east_credit;
///   inner2 (another pre-reviewer); west.clerk, west.inner of west_credit; lawyer, lawyer2; twin
///   and twin.inner: one person of east_credit with two accounts; reviewer, reviewer2, chief,
///   deputy (another head) of the center; chief.admin and deputy.admin, administrator accounts of
///   the same two people; vice (a third head); committee, committee2, committee3, auditor; admin;
///   channel; and reviewer.1 … reviewer.64 of the center.
class Bank {
  public:
    /// With the workflows and rules of a folder, or with the shipped rules and one workflow's file.
    explicit Bank(std::filesystem::path const& definitions = default_definitions());
    ~Bank();

    /// Logged in, on a connection of its own; the same one for the same login.
    [[nodiscard]] ApiClient& as(std::string const& login);
    /// Another connection with a session of its own.
    [[nodiscard]] std::unique_ptr<ApiClient> another(std::string const& login);
    /// A connection without a login.
    [[nodiscard]] std::unique_ptr<ApiClient> nobody();

    /// A draft of `clerk` with facts and one material that has no findings, titled `title`.
    [[nodiscard]] std::string draft(std::string const& title = "消费贷款海报");
    /// A draft of `west.clerk` for another unit, with a text that is like the one of draft().
    [[nodiscard]] std::string draft_of_west();
    /// The same, submitted and passed by `inner`: a task for the center.
    [[nodiscard]] std::string in_center(std::string const& title = "消费贷款海报");
    /// Answers every item of the present checklist with `pass`.
    void answer_checklist(ApiClient& client, std::string const& id);
    /// Takes an action and expects 200.
    ApiAnswer act(std::string const& login, std::string const& id, std::string const& action,
                  base::Json const& body = base::Json(base::Json::Object{}));
    void claim(std::string const& login, std::string const& id);

    /// Stops the server, keeps the data, and starts another on it.
    void restart();

    [[nodiscard]] app::Server& server() { return *server_; }
    [[nodiscard]] Contract const& contract() const { return contract_; }
    [[nodiscard]] ManualClock& clock() { return clock_; }
    [[nodiscard]] std::filesystem::path const& data() const { return directory_.path(); }

  private:
    void open();
    void install_organisation();
    void use_workflow(std::filesystem::path const& workflow);
    [[nodiscard]] std::string draft_of(std::string const& login, std::string_view unit,
                                       std::string const& title, std::string_view text);

    TempDirectory directory_;
    std::filesystem::path definitions_;
    ManualClock clock_;
    base::SystemRandom random_;
    base::NullLog log_;
    Contract contract_;
    std::unique_ptr<app::Server> server_;
    std::map<std::string, std::unique_ptr<ApiClient>> clients_;
};

/// Facts that the shipped workflow asks for.
[[nodiscard]] base::Json loan_facts();
/// A loan text that the shipped rules find nothing in.
[[nodiscard]] std::string_view clean_text();
[[nodiscard]] std::string path_of(std::string const& submission, std::string_view rest = "");

}  // namespace yingshen::test
