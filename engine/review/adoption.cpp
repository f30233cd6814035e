#include "review/adoption.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace yingshen::review {
namespace {

using Holds = std::function<bool(OpinionRow const&)>;

constexpr std::int64_t small_sample_below = 10;

bool is_substantive(OpinionRow const& row) {
    return row.severity == "substantive";
}
bool is_adopted(OpinionRow const& row) {
    return row.answer == "adopted";
}
bool is_decided(OpinionRow const& row) {
    return row.past_response && !row.withdrawn && !row.answer.empty();
}
bool is_pending(OpinionRow const& row) {
    return !row.withdrawn && !is_decided(row);
}
bool is_headline(OpinionRow const& row) {
    return is_substantive(row) && is_decided(row);
}

std::vector<std::string> list(std::set<std::string> const& submissions) {
    return {submissions.begin(), submissions.end()};
}

/// Of the rows in a population, those for which something holds.
Figure share(std::span<OpinionRow const> rows, std::string id, base::Text definition,
             Holds const& population, Holds const& counted) {
    Figure figure{std::move(id), std::move(definition), 0, 0, {}};
    std::set<std::string> behind;
    for (auto const& row : rows) {
        if (!population(row)) continue;
        ++figure.denominator;
        if (counted(row)) ++figure.numerator;
        behind.insert(row.submission);
    }
    figure.submissions = list(behind);
    return figure;
}

/// The unit of this one is the submission: all of its decided opinions must be adopted.
Figure submissions_all_adopted(std::span<OpinionRow const> rows) {
    std::map<std::string, bool> all_adopted;
    for (auto const& row : rows) {
        if (!is_decided(row)) continue;
        auto const entry = all_adopted.try_emplace(row.submission, true).first;
        entry->second = entry->second && is_adopted(row);
    }
    Figure figure{"submissions_all_adopted",
                  {"全部意见均被采纳的送审单 ÷ 有已反馈意见的送审单",
                   "Submissions whose every answered opinion was adopted ÷ submissions with an "
                   "answered opinion"},
                  0,
                  static_cast<std::int64_t>(all_adopted.size()),
                  {}};
    for (auto const& [submission, adopted] : all_adopted) {
        if (adopted) ++figure.numerator;
        figure.submissions.push_back(submission);
    }
    return figure;
}

std::vector<Figure> figures_of(std::span<OpinionRow const> rows) {
    return {
        share(rows, "adoption_rate",
              {"采纳 ÷（采纳+部分采纳+不采纳），仅实质性意见，以最终反馈计",
               "Adopted ÷ (adopted + partially adopted + declined), substantive opinions, by the "
               "final answer"},
              is_headline, is_adopted),
        share(rows, "adoption_rate_all",
              {"采纳 ÷（采纳+部分采纳+不采纳），全部意见，以最终反馈计",
               "Adopted ÷ (adopted + partially adopted + declined), all opinions, by the final "
               "answer"},
              is_decided, is_adopted),
        share(rows, "with_partial",
              {"（采纳+部分采纳）÷（采纳+部分采纳+不采纳），仅实质性意见，以最终反馈计",
               "(Adopted + partially adopted) ÷ (adopted + partially adopted + declined), "
               "substantive opinions, by the final answer"},
              is_headline,
              [](OpinionRow const& row) {
                  return is_adopted(row) || row.answer == "partially_adopted";
              }),
        submissions_all_adopted(rows),
        share(rows, "first_answer_rate",
              {"首次反馈即采纳 ÷（采纳+部分采纳+不采纳），仅实质性意见",
               "Adopted in the first answer ÷ (adopted + partially adopted + declined), "
               "substantive opinions"},
              is_headline, [](OpinionRow const& row) { return row.first_answer == "adopted"; }),
        share(
            rows, "implemented_rate",
            {"已采纳且在最终材料中核验落实 ÷ 采纳，仅实质性意见",
             "Adopted and verified in the final material ÷ adopted, substantive opinions"},
            [](OpinionRow const& row) { return is_headline(row) && is_adopted(row); },
            [](OpinionRow const& row) { return row.verified; }),
    };
}

Counted count(std::span<OpinionRow const> rows, std::string id, base::Text definition,
              Holds const& counted) {
    Counted out{std::move(id), std::move(definition), 0, {}, std::nullopt};
    std::set<std::string> behind;
    for (auto const& row : rows) {
        if (!counted(row)) continue;
        ++out.count;
        behind.insert(row.submission);
        out.oldest = out.oldest ? std::min(*out.oldest, row.given_at) : row.given_at;
    }
    out.submissions = list(behind);
    return out;
}

std::vector<Counted> excluded_of(std::span<OpinionRow const> rows) {
    return {
        count(rows, "pending",
              {"尚未发出或尚未完成反馈的意见，不计入",
               "Opinions not sent or not finally answered yet; not counted"},
              is_pending),
        count(rows, "withdrawn",
              {"已撤回的意见，不计入", "Opinions that were withdrawn; not counted"},
              [](OpinionRow const& row) { return row.withdrawn; }),
    };
}

std::vector<Counted> signs_of(std::span<OpinionRow const> rows) {
    return {
        count(rows, "withdrawn_after_decline",
              {"业务部门不采纳后被撤回的意见", "Opinions withdrawn after they were declined"},
              [](OpinionRow const& row) { return row.withdrawn_after_decline; }),
        count(
            rows, "answer_changed",
            {"最终反馈与首次反馈不同的意见", "Opinions whose final answer differs from the first"},
            [](OpinionRow const& row) {
                return is_decided(row) && row.answer != row.first_answer;
            }),
        count(rows, "adopted_not_implemented",
              {"已采纳但审查通过时未核验落实的意见",
               "Opinions adopted, but not verified when the submission was cleared"},
              [](OpinionRow const& row) {
                  return row.cleared && is_decided(row) && is_adopted(row) && !row.verified;
              }),
    };
}

}  // namespace

std::string Figure::percent() const {
    if (denominator == 0) return "—";
    auto const tenths = (2000 * numerator + denominator) / (2 * denominator);
    return fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

AdoptionFigures adoption(std::span<OpinionRow const> opinions) {
    AdoptionFigures out;
    out.figures = figures_of(opinions);
    out.excluded = excluded_of(opinions);
    out.gaming_signs = signs_of(opinions);
    out.small_sample = out.figures.front().denominator < small_sample_below;
    return out;
}

}  // namespace yingshen::review
