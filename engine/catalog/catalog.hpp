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
    std::map<base::Digest, std::string> contents;   ///< bytes of every definition, by hash
    std::shared_ptr<Rules const> rules;
    std::shared_ptr<workflow::Calendar const> calendar;  ///< never null
    [[nodiscard]] bool ok() const { return faults.empty() && refused.empty(); }
};

/// Checks workflows, the scenarios beside them, rules and the calendar. `on` is the day on which
/// citations must be in force. Pure.
[[nodiscard]] Checked check(DefinitionFiles const& files, base::Date on);
/// Reads and checks two folders. Throws only where they cannot be read.
[[nodiscard]] Checked check(std::filesystem::path const& workflows,
                            std::filesystem::path const& rules, base::Date on);

/// The definitions a server works with: the active ones, and every pinned one that a submission
/// still refers to. Thread-safe; definitions are immutable and shared.
class Catalog {
  public:
    /// How a pinned definition that is not active any more is fetched: its bytes by hash.
    using Archive = std::function<std::optional<std::string>(base::Digest const&)>;
    Catalog(Checked checked, Archive archive);

    /// The active definition for a kind of submission, or nullptr.
    [[nodiscard]] std::shared_ptr<workflow::Definition const> active(words::Kind kind) const;
    [[nodiscard]] std::shared_ptr<Rules const> active_rules() const { return active_rules_; }
    [[nodiscard]] std::vector<std::shared_ptr<workflow::Definition const>> active_workflows() const;
    /// The calendar that deadlines are counted with; never null.
    [[nodiscard]] std::shared_ptr<workflow::Calendar const> calendar() const { return calendar_; }
    /// By content hash, from the active ones or the archive. Throws std::runtime_error where a
    /// pinned definition is lost: the environment is broken.
    [[nodiscard]] std::shared_ptr<workflow::Definition const> workflow(
        base::Digest const& hash) const;
    [[nodiscard]] std::shared_ptr<Rules const> rules(base::Digest const& hash) const;
    /// The bytes of a definition, active or archived; nullopt for an unknown hash.
    [[nodiscard]] std::optional<std::string> content(base::Digest const& hash) const;

  private:
    std::vector<std::shared_ptr<workflow::Definition const>> workflows_;
    std::shared_ptr<Rules const> active_rules_;
    std::shared_ptr<workflow::Calendar const> calendar_;
    std::map<base::Digest, std::string> contents_;
    Archive archive_;
    mutable std::mutex mutex_;
    mutable std::map<base::Digest, std::shared_ptr<workflow::Definition const>> pinned_workflows_;
    mutable std::map<base::Digest, std::shared_ptr<Rules const>> pinned_rules_;
};

}  // namespace yingshen::catalog
