#include <algorithm>

#include "screening/compare_marks.hpp"

namespace yingshen::screening {
namespace {

using Places = std::vector<std::uint32_t>;

/// The changed quantities of one kind among tokens [from, to).
Places quantities(Marks const& side, std::uint32_t from, std::uint32_t to, Token::Kind kind) {
    Places out;
    for (auto i = from; i < to; ++i) {
        if (side.changed[i] && side.text.tokens[i].kind == kind) out.push_back(i);
    }
    return out;
}

void add_number(Comparing& at, Hunk const& hunk, std::uint32_t token) {
    bool const is_rate = at.b.text.tokens[token].kind == Token::Kind::rate;
    at.add(is_rate ? DifferenceKind::added_rate : DifferenceKind::added_number,
           at.a.extent(hunk.a0, hunk.a0), at.b.extent(token, token + 1));
    at.b.tell(token, token + 1);
}

void change_number(Comparing& at, std::uint32_t from, std::uint32_t to) {
    at.add(DifferenceKind::changed_number, at.a.extent(from, from + 1), at.b.extent(to, to + 1));
    at.a.tell(from, from + 1);
    at.b.tell(to, to + 1);
}

/// Whether only numbers were put in place of numbers of their kind, every other token staying.
bool is_only_numbers(Comparing const& at, Hunk const& hunk) {
    if (hunk.a1 - hunk.a0 != hunk.b1 - hunk.b0) return false;
    for (std::uint32_t i = 0; i < hunk.a1 - hunk.a0; ++i) {
        auto const& was = at.a.text.tokens[hunk.a0 + i];
        auto const& now = at.b.text.tokens[hunk.b0 + i];
        if (!at.a.changed[hunk.a0 + i] || !at.b.changed[hunk.b0 + i]) return false;
        if (was.kind != now.kind || (!was.is_quantity() && was.id != now.id)) return false;
    }
    return true;
}

void replace_numbers(Comparing& at, Hunk const& hunk) {
    for (std::uint32_t i = 0; i < hunk.a1 - hunk.a0; ++i) {
        auto const a = hunk.a0 + i;
        auto const b = hunk.b0 + i;
        if (at.a.text.tokens[a].id != at.b.text.tokens[b].id) {
            change_number(at, a, b);
        } else {
            at.a.settle(a, a + 1);
            at.b.settle(b, b + 1);
        }
    }
}

/// Among other words a number is the successor of another only where each has one; the same number
/// in other words says something else, so it counts as added.
void pair_numbers(Comparing& at, Hunk const& hunk, Token::Kind kind) {
    auto const was = quantities(at.a, hunk.a0, hunk.a1, kind);
    auto const now = quantities(at.b, hunk.b0, hunk.b1, kind);
    bool const is_paired = was.size() == now.size();
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (is_paired && at.a.text.tokens[was[i]].id != at.b.text.tokens[now[i]].id) {
            change_number(at, was[i], now[i]);
        } else {
            add_number(at, hunk, now[i]);
        }
    }
}

}  // namespace

void find_quantities(Comparing& at) {
    for (auto const& hunk : at.hunks) {
        if (is_only_numbers(at, hunk)) {
            replace_numbers(at, hunk);
        } else {
            pair_numbers(at, hunk, Token::Kind::rate);
            pair_numbers(at, hunk, Token::Kind::number);
        }
    }
}

}  // namespace yingshen::screening
