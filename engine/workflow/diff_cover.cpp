#include "workflow/diff_cover.hpp"

#include <algorithm>
#include <bit>

namespace yingshen::workflow {
namespace {

/// Picks circumstances of a given number of bits, one by one: what covers most comes first; of the
/// same, what says that something is missing.
class Picker {
  public:
    Picker(std::set<Seen>& left, std::set<Seen> const& known, std::size_t size)
        : left_(left), known_(known), size_(size) {}

    void pick(std::size_t bits, std::vector<Circumstance>& picked) {
        while (!left_.empty()) {
            best_ = {};
            best_count_ = 0;
            extend({}, 0, bits);
            if (best_count_ == 0) return;
            std::erase_if(left_, [&](Seen seen) { return best_.holds(seen); });
            picked.push_back(best_);
        }
    }

  private:
    void extend(Circumstance const& at, std::size_t from, std::size_t bits) {
        if (bits == 0) {
            weigh(at);
            return;
        }
        for (auto bit = from; bit < size_; ++bit) {
            auto const mask = Seen{1} << bit;
            for (auto const is_set : {false, true})
                extend({at.asked | mask, at.values | (is_set ? mask : 0)}, bit + 1, bits - 1);
        }
    }

    void weigh(Circumstance const& circumstance) {
        auto const holds = [&](Seen seen) { return circumstance.holds(seen); };
        auto const count = std::ranges::count_if(left_, holds);
        if (count == 0 || count < best_count_) return;
        if (count == best_count_ && claims(circumstance) >= claims(best_)) return;
        if (std::ranges::any_of(known_, holds)) return;
        best_ = circumstance;
        best_count_ = count;
    }

    static int claims(Circumstance const& circumstance) {
        return std::popcount(circumstance.values);
    }

    std::set<Seen>& left_;
    std::set<Seen> const& known_;
    std::size_t size_;
    Circumstance best_;
    std::ptrdiff_t best_count_ = 0;
};

}  // namespace

std::vector<Circumstance> cover(std::set<Seen> allowed, std::set<Seen> const& known,
                                std::size_t size, std::size_t bits_max) {
    std::vector<Circumstance> picked;
    for (std::size_t bits = 1; bits <= bits_max && !allowed.empty(); ++bits)
        Picker(allowed, known, size).pick(bits, picked);
    return picked;
}

base::Text in_words(Circumstance const& circumstance, Vocabulary const& vocabulary) {
    base::Text words;
    for (std::size_t bit = 0; bit < vocabulary.size(); ++bit) {
        auto const mask = Seen{1} << bit;
        if ((circumstance.asked & mask) == 0) continue;
        auto const one = vocabulary.phrase(bit, (circumstance.values & mask) != 0);
        words.zh += (words.zh.empty() ? "" : "且") + one.zh;
        words.en += (words.en.empty() ? "" : " and ") + one.en;
    }
    return words;
}

}  // namespace yingshen::workflow
