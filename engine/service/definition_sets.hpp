#pragma once
#include <map>
#include <memory>
#include <optional>

#include "base/log.hpp"
#include "catalog/catalog.hpp"
#include "catalog/change.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// The stream of definitions folded, and the hash of its last event.
struct FoldedChanges {
    catalog::Changes changes;
    base::Digest head{};
};
/// Folds one more event; the live path and every replay use it. Throws std::runtime_error where it
/// is unreadable.
void take(FoldedChanges& known, store::EventRecord const& record);
/// Reads the events after those that are known. Throws std::runtime_error where the log is
/// unreadable.
[[nodiscard]] FoldedChanges read_changes(store::Store& store, FoldedChanges known = {});

/// One event of the stream as a write of its own.
[[nodiscard]] store::Write write_of(FoldedChanges const& before, catalog::Change const& change,
                                    base::Time at, std::string const& person,
                                    std::string const& account);

/// Puts the bytes of a checked set into the store, before any event names them: every file, and
/// what submissions pin.
void keep_set(store::Store& store, catalog::DefinitionFiles const& files,
              catalog::Checked const& checked, base::Time now);
/// The files of a set from the store. Throws std::runtime_error where one is lost or altered.
[[nodiscard]] catalog::DefinitionFiles read_set(store::Store& store,
                                                catalog::Manifest const& manifest);

/// Sets by their hash, ready for use.
using Sets = std::map<base::Digest, std::shared_ptr<catalog::ActiveSet const>>;

/// A set that was activated, checked again as of today. What is wrong today (a citation that was
/// repealed meanwhile) is logged and does not stop a bank; a set that this program cannot read any
/// more throws std::runtime_error.
[[nodiscard]] std::shared_ptr<catalog::ActiveSet const> load_set(
    store::Store& store, catalog::Activation const& activation, base::Time now, base::Log& log,
    catalog::Check const& check = catalog::check);

/// Makes a set that was checked and has no faults the first one in force, by the person `system`.
[[nodiscard]] Sets bootstrap(store::Store& store, catalog::DefinitionFiles const& files,
                             catalog::Checked const& checked, base::Time now);

}  // namespace yingshen::service
