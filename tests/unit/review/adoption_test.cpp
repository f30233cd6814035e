#include "review/adoption.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using review::OpinionRow;

namespace {

/// An opinion that was answered and went past the response step.
OpinionRow answered(std::string submission, std::string severity, std::string first,
                    std::string final_answer) {
    OpinionRow row;
    row.submission = std::move(submission);
    row.severity = std::move(severity);
    row.first_answer = std::move(first);
    row.answer = std::move(final_answer);
    row.sent = true;
    row.past_response = true;
    row.given_at = {1'000};
    return row;
}

std::string shown(review::Figure const& figure) {
    return figure.id + " " + std::to_string(figure.numerator) + "/" +
           std::to_string(figure.denominator) + " " + figure.percent();
}

std::string shown(review::Counted const& counted) {
    std::string text = counted.id + " " + std::to_string(counted.count);
    for (auto const& submission : counted.submissions)
        text += " " + submission;
    return counted.oldest ? text + " since " + std::to_string(counted.oldest->us) : text;
}

template <class T>
std::vector<std::string> shown_all(std::vector<T> const& values) {
    std::vector<std::string> all;
    for (auto const& value : values)
        all.push_back(shown(value));
    return all;
}

}  // namespace

TEST_CASE("the adoption figures of a group agree with the figures worked out by hand") {
    // s1: two substantive opinions, one adopted and verified, one adopted only after a decline.
    // s2: one substantive opinion adopted in part, one advisory opinion adopted.
    // s3: one substantive opinion declined, one advisory adopted, never verified, and cleared.
    // s4: nothing that counts: one withdrawn after a decline, one sent and not answered, one not
    // final.
    std::vector<OpinionRow> rows{
        answered("s1", "substantive", "adopted", "adopted"),
        answered("s1", "substantive", "declined", "adopted"),
        answered("s2", "substantive", "partially_adopted", "partially_adopted"),
        answered("s2", "advisory", "adopted", "adopted"),
        answered("s3", "substantive", "adopted", "declined"),
        answered("s3", "advisory", "adopted", "adopted"),
        answered("s4", "substantive", "declined", "declined"),
        {},
        answered("s4", "substantive", "adopted", "adopted"),
    };
    rows[0].verified = true;
    rows[5].cleared = true;
    rows[6].withdrawn = true;
    rows[6].withdrawn_after_decline = true;
    rows[7].submission = "s4";
    rows[7].severity = "substantive";
    rows[7].sent = true;
    rows[7].given_at = {500};
    rows[8].past_response = false;

    auto const figures = review::adoption(rows);
    CHECK(shown_all(figures.figures) == std::vector<std::string>{
                                            "adoption_rate 2/4 50.0%",
                                            "adoption_rate_all 4/6 66.7%",
                                            "with_partial 3/4 75.0%",
                                            "submissions_all_adopted 1/3 33.3%",
                                            "first_answer_rate 2/4 50.0%",
                                            "implemented_rate 1/2 50.0%",
                                        });
    CHECK(shown_all(figures.excluded) ==
          std::vector<std::string>{"pending 2 s4 since 500", "withdrawn 1 s4 since 1000"});
    CHECK(shown_all(figures.gaming_signs) ==
          std::vector<std::string>{"withdrawn_after_decline 1 s4 since 1000",
                                   "answer_changed 2 s1 s3 since 1000",
                                   "adopted_not_implemented 1 s3 since 1000"});
    CHECK(figures.figures[0].submissions == std::vector<std::string>{"s1", "s2", "s3"});
    CHECK(figures.small_sample);
    for (auto const& figure : figures.figures) {
        CHECK_FALSE(figure.definition.zh.empty());
        CHECK_FALSE(figure.definition.en.empty());
    }
}

TEST_CASE("no opinions give no figure at all, never 100 %") {
    auto const figures = review::adoption({});
    for (auto const& figure : figures.figures)
        CHECK(figure.percent() == "—");
    CHECK(figures.small_sample);
    CHECK_FALSE(figures.excluded.front().oldest.has_value());
}

TEST_CASE("ten decided substantive opinions are no small sample") {
    std::vector<OpinionRow> rows(10, answered("s1", "substantive", "adopted", "adopted"));
    CHECK_FALSE(review::adoption(rows).small_sample);
    rows.back().severity = "advisory";
    CHECK(review::adoption(rows).small_sample);
}

TEST_CASE("a percentage has one digit and is rounded half up") {
    struct Row {
        std::int64_t numerator, denominator;
        std::string text;
    };
    Row const rows[] = {{0, 7, "0.0%"},     {1, 3, "33.3%"},        {2, 3, "66.7%"},
                        {1, 2000, "0.1%"},  {1, 2001, "0.0%"},      {3, 2000, "0.2%"},
                        {7, 7, "100.0%"},   {1999, 2000, "100.0%"}, {0, 0, "—"},
                        {205, 206, "99.5%"}};
    for (auto const& row : rows) {
        review::Figure figure;
        figure.numerator = row.numerator;
        figure.denominator = row.denominator;
        CHECK(figure.percent() == row.text);
    }
}
