#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "catalog/catalog.hpp"
#include "store/store.hpp"

namespace yingshen::bench {

/// The people of a filled bank: `departments` departments of one branch, each with one clerk and
/// one internal reviewer, and bearer tokens for all of them.
struct Bank {
    std::vector<std::string> clerk_tokens;     ///< by department
    std::vector<std::string> reviewer_tokens;  ///< by department
    std::vector<std::string> submissions;  ///< submission i belongs to department i % departments
};

/// Fills an empty store with `count` submissions that wait for internal pre-review, each made by
/// the real decision function from four commands (create, attach, submit; the text is screened), so
/// that a benchmark drives rows like those of a bank.
[[nodiscard]] Bank fill(store::Store& store, catalog::Checked const& definitions, std::size_t count,
                        std::size_t departments);

}  // namespace yingshen::bench
