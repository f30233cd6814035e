#include "service/compare_texts.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "service/running_texts.hpp"

namespace yingshen::service {
namespace {

using screening::Extent;

/// A side of a comparison: some parts of a text, joined, and the way back to it.
class Side {
  public:
    explicit Side(MaterialText const& text)
        : text_(text.text()), points_(base::decode_utf8(text_)) {}

    /// The next part, of code points of the text.
    void add(std::size_t begin, std::size_t length) {
        if (length == 0) return;
        if (length_ > 0) {
            joined_ += "\n\n";
            length_ += 2;
        }
        parts_.push_back({length_, length, begin});
        joined_ += bytes(begin, begin + length);
        length_ += length;
    }

    [[nodiscard]] std::string const& joined() const { return joined_; }

    /// From the joined parts to the text.
    [[nodiscard]] Extent original(Extent const& extent) const {
        auto const begin = original(extent.begin);
        if (extent.begin == extent.end) return {begin, begin};
        return {begin, original(extent.end - 1) + 1};
    }

    /// The bytes of code points of the text.
    [[nodiscard]] std::string_view bytes(std::size_t begin, std::size_t end) const {
        auto const byte = [&](std::size_t at) {
            return at < points_.size() ? points_[at].byte : text_.size();
        };
        return std::string_view(text_).substr(byte(begin), byte(end) - byte(begin));
    }

  private:
    struct Part {
        std::size_t at;  ///< its first code point in joined_
        std::size_t length;
        std::size_t begin;  ///< the same in the text
    };

    /// What lies between two parts counts to the first.
    [[nodiscard]] std::size_t original(std::size_t at) const {
        auto const after = std::ranges::upper_bound(parts_, at, {}, &Part::at);
        if (after == parts_.begin()) return at;
        auto const& part = *std::prev(after);
        return part.begin + std::min(at - part.at, part.length);
    }

    std::string const& text_;
    std::vector<base::CodePoint> points_;
    std::string joined_;
    std::size_t length_ = 0;
    std::vector<Part> parts_;
};

/// The body of a text, and those of its headers and footers that the other one has not.
Side side_of(MaterialText const& text, std::vector<RunningText> const& own,
             std::vector<RunningText> const& others) {
    Side out(text);
    out.add(0,
            text.map ? text.map->length_without_running() : base::count_code_points(text.text()));
    for (auto const& running : own) {
        auto const is_there = std::ranges::any_of(others, [&](RunningText const& other) {
            return says_the_same(running.pattern, other.pattern);
        });
        auto const begin = text.map->begin_of(running.block);
        if (is_there || !begin) continue;
        out.add(*begin, base::count_code_points(text.document->blocks[running.block].text));
    }
    return out;
}

}  // namespace

std::vector<screening::Difference> compare_texts(MaterialText const& reviewed,
                                                 MaterialText const& final_text,
                                                 rulebook::ComparisonWords const& words) {
    auto const was = running_texts(reviewed);
    auto const now = running_texts(final_text);
    auto const as_they_are = [&] {
        return screening::compare(reviewed.text(), final_text.text(), words);
    };
    if (!was || !now || (was->empty() && now->empty())) return as_they_are();
    auto const a = side_of(reviewed, *was, *now);
    auto const b = side_of(final_text, *now, *was);
    if (a.joined().empty() || b.joined().empty()) return as_they_are();
    auto out = screening::compare(a.joined(), b.joined(), words);
    for (auto& difference : out) {
        if (difference.kind == screening::DifferenceKind::not_comparable) continue;
        difference.in_reviewed = a.original(difference.in_reviewed);
        difference.in_final = b.original(difference.in_final);
        difference.was = a.bytes(difference.in_reviewed.begin, difference.in_reviewed.end);
        difference.now = b.bytes(difference.in_final.begin, difference.in_final.end);
    }
    return out;
}

}  // namespace yingshen::service
