#include "audit/adoption_report.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using workflow::Action;

/// The figures again, straight from the bytes of the events and without any code of the engine's
/// core.
struct Independent {
    struct Opinion {
        std::string submission, severity, right, first, answer, month;
        bool past_response = false, withdrawn = false, verified = false;
    };
    std::map<std::string, Opinion> opinions;  ///< by submission/opinion

    explicit Independent(store::Store& store) {
        store.each_event(0, [this](store::EventRecord const& record) {
            auto const body = base::parse_json(record.body);
            REQUIRE(body);
            take(record, *body);
            return true;
        });
    }

    void take(store::EventRecord const& record, base::Json const& body) {
        auto const& submission = record.envelope.submission;
        auto const text = [&](char const* key) {
            auto const* value = body[key].as_string();
            return value == nullptr ? std::string() : *value;
        };
        auto const id = submission + "/" + text("opinion");
        if (record.type == "opinion_given")
            opinions[id] = {submission, text("severity"), text("right"), "", "", "", false, false,
                            false};
        if (record.type == "opinion_withdrawn") opinions[id].withdrawn = true;
        if (record.type == "opinion_answered") {
            auto& opinion = opinions[id];
            opinion.answer = text("answer");
            if (opinion.first.empty()) opinion.first = opinion.answer;
            opinion.past_response = false;
            // China is eight hours ahead of the time in the log.
            opinion.month = base::to_string(base::Time{record.envelope.at.us + 8LL * 3'600'000'000})
                                .substr(0, 7);
        }
        if (record.type == "implementation_verified") opinions[id].verified = true;
        if (record.type == "implementation_refused") {
            opinions[id].verified = false;
            opinions[id].answer.clear();
            opinions[id].past_response = false;
        }
        if (record.type == "advanced" && text("action") == "respond") {
            for (auto& [key, opinion] : opinions) {
                if (opinion.submission == submission && !opinion.answer.empty())
                    opinion.past_response = true;
            }
        }
        if (record.type == "revision_attached" || record.type == "facts_set") {
            for (auto& [key, opinion] : opinions) {
                if (opinion.submission == submission) opinion.verified = false;
            }
        }
    }

    [[nodiscard]] std::pair<std::int64_t, std::int64_t> share(
        std::function<bool(Opinion const&)> const& population,
        std::function<bool(Opinion const&)> const& counted) const {
        std::pair<std::int64_t, std::int64_t> out{0, 0};
        for (auto const& [key, opinion] : opinions) {
            if (!population(opinion)) continue;
            ++out.second;
            if (counted(opinion)) ++out.first;
        }
        return out;
    }
};

bool decided(Independent::Opinion const& opinion) {
    return opinion.past_response && !opinion.withdrawn;
}
bool headline(Independent::Opinion const& opinion) {
    return decided(opinion) && opinion.severity == "substantive";
}
bool adopted(Independent::Opinion const& opinion) {
    return opinion.answer == "adopted";
}

std::pair<std::int64_t, std::int64_t> figure(audit::AdoptionGroup const& group,
                                             std::string const& id) {
    auto const found = std::ranges::find(group.figures.figures, id, &review::Figure::id);
    REQUIRE(found != group.figures.figures.end());
    return {found->numerator, found->denominator};
}

std::int64_t counted(std::vector<review::Counted> const& list, std::string const& id) {
    auto const found = std::ranges::find(list, id, &review::Counted::id);
    REQUIRE(found != list.end());
    return found->count;
}

audit::AdoptionReport report_of(ReviewRoom& room, audit::GroupBy group = audit::GroupBy::none,
                                std::optional<base::Date> from = {},
                                std::optional<base::Date> to = {}) {
    audit::AdoptionQuery query{from, to, group, {}};
    query.visible.all = true;
    return audit::adoption_report(room.store, *room.organisation.current(), query,
                                  room.clock.now());
}

/// Answers o1 and o2 of a letter as told and goes past the response step.
void answer(ReviewRoom& room, std::string const& id, words::Answer first, words::Answer second) {
    room.must("clerk", id, review::RespondToOpinion{"o1", first, "理由说明。"});
    room.must("clerk", id, review::RespondToOpinion{"o2", second, "理由说明。"});
    room.must("clerk", id, ReviewRoom::act(Action::respond));
}

/// A bank with histories of every kind that the report tells apart.
void fill(ReviewRoom& room) {
    using words::Answer;
    room.cleared();
    room.with_opinions();
    answer(room, room.with_opinions(), Answer::declined, Answer::adopted);
    answer(room, room.with_opinions(), Answer::partially_adopted, Answer::partially_adopted);
    room.clock.set(*base::parse_time("2026-12-01T02:00:00Z"));
    auto const changed = room.with_opinions();
    room.must("clerk", changed, review::RespondToOpinion{"o1", Answer::declined, "先不采纳。"});
    answer(room, changed, Answer::adopted, Answer::adopted);
    auto const withdrawn = room.with_opinions();
    answer(room, withdrawn, Answer::declined, Answer::declined);
    room.must("center_b", withdrawn, review::Claim{});
    room.must("center_b", withdrawn, review::WithdrawOpinion{"o1", "经复核不成立。"});
    auto const refused = room.with_opinions();
    answer(room, refused, Answer::adopted, Answer::declined);
    room.must("center_a", refused, review::Claim{});
    room.must("center_a", refused, review::VerifyImplementation{"o1", false, "材料未见修改。"});
}

TEST_CASE("the report agrees with figures computed straight from the events") {
    ReviewRoom room;
    fill(room);
    Independent const independent(room.store);
    auto const report = report_of(room);
    auto const& total = report.groups.front();
    REQUIRE(independent.opinions.size() == 14);
    CHECK(figure(total, "adoption_rate") == independent.share(headline, adopted));
    CHECK(figure(total, "adoption_rate_all") == independent.share(decided, adopted));
    CHECK(figure(total, "with_partial") == independent.share(headline, [](auto const& o) {
        return adopted(o) || o.answer == "partially_adopted";
    }));
    CHECK(figure(total, "first_answer_rate") ==
          independent.share(headline, [](auto const& o) { return o.first == "adopted"; }));
    CHECK(figure(total, "implemented_rate") ==
          independent.share([](auto const& o) { return headline(o) && adopted(o); },
                            [](auto const& o) { return o.verified; }));
    auto const [withdrawn, all] = independent.share([](auto const&) { return true; },
                                                    [](auto const& o) { return o.withdrawn; });
    CHECK(counted(total.figures.excluded, "withdrawn") == withdrawn);
    auto const [pending, same] =
        independent.share([](auto const&) { return true; },
                          [](auto const& o) { return !o.withdrawn && !decided(o); });
    CHECK(counted(total.figures.excluded, "pending") == pending);
    CHECK(counted(total.figures.gaming_signs, "withdrawn_after_decline") == 1);
    CHECK(counted(total.figures.gaming_signs, "answer_changed") == 1);
    // By hand: substantive and past the response step are adopted (cleared), declined, partial and
    // adopted (changed); one is withdrawn, one waits, one waits again after a refused
    // implementation.
    CHECK(figure(total, "adoption_rate") == std::pair<std::int64_t, std::int64_t>{2, 4});
    CHECK(report.log_events == room.store.counts(room.clock.now()).events);
}

TEST_CASE("groups add up to the total, each from its own opinions") {
    ReviewRoom room;
    fill(room);
    for (auto const group : {audit::GroupBy::organisation, audit::GroupBy::branch,
                             audit::GroupBy::right, audit::GroupBy::kind, audit::GroupBy::month,
                             audit::GroupBy::reviewer, audit::GroupBy::product}) {
        INFO(audit::name(group));
        CHECK(audit::parse_group(audit::name(group)) == group);
        auto const report = report_of(room, group);
        REQUIRE(report.groups.size() >= 2);
        std::pair<std::int64_t, std::int64_t> sum{0, 0};
        for (std::size_t i = 1; i < report.groups.size(); ++i) {
            auto const [numerator, denominator] = figure(report.groups[i], "adoption_rate_all");
            sum = {sum.first + numerator, sum.second + denominator};
            CHECK_FALSE(report.groups[i].title.zh.empty());
        }
        CHECK(sum == figure(report.groups.front(), "adoption_rate_all"));
    }
    CHECK_FALSE(audit::parse_group("person"));
}

TEST_CASE("months are those of the answer in China and a period keeps to its days") {
    ReviewRoom room;
    fill(room);
    Independent const independent(room.store);
    auto const months = report_of(room, audit::GroupBy::month);
    REQUIRE(months.groups.size() == 3);
    CHECK(months.groups[1].key == "2026-11");
    CHECK(months.groups[1].title.zh == "2026年11月");
    for (std::size_t i = 1; i < 3; ++i) {
        auto const of_month = [&](auto const& o) {
            return headline(o) && o.month == months.groups[i].key;
        };
        CHECK(figure(months.groups[i], "adoption_rate") == independent.share(of_month, adopted));
    }
    auto const december =
        report_of(room, audit::GroupBy::none, base::Date{2026, 12, 1}, base::Date{2026, 12, 1});
    CHECK(figure(december.groups.front(), "adoption_rate") ==
          figure(months.groups[2], "adoption_rate"));
    auto const none = report_of(room, audit::GroupBy::none, base::Date{2027, 1, 1}, std::nullopt);
    CHECK(none.groups.front().figures.figures.front().percent() == "—");
}

TEST_CASE("a report shows a person only what the person may see") {
    ReviewRoom room;
    fill(room);
    auto const directory = room.organisation.current();
    audit::AdoptionQuery query{
        {}, {}, audit::GroupBy::none, service::visible(room.who("wealth_clerk"), *directory)};
    auto const report = audit::adoption_report(room.store, *directory, query, room.clock.now());
    CHECK(figure(report.groups.front(), "adoption_rate_all").second == 0);
}

TEST_CASE(
    "as JSON every figure carries its definition, both numbers and the submissions behind it") {
    ReviewRoom room;
    fill(room);
    auto const json = audit::to_json(report_of(room, audit::GroupBy::right));
    auto const* groups = json["groups"].as_array();
    REQUIRE(groups != nullptr);
    REQUIRE(groups->size() == 2);
    CHECK((*groups)[1]["title"]["zh"] == base::Json("知情权"));
    for (auto const& one : *groups->front()["figures"].as_array()) {
        CHECK_FALSE(one["definition"]["zh"].as_string()->empty());
        CHECK_FALSE(one["definition"]["en"].as_string()->empty());
        CHECK(one["numerator"].as_int() != nullptr);
        CHECK(one["submissions"].as_array()->empty() == (*one["denominator"].as_int() == 0));
    }
    CHECK(groups->front()["figures"].as_array()->front()["percent"] == base::Json("50.0%"));
    CHECK(groups->front()["small_sample"] == base::Json(true));
    CHECK(json["group"] == base::Json("right"));
}

TEST_CASE("as CSV it opens in a spreadsheet and nothing in it runs there") {
    audit::AdoptionReport report;
    audit::AdoptionGroup group{"=cmd", {"+支行,\"甲\"", "x"}, {}};
    group.figures.figures.push_back(
        {"adoption_rate", {"定义", "definition"}, 1, 2, {"sub_1", "sub_2"}});
    group.figures.excluded.push_back({"pending",
                                      {"定义", "definition"},
                                      3,
                                      {"sub_3"},
                                      base::parse_time("2026-11-22T20:00:00Z")});
    report.groups.push_back(group);
    CHECK(audit::to_csv(report) ==
          "\xEF\xBB\xBFgroup,分组,figure,指标,定义,分子,分母,比率,样本不足,最早,送审单\r\n"
          "'=cmd,\"'+支行,\"\"甲\"\"\",adoption_rate,采纳率,定义,1,2,50.0%,否,,sub_1 sub_2\r\n"
          "'=cmd,\"'+支行,\"\"甲\"\"\",pending,待反馈,定义,3,,,否,2026-11-23,sub_3\r\n");
}

TEST_CASE("as text the headline comes first with its definition and numbers") {
    ReviewRoom room;
    fill(room);
    auto const text = audit::to_text(
        report_of(room, audit::GroupBy::month, base::Date{2026, 11, 1}, std::nullopt));
    CHECK(text.find("期间：2026-11-01 至 不限") != std::string::npos);
    CHECK(text.find("50.0%  2/4") != std::string::npos);
    CHECK(text.find("仅实质性意见") != std::string::npos);
    CHECK(text.find("2026年12月") != std::string::npos);
}

}  // namespace
}  // namespace yingshen::test
