#include "review/adoption.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <set>

/// The figures of random groups against a second, plain way of counting that shares no code with
/// the engine.
using namespace yingshen;
using review::OpinionRow;

namespace {

std::vector<OpinionRow> random_rows(std::mt19937_64& random) {
    static char const* const answers[] = {"", "adopted", "partially_adopted", "declined"};
    auto const below = [&](std::uint64_t bound) {
        return static_cast<std::size_t>(random() % bound);
    };
    std::vector<OpinionRow> rows(below(40));
    for (auto& row : rows) {
        row.submission = "s" + std::to_string(below(8));
        row.severity = below(2) == 0 ? "substantive" : "advisory";
        row.given_at = {static_cast<std::int64_t>(below(1'000))};
        row.answer = answers[below(4)];
        row.first_answer = row.answer.empty() ? "" : answers[1 + below(3)];
        row.sent = below(4) != 0;
        row.past_response = !row.answer.empty() && below(3) != 0;
        row.verified = row.answer == "adopted" && below(2) == 0;
        row.withdrawn = below(6) == 0;
        row.withdrawn_after_decline = row.withdrawn && row.answer == "declined";
        row.cleared = below(2) == 0;
    }
    return rows;
}

/// Counts of one group, in one pass of ifs.
struct Plain {
    std::int64_t substantive = 0, substantive_adopted = 0, substantive_partial = 0,
                 first_adopted = 0, implemented = 0;
    std::int64_t all = 0, all_adopted = 0, pending = 0, withdrawn = 0, changed = 0,
                 unimplemented = 0, after_decline = 0;
    std::set<std::string> submissions, spoiled, headline;
    std::int64_t oldest_pending = -1;
};

Plain count(std::vector<OpinionRow> const& rows) {
    Plain plain;
    for (auto const& row : rows) {
        if (row.withdrawn) {
            ++plain.withdrawn;
            if (row.withdrawn_after_decline) ++plain.after_decline;
            continue;
        }
        if (!row.past_response) {
            ++plain.pending;
            if (plain.oldest_pending < 0 || row.given_at.us < plain.oldest_pending)
                plain.oldest_pending = row.given_at.us;
            continue;
        }
        ++plain.all;
        plain.submissions.insert(row.submission);
        if (row.answer != row.first_answer) ++plain.changed;
        if (row.answer == "adopted") {
            ++plain.all_adopted;
            if (row.cleared && !row.verified) ++plain.unimplemented;
        } else {
            plain.spoiled.insert(row.submission);
        }
        if (row.severity == "advisory") continue;
        ++plain.substantive;
        plain.headline.insert(row.submission);
        if (row.first_answer == "adopted") ++plain.first_adopted;
        if (row.answer == "partially_adopted") ++plain.substantive_partial;
        if (row.answer == "adopted") ++plain.substantive_adopted;
        if (row.answer == "adopted" && row.verified) ++plain.implemented;
    }
    return plain;
}

void check_figure(review::Figure const& figure, std::string const& id, std::int64_t numerator,
                  std::int64_t denominator) {
    CHECK(figure.id == id);
    CHECK(figure.numerator == numerator);
    CHECK(figure.denominator == denominator);
}

}  // namespace

TEST_CASE("the adoption figures of random groups agree with plain counting") {
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        auto const rows = random_rows(random);
        auto const plain = count(rows);
        auto const figures = review::adoption(rows);
        REQUIRE(figures.figures.size() == 6);
        check_figure(figures.figures[0], "adoption_rate", plain.substantive_adopted,
                     plain.substantive);
        check_figure(figures.figures[1], "adoption_rate_all", plain.all_adopted, plain.all);
        check_figure(figures.figures[2], "with_partial",
                     plain.substantive_adopted + plain.substantive_partial, plain.substantive);
        auto const submissions = static_cast<std::int64_t>(plain.submissions.size());
        check_figure(figures.figures[3], "submissions_all_adopted",
                     submissions - static_cast<std::int64_t>(plain.spoiled.size()), submissions);
        check_figure(figures.figures[4], "first_answer_rate", plain.first_adopted,
                     plain.substantive);
        check_figure(figures.figures[5], "implemented_rate", plain.implemented,
                     plain.substantive_adopted);
        CHECK(std::ranges::equal(figures.figures[0].submissions, plain.headline));
        CHECK(std::ranges::equal(figures.figures[3].submissions, plain.submissions));
        CHECK(figures.small_sample == (plain.substantive < 10));
        CHECK(figures.excluded[0].count == plain.pending);
        CHECK(figures.excluded[0].oldest.value_or(base::Time{-1}).us == plain.oldest_pending);
        CHECK(figures.excluded[1].count == plain.withdrawn);
        CHECK(figures.gaming_signs[0].count == plain.after_decline);
        CHECK(figures.gaming_signs[1].count == plain.changed);
        CHECK(figures.gaming_signs[2].count == plain.unimplemented);
    }
}
