#include "screening/surroundings.hpp"

#include <algorithm>

#include "screening/fold.hpp"
#include "screening/personal_data.hpp"
#include "screening/token.hpp"

namespace yingshen::screening {
namespace {

class Shown {
  public:
    explicit Shown(std::string_view text) : text_(text), points_(base::decode_utf8(text)) {
        std::u32string folded;
        folded.reserve(points_.size());
        for (auto const& point : points_)
            folded += fold_width(point.value);
        sentences_ = sentences(folded, SentenceEnd::line);
    }

    [[nodiscard]] Surroundings around(Extent place) const {
        if (place.begin >= place.end || place.end > points_.size()) return {};
        auto const whole = sentence(place);
        auto const from = std::max(whole.begin, place.begin - std::min(place.begin, most));
        auto const to = std::min(whole.end, place.end + most);
        Surroundings shown{(from > whole.begin ? "…" : "") + masked(from, place.begin),
                           masked(place.begin, place.end),
                           masked(place.end, to) + (to < whole.end ? "…" : "")};
        auto const together = mask_personal_data(slice(from, to));
        auto const apart = masked(from, place.begin) + shown.words + masked(place.end, to);
        if (apart == together) return shown;
        return {from > whole.begin ? "…" : "", together, to < whole.end ? "…" : ""};
    }

  private:
    static constexpr std::size_t most = surroundings_points;

    /// From the sentence in which a place begins to that in which it ends, without its line break.
    [[nodiscard]] Extent sentence(Extent place) const {
        auto const holding = [&](std::size_t at) {
            return *std::prev(std::ranges::upper_bound(sentences_, at, {}, &Extent::begin));
        };
        Extent whole{holding(place.begin).begin, holding(place.end - 1).end};
        auto const is_break = [&](std::size_t at) {
            return points_[at].value == U'\n' || points_[at].value == U'\r';
        };
        while (whole.end > place.end && is_break(whole.end - 1))
            --whole.end;
        while (whole.begin < place.begin && is_break(whole.begin))
            ++whole.begin;
        return whole;
    }
    [[nodiscard]] std::size_t byte(std::size_t at) const {
        return at == points_.size() ? text_.size() : points_[at].byte;
    }
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
        return text_.substr(byte(begin), byte(end) - byte(begin));
    }
    [[nodiscard]] std::string masked(std::size_t begin, std::size_t end) const {
        return mask_personal_data(slice(begin, end));
    }

    std::string_view text_;
    std::vector<base::CodePoint> points_;
    std::vector<Extent> sentences_;
};

}  // namespace

std::vector<Surroundings> surroundings(std::string_view text,
                                       std::vector<Finding> const& findings) {
    std::vector<Surroundings> around(findings.size());
    if (findings.empty()) return around;
    Shown const shown(text);
    for (std::size_t i = 0; i < findings.size(); ++i)
        around[i] = shown.around({findings[i].span.begin, findings[i].span.end});
    return around;
}

}  // namespace yingshen::screening
