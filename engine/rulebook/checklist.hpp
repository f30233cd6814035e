#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "rulebook/applies.hpp"
#include "rulebook/statutes.hpp"

namespace yingshen::rulebook {

struct Item {
    std::string id;  ///< unique over all checklists: `information.annual_rate_shown`
    words::Right right;
    words::Severity severity;
    std::string question;  ///< Chinese, answerable with pass, fail, not applicable
    std::string guidance;  ///< what to look at, or empty
    Applies applies;
    std::vector<Citation> basis;
    yaml::Mark mark;
};

/// A list of items, all or a selection of which a state asks. A checklist may `include` others.
struct Checklist {
    std::string id;
    int version = 0;
    std::string title;
    std::vector<std::string> includes;
    std::vector<yaml::Mark> include_marks;  ///< where each of `includes` stands
    std::vector<Item> items;                ///< own items; rulebook::items resolves includes
    std::string file;
    base::Digest hash{};  ///< of the bytes of the file

    [[nodiscard]] Item const* find(std::string_view item) const;
};

/// Reads one checklist file; statutes must be known and in force on `on`.
[[nodiscard]] std::expected<Checklist, std::vector<base::Fault>> parse_checklist(
    std::string_view text, std::string_view file, Statutes const& statutes, base::Date on);

}  // namespace yingshen::rulebook
