#include "screening/recurrence.hpp"

#include <map>
#include <tuple>
#include <utility>

namespace yingshen::screening {
namespace {

using Found = std::vector<std::optional<Recurrence>>;

bool says_the_same(Finding const& before, Finding const& now) {
    return before.version == now.version && before.severity == now.severity &&
           before.kind == now.kind && before.question == now.question &&
           before.detail == now.detail && before.more == now.more;
}

/// Pairs what is left on both sides, key by key, in the order of appearance.
class Pairing {
  public:
    Pairing(std::vector<Finding> const& before, std::vector<Finding> const& now)
        : before_(before), now_(now), taken_(before.size()), found_(now.size()) {}

    /// `key_before` gives the key of a finding before as it would be now, or nullopt where it has
    /// none; `key_now` that of one now.
    template <class KeyBefore, class KeyNow>
    void pair(KeyBefore const& key_before, KeyNow const& key_now, bool unchanged) {
        using Key = decltype(key_now(now_.front()))::value_type;
        std::multimap<Key, std::size_t> left;
        for (std::size_t i = 0; i < before_.size(); ++i) {
            if (taken_[i]) continue;
            if (auto key = key_before(before_[i])) left.emplace(*std::move(key), i);
        }
        for (std::size_t i = 0; i < now_.size() && !left.empty(); ++i) {
            if (found_[i]) continue;
            auto const key = key_now(now_[i]);
            // Equal keys stand in the order of their insertion, which is that of the text.
            auto const same = key ? left.lower_bound(*key) : left.end();
            if (same == left.end() || same->first != *key) continue;
            auto const at = same->second;
            left.erase(same);
            taken_[at] = true;
            found_[i] = Recurrence{at, unchanged && says_the_same(before_[at], now_[i])};
        }
    }

    [[nodiscard]] Found found() && { return std::move(found_); }

  private:
    std::vector<Finding> const& before_;
    std::vector<Finding> const& now_;
    std::vector<bool> taken_;
    Found found_;
};

using Placed = std::tuple<std::string_view, std::size_t, std::size_t>;
using Worded = std::pair<std::string_view, std::string_view>;

bool has_words(Finding const& finding) {
    return finding.span.begin < finding.span.end;
}

std::optional<Placed> place_of(Finding const& finding) {
    if (!has_words(finding)) return std::nullopt;
    return Placed{finding.rule, finding.span.begin, finding.span.end};
}

std::optional<Worded> words_of(Finding const& finding) {
    if (!has_words(finding)) return std::nullopt;
    return Worded{finding.rule, finding.text};
}

std::optional<Worded> missing(Finding const& finding) {
    if (has_words(finding)) return std::nullopt;
    return Worded{finding.rule, finding.detail};
}

/// Where a finding before stands now, as `moved` says it of its span.
template <class Moved>
auto placed(Moved const& moved) {
    return [moved](Finding const& finding) -> std::optional<Placed> {
        if (!has_words(finding)) return std::nullopt;
        auto const now = moved(Extent{finding.span.begin, finding.span.end});
        if (!now) return std::nullopt;
        return Placed{finding.rule, now->begin, now->end};
    };
}

std::optional<std::string_view> missing_rule(Finding const& finding) {
    if (has_words(finding)) return std::nullopt;
    return std::string_view(finding.rule);
}

}  // namespace

std::vector<std::optional<Recurrence>> recurrences(std::vector<Finding> const& before,
                                                   std::vector<Finding> const& now,
                                                   Change const* change) {
    Pairing pairing(before, now);
    if (change != nullptr) {
        pairing.pair(placed([change](Extent span) { return change->carried(span); }), place_of,
                     true);
        pairing.pair(placed([change](Extent span) { return change->moved(span); }), place_of,
                     false);
    }
    pairing.pair(missing, missing, true);
    pairing.pair(missing_rule, missing_rule, false);
    pairing.pair(words_of, words_of, false);
    return std::move(pairing).found();
}

std::vector<std::optional<Recurrence>> recurrences(std::vector<Finding> const& before,
                                                   std::vector<Finding> const& now) {
    Pairing pairing(before, now);
    pairing.pair(place_of, place_of, true);
    pairing.pair(missing, missing, true);
    pairing.pair(missing_rule, missing_rule, false);
    return std::move(pairing).found();
}

}  // namespace yingshen::screening
