#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/time.hpp"
#include "yaml/node.hpp"

namespace yingshen::rulebook {

/// A legal instrument. The only place where a citation's facts live.
struct Statute {
    std::string id;
    std::string title;                     ///< 《…》 as published
    std::string number;                    ///< 银保监会令2022年第9号, or empty
    base::Date from;                       ///< in force since
    std::optional<base::Date> until;       ///< last day in force, where it was repealed
    std::map<std::string, bool> articles;  ///< articles that may be cited -> text checked in full
    bool checked = false;                  ///< read in a full official text
    std::string note;
    yaml::Mark mark;
};

/// A reference to an article: `{statute: advertising_law_2021, article: "25(1)"}`; the article may
/// be absent where the whole instrument is meant.
struct Citation {
    std::string statute;
    std::string article;
    bool operator==(Citation const&) const = default;
};

class Statutes {
  public:
    [[nodiscard]] Statute const* find(std::string_view id) const;
    [[nodiscard]] std::vector<Statute> const& all() const { return statutes_; }
    void add(Statute statute) { statutes_.push_back(std::move(statute)); }
    /// "《中华人民共和国广告法》第二十五条第（一）项"; an unchecked article ends with "（待核）".
    [[nodiscard]] std::string cite(Citation const& citation) const;

  private:
    std::vector<Statute> statutes_;
};

/// Reads rules/statutes.yaml.
[[nodiscard]] std::expected<Statutes, std::vector<base::Fault>> parse_statutes(
    std::string_view text, std::string_view file);

}  // namespace yingshen::rulebook
