#include "review/carry.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "unit/review/desk.hpp"

using namespace yingshen;
using namespace yingshen::test;
using words::Answer;
using words::Severity;
using words::Verdict;

namespace {

std::string const was = "年化利率3.6%。详询网点。";
std::string const reworded = "年化利率3.6%。详询柜台。";
std::string const other_rate = "年化利率3.9%。详询网点。";

/// The sentence with the rate in `was`.
RestsOn on_rate() {
    return {{}, {}, {{"m1", 1, 0, 9, "年化利率3.6%。"}}};
}

AttachRevision revision_of(std::string const& before, std::string const& now) {
    base::Digest digest{};
    digest.front() = static_cast<std::uint8_t>(now.size() + now.find("3.9"));
    AttachRevision command{"m1", "短信.txt", "text/plain", digest, 30, {}};
    command.change = std::make_shared<screening::Change const>(before, now);
    return command;
}

/// In pre-review, with the first item answered on the sentence about the rate, the second on a
/// fact, and returned to draft.
Desk& answered_and_returned(Desk& desk) {
    desk.checklist = {"a.rate", "b.fact", "c.all", "d.whole"};
    desk.to_pre_review().give(pre_reviewer(), Claim{});
    auto const answer = [&](std::string const& item, RestsOn rests_on) {
        AnswerItem command{item, Verdict::pass, "看过"};
        command.rests_on = std::move(rests_on);
        desk.give(pre_reviewer(), command);
    };
    answer("a.rate", on_rate());
    answer("b.fact", {{"product"}, {}, {}});
    answer("c.all", {});
    answer("d.whole", {{}, {"m1"}, {}});
    return desk.act(pre_reviewer(), Action::return_, "unreadable_file");
}

std::vector<std::string> answered(Submission const& submission) {
    std::vector<std::string> items;
    for (auto const& [item, answer] : submission.item_answers)
        items.push_back(item);
    return items;
}

/// "item because", a line each, of what the last change of content reopened.
std::vector<std::string> reopened(Submission const& submission) {
    std::vector<std::string> lines;
    for (auto const& one : submission.reopened)
        lines.push_back(one.what + " " + one.because);
    std::ranges::sort(lines);
    return lines;
}

template <class E>
std::size_t count(Desk const& desk) {
    return static_cast<std::size_t>(std::ranges::count_if(
        desk.log, [](Recorded const& one) { return std::holds_alternative<E>(one.event); }));
}

using Items = std::vector<std::string>;

}  // namespace

TEST_CASE("where nothing changed every answer counts again when its state is entered again") {
    Desk desk(test_workflow());
    answered_and_returned(desk);
    CHECK(desk.submission.item_answers.empty());
    desk.submit();
    CHECK(answered(desk.submission) == Items{"a.rate", "b.fact", "c.all", "d.whole"});
    CHECK(count<AnswersRestored>(desk) == 1);
    CHECK(count<CarriedOver>(desk) == 0);
    auto const& answer = desk.submission.item_answers.at("a.rate");
    CHECK(answer.by == "pre");
    CHECK(answer.at < desk.submission.task->since);
}

TEST_CASE("a new revision reopens what rested on the text that it touches, and nothing else") {
    Desk desk(test_workflow());
    answered_and_returned(desk).give(clerk(), revision_of(was, reworded));
    CHECK(reopened(desk.submission) == Items{"c.all everything", "d.whole material:m1"});
    desk.submit();
    CHECK(answered(desk.submission) == Items{"a.rate", "b.fact"});
    CHECK(desk.submission.item_answers.at("a.rate").rests_on.spans.front() ==
          TextSpan{"m1", 2, 0, 9, "年化利率3.6%。"});

    Desk touched(test_workflow());
    answered_and_returned(touched).give(clerk(), revision_of(was, other_rate)).submit();
    CHECK(reopened(touched.submission) ==
          Items{"a.rate span:m1", "c.all everything", "d.whole material:m1"});
    CHECK(answered(touched.submission) == Items{"b.fact"});
}

TEST_CASE("a span stands over two revisions, where it is in the second") {
    Desk desk(test_workflow());
    std::string const longer = "本行提示。" + reworded;
    answered_and_returned(desk)
        .give(clerk(), revision_of(was, reworded))
        .give(clerk(), revision_of(reworded, longer))
        .submit();
    CHECK(desk.submission.item_answers.at("a.rate").rests_on.spans.front() ==
          TextSpan{"m1", 3, 5, 14, "年化利率3.6%。"});
    // What the first revision reopened is reopened still.
    CHECK(reopened(desk.submission) == Items{"c.all everything", "d.whole material:m1"});
}

TEST_CASE("a revision that cannot be compared touches every span") {
    Desk desk(test_workflow());
    auto command = revision_of(was, reworded);
    command.change = nullptr;
    answered_and_returned(desk).give(clerk(), command).submit();
    CHECK(answered(desk.submission) == Items{"b.fact"});
}

TEST_CASE("a new material touches only what rested on everything") {
    Desk desk(test_workflow());
    answered_and_returned(desk).attach(clerk(), 9).submit();
    CHECK(answered(desk.submission) == Items{"a.rate", "b.fact", "d.whole"});
}

TEST_CASE("new facts reopen what rested on them by name, and name them") {
    auto const with = [](std::string const& fact, std::string const& value) {
        auto facts = complete_facts();
        facts[fact] = {value};
        return SetFacts{"消费贷短信", facts, {{"m1", {}}}};
    };
    Desk desk(test_workflow());
    answered_and_returned(desk).give(clerk(), with("product", "fund")).submit();
    CHECK(reopened(desk.submission) == Items{"b.fact fact:product", "c.all everything"});
    CHECK(answered(desk.submission) == Items{"a.rate", "d.whole"});

    Desk elsewhere(test_workflow());
    answered_and_returned(elsewhere).give(clerk(), with("go_live", "2027-02-01")).submit();
    CHECK(answered(elsewhere.submission) == Items{"a.rate", "b.fact", "d.whole"});

    Desk titled(test_workflow());
    auto title = with("product", "consumer_loan");
    title.title = "另一标题";
    answered_and_returned(titled).give(clerk(), title).submit();
    CHECK(answered(titled.submission) == Items{"a.rate", "b.fact", "d.whole"});
}

TEST_CASE("an item that is answered anew is reopened no more") {
    Desk desk(test_workflow());
    answered_and_returned(desk).give(clerk(), revision_of(was, other_rate)).submit();
    desk.give(pre_reviewer(), Claim{}).answer_all(pre_reviewer());
    desk.act(pre_reviewer(), Action::return_, "unreadable_file").attach(clerk(), 8);
    CHECK(reopened(desk.submission) == Items{"a.rate everything", "b.fact everything",
                                             "c.all everything", "d.whole everything"});
}

TEST_CASE("a verification stands where what it rested on does, and is voided where not") {
    for (bool const touched : {false, true}) {
        Desk desk(test_workflow());
        desk.to_verification();
        VerifyImplementation verify{"o1", true, "已写明"};
        verify.rests_on = {{}, {}, {{"m1", 2, 0, 9, "年化利率3.6%。"}}};
        desk.give(center_reviewer(), verify)
            .act(center_reviewer(), Action::return_, "unreadable_file");
        desk.give(clerk(), revision_of(was, touched ? other_rate : reworded));
        INFO(touched);
        CHECK(desk.submission.opinion("o1")->verified != touched);
        CHECK(desk.submission.opinion("o1")->verified_on.spans.front().revision ==
              (touched ? 2 : 3));
        CHECK(reopened(desk.submission).size() >= (touched ? 1U : 0U));
        CHECK(desk.submission.decisions.empty());
    }
}

TEST_CASE("an answer must rest on what is there") {
    Desk desk(test_workflow());
    desk.checklist = {"a.rate"};
    desk.to_pre_review().give(pre_reviewer(), Claim{});
    auto const faults = [&](RestsOn rests_on) {
        AnswerItem command{"a.rate", Verdict::pass, ""};
        command.rests_on = std::move(rests_on);
        return desk.refused(pre_reviewer(), command).faults.size();
    };
    CHECK(faults({{"colour"}, {}, {}}) == 1);
    CHECK(faults({{}, {"m7"}, {}}) == 1);
    CHECK(faults({{}, {}, {{"m1", 2, 0, 3, ""}, {"m1", 1, 3, 3, ""}, {"m9", 1, 0, 1, ""}}}) == 3);
}
