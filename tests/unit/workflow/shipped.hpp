#pragma once
#include <string>
#include <vector>

#include "workflow/definition.hpp"

namespace yingshen::workflow::test {

[[nodiscard]] std::string read_file(std::string const& path);
/// A file of the repository, by its path below the root.
[[nodiscard]] std::string read_source(std::string const& path);

/// The frozen first version of the shipped workflow.
[[nodiscard]] std::string shipped_text();
[[nodiscard]] Definition shipped();

/// Lays a patch over a YAML text: maps merge key by key, `~` removes a key, everything else
/// replaces. The result is in block style.
[[nodiscard]] std::string patched(std::string const& text, std::string const& patch);

/// A definition of tests/unit/workflow/patterns: each has some of the patterns of the language and
/// is proved good; `every_pattern` has them all.
[[nodiscard]] Definition pattern(std::string const& name);

/// A definition that breaks promises: the shipped workflow of marketing material, or another one
/// that the patch names, with the patch laid over it.
struct Broken {
    std::string name;
    std::vector<std::string> breaks;  ///< names of promises, from the header `# breaks: a, b`
    std::string of;  ///< the file that is patched, from the header `# of: FILE`; or empty
    Definition definition;
};
/// Every file of tests/unit/workflow/broken, sorted by name.
[[nodiscard]] std::vector<Broken> broken_definitions();
/// Those of the workflow of marketing material.
[[nodiscard]] std::vector<Broken> broken_marketing_material();

/// Compares with a file of tests/unit/workflow/golden. With YINGSHEN_ACCEPT=1 in the environment it
/// writes the file and reports a skipped test, so that nobody takes an accepted run for a passed
/// one.
void check_golden(std::string const& name, std::string const& text);

}  // namespace yingshen::workflow::test
