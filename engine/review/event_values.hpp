#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/hash.hpp"
#include "base/time.hpp"
#include "words/facts.hpp"
#include "words/words.hpp"

/// What several events are made of.
namespace yingshen::review {

/// The definitions a submission froze when it was created, by content hash.
struct Pins {
    base::Digest workflow{};
    base::Digest rulebook{};  ///< statutes, checklists and rules together
    bool operator==(Pins const&) const = default;
};

/// Where in a material an opinion points, in code points of a revision's text.
struct Place {
    std::string material;
    int revision = 0;
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string quote;
    std::string rule;  ///< the finding it came from, or empty
    bool operator==(Place const&) const = default;
};

/// Some characters of a revision's text.
struct TextSpan {
    std::string material;
    int revision = 0;
    std::int64_t begin = 0;  ///< in code points
    std::int64_t end = 0;
    std::string quote;
    bool operator==(TextSpan const&) const = default;
};

/// What an answer or a verification rested on. Nothing named means everything: title, facts and
/// every material.
struct RestsOn {
    std::vector<std::string> facts;      ///< by name
    std::vector<std::string> materials;  ///< whole materials
    std::vector<TextSpan> spans;
    bool operator==(RestsOn const&) const = default;

    [[nodiscard]] bool on_everything() const {
        return facts.empty() && materials.empty() && spans.empty();
    }
};

/// The cleared submission that another one starts from.
struct Base {
    std::string submission;
    base::Digest certificate{};  ///< SHA-256 of its certificate's body
    base::Time cleared_at;
    words::FactSet facts;                                         ///< as cleared
    std::vector<std::pair<std::string, base::Digest>> materials;  ///< id and cleared bytes
    bool operator==(Base const&) const = default;
};

/// Work that begins when a state is entered.
struct TaskOpened {
    words::Role role = words::Role::submitter;
    words::Scope scope = words::Scope::any;
    std::optional<base::Time> due;
    std::optional<base::Time> review_due{};  ///< when the reviewers' time is up, if they keep it
    bool urgent = false;                     ///< go-live was near when the task began
    std::vector<base::Time> timers{};        ///< when each timer of the state comes due
    bool operator==(TaskOpened const&) const = default;
};

}  // namespace yingshen::review
