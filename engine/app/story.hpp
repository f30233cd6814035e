#pragma once
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/time.hpp"

namespace yingshen::app {

/// An item of a checklist that is answered otherwise than the rest.
struct ItemException {
    std::string item;
    std::string verdict;
    std::string note;
};

/// One thing that one person does. `texts` holds the further keys of the step's `do`, by name.
struct StoryStep {
    std::string place;         ///< file:line:col
    std::string by;            ///< a login
    std::string on_behalf_of;  ///< a person who is stood in for, or ""
    std::string action;
    std::map<std::string, std::string, std::less<>> texts;
    base::Json facts;  ///< as the API takes them
    base::Json basis;  ///< citations as the API takes them; null where there are none
    std::vector<ItemException> except;
    std::string expect;   ///< the state afterwards, or ""
    std::string refused;  ///< the code of the problem that must come, or ""

    /// A further key, or "".
    [[nodiscard]] std::string text(std::string_view key) const;
};

/// What people do to one submission, as docs/sample-bank/README.md describes it.
struct Story {
    std::string id;
    std::string title;
    bool show_steps = true;
    std::filesystem::path materials;  ///< the folder of the files that it attaches
    std::vector<StoryStep> steps;
};

/// Reads a story; every fault at once with its place. Dates written as "+16 days" count from
/// `today`.
[[nodiscard]] std::expected<Story, std::vector<base::Fault>> read_story(
    std::string const& text, std::filesystem::path const& file, base::Date today);

}  // namespace yingshen::app
