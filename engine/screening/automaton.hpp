#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace yingshen::screening {

/// Finds every occurrence of many literals in one pass over a text (Aho and Corasick, 1975).
///
/// States are numbered breadth first, so the children of a state are neighbours and need only one
/// index; the labels on the way into them are sorted. The root, which most characters of a text
/// lead back to, has a direct table of pages instead. About 22 bytes a state; a text costs a few
/// steps a code point, however many literals there are. Immutable; share freely between threads.
class Automaton {
  public:
    /// Literals are not empty and differ from each other; their index is their name.
    explicit Automaton(std::vector<std::u32string> const& literals);

    /// Calls `found(literal, begin, end)` for every occurrence, by end and then longest first.
    template <class Found>
    void scan(std::vector<char32_t> const& text, Found found) const {
        std::uint32_t state = root;
        for (std::size_t i = 0; i < text.size(); ++i) {
            state = step(state, text[i]);
            for (auto hit = nearest_hit_[state]; hit != root; hit = nearest_hit_[fail_[hit]]) {
                found(literal_[hit], i + 1 - depth_[hit], i + 1);
            }
        }
    }

    [[nodiscard]] std::size_t states() const { return label_.size(); }

  private:
    static constexpr std::uint32_t root = 0;
    static constexpr std::uint32_t none = ~std::uint32_t{0};
    static constexpr std::uint32_t page_bits = 8;

    [[nodiscard]] std::uint32_t from_root(char32_t point) const;
    [[nodiscard]] std::uint32_t child(std::uint32_t state, char32_t point) const;
    [[nodiscard]] std::uint32_t step(std::uint32_t state, char32_t point) const;
    void build_states(std::vector<std::u32string> const& literals);
    void build_root_pages();
    void build_failures();

    std::vector<char32_t> label_;  ///< on the edge into a state
    std::vector<std::uint32_t>
        first_child_;                  ///< one more than states; children end where the next begin
    std::vector<std::uint32_t> fail_;  ///< the longest proper suffix that is a state
    std::vector<std::uint32_t>
        nearest_hit_;                     ///< this state or its nearest suffix that ends a literal
    std::vector<std::uint32_t> literal_;  ///< which literal ends here, or none
    std::vector<std::uint16_t> depth_;
    std::vector<std::uint16_t> root_page_;  ///< by the high bits of a code point
    std::vector<std::uint32_t>
        root_states_;  ///< pages of states by the low bits; page 0 is all root
};

}  // namespace yingshen::screening
