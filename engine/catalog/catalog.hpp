#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "catalog/files.hpp"
#include "rulebook/rulebook.hpp"
#include "screening/screen.hpp"
#include "workflow/calendar.hpp"
#include "workflow/definition.hpp"
#include "workflow/prove.hpp"

namespace yingshen::catalog {

/// A rule book with its compiled matcher, pinned together by one content hash.
struct Rules {
    base::Digest hash{};
    rulebook::Rulebook book;
    screening::Matcher matcher;
};

/// What a definition folder holds, checked: everything that a person should know about it.
struct Checked {
    std::vector<base::Fault>
        faults;  ///< form, references, citations, rule tests, unknown checklists, calendar
    std::vector<base::Fault> warnings;  ///< what a person should know although it works
    struct Refused {
        std::shared_ptr<workflow::Definition const> definition;
        workflow::Violation violation;
    };
    std::vector<Refused> refused;  ///< promises that a workflow breaks
    std::vector<std::shared_ptr<workflow::Definition const>> workflows;
    std::map<std::string, workflow::Proof> proofs;  ///< by workflow id
    std::map<std::string, std::size_t> scenarios;   ///< how many were played, by workflow id
    std::map<base::Digest, std::string> contents;   ///< bytes that submissions pin, by hash
    std::shared_ptr<Rules const> rules;
    std::shared_ptr<workflow::Calendar const> calendar;  ///< never null
    [[nodiscard]] bool ok() const { return faults.empty() && refused.empty(); }
};

/// Checks workflows, the scenarios beside them, rules and the calendar. `on` is the day on which
/// citations must be in force. Pure.
[[nodiscard]] Checked check(DefinitionFiles const& files, base::Date on);
/// As `check`, or from what it found before.
using Check = std::function<Checked(DefinitionFiles const&, base::Date)>;
/// Reads and checks two folders. Throws only where they cannot be read.
[[nodiscard]] Checked check_folders(std::filesystem::path const& workflows,
                                    std::filesystem::path const& rules, base::Date on);

/// The definitions that new submissions pin, all of one activation. Immutable.
struct ActiveSet {
    std::vector<std::shared_ptr<workflow::Definition const>> workflows;
    std::shared_ptr<Rules const> rules;
    std::shared_ptr<workflow::Calendar const> calendar =
        std::make_shared<workflow::Calendar const>();  ///< never null
    /// The full-track definition for a kind of submission, or nullptr. A short track is asked for
    /// by its id.
    [[nodiscard]] std::shared_ptr<workflow::Definition const> workflow(words::Kind kind) const;
    [[nodiscard]] std::shared_ptr<workflow::Definition const> workflow(std::string_view id) const;
};
/// A set and the instant from which it is in force.
struct Scheduled {
    base::Time from;
    std::shared_ptr<ActiveSet const> set;
};
[[nodiscard]] std::shared_ptr<ActiveSet const> active_set(Checked const& checked);

/// The definitions a server works with: the set in force, those that wait for their day, and every
/// pinned one that a submission still refers to. Thread-safe; definitions are immutable and shared.
class Catalog {
  public:
    /// How a definition is fetched that is pinned but not scheduled: its bytes by hash.
    using Archive = std::function<std::optional<std::string>(base::Digest const&)>;
    /// `schedule` as in put().
    Catalog(std::vector<Scheduled> schedule, Archive archive, base::Clock const& clock);

    /// Replaces the schedule as a whole: sets in the order in which they come into force. The first
    /// is in force whatever the clock says.
    void put(std::vector<Scheduled> schedule);
    /// What is in force now, by the clock at each call; a clock that is set back brings no older
    /// set back. A caller that needs several definitions takes them from one set.
    [[nodiscard]] std::shared_ptr<ActiveSet const> current() const;
    /// The calendar in force, that deadlines are counted with; never null.
    [[nodiscard]] std::shared_ptr<workflow::Calendar const> calendar() const {
        return current()->calendar;
    }
    /// By content hash, scheduled or from the archive. Throws std::runtime_error where a pinned
    /// definition is lost: the environment is broken.
    [[nodiscard]] std::shared_ptr<workflow::Definition const> workflow(
        base::Digest const& hash) const;
    [[nodiscard]] std::shared_ptr<Rules const> rules(base::Digest const& hash) const;

  private:
    Archive archive_;
    base::Clock const& clock_;
    mutable std::mutex mutex_;
    std::vector<Scheduled> schedule_;
    mutable base::Time latest_;  ///< the latest instant that the clock was seen at
    mutable std::map<base::Digest, std::shared_ptr<workflow::Definition const>> pinned_workflows_;
    mutable std::map<base::Digest, std::shared_ptr<Rules const>> pinned_rules_;
};

}  // namespace yingshen::catalog
