#include "api/view.hpp"
#include "review/event_words.hpp"
#include "screening/personal_data.hpp"

namespace yingshen::api {
namespace {

using base::Json;
using Mark = review::FollowedFinding::Mark;

base::Text title_of_mark(review::FindingMarked::Mark mark) {
    switch (mark) {
        case review::FindingMarked::Mark::confirmed:
            return {"已确认", "Confirmed"};
        case review::FindingMarked::Mark::dismissed:
            return {"已驳回", "Dismissed"};
        case review::FindingMarked::Mark::reopened:
            return {"待处理", "Open"};
    }
    return {};
}

Json mark_json(std::optional<Mark> const& mark, Names const& names) {
    if (!mark) return {};
    return Json::Object{{"mark", review::mark_name(mark->mark)},
                        {"mark_title", shape(title_of_mark(mark->mark))},
                        {"opinion", text_or_null(mark->opinion)},
                        {"reason", text_or_null(mark->reason)},
                        {"by", names.person(mark->by)},
                        {"at", base::to_string(mark->at)},
                        {"revision", mark->revision}};
}

Json sentence_json(service::Reviews::View const& view, std::string const& id) {
    auto const found = view.surroundings.find(id);
    if (found == view.surroundings.end() || found->second.words.empty()) return {};
    return Json::Object{{"before", found->second.before},
                        {"words", found->second.words},
                        {"after", found->second.after}};
}

Json standing_json(service::Reviews::View const& view, review::FollowedFinding const& followed,
                   screening::Finding finding, int revision, Names const& names) {
    finding.text = screening::mask_personal_data(finding.text);
    std::vector<screening::Finding> const alone{std::move(finding)};
    return Json::Object{{"id", followed.id},
                        {"material", followed.material},
                        {"revision", revision},
                        {"since", followed.since},
                        {"status", followed.since == revision ? "new" : "still"},
                        {"finding", shape(alone).as_array()->front()},
                        {"sentence", sentence_json(view, followed.id)},
                        {"mark", mark_json(followed.mark, names)},
                        {"lapsed", mark_json(followed.lapsed, names)}};
}

Json of_right(service::Reviews::View const& view, words::Right right, Names const& names) {
    Json::Array list;
    for (auto const& material : view.submission.materials) {
        auto const& current = material.revisions.back();
        for (std::size_t i = 0; i < current.findings.size(); ++i) {
            if (current.findings[i].right != right) continue;
            auto const* followed = view.submission.finding(current.finding_ids[i]);
            if (followed == nullptr) continue;
            list.push_back(
                standing_json(view, *followed, current.findings[i], current.number, names));
        }
    }
    return list;
}

/// What the revision before had, and the current one has not.
Json gone_json(review::Submission const& submission, Names const& names) {
    Json::Array list;
    for (auto const& finding : submission.findings) {
        auto const* material = submission.material(finding.material);
        if (material == nullptr || finding.gone_in != material->revisions.back().number) continue;
        list.push_back(Json::Object{{"id", finding.id},
                                    {"material", finding.material},
                                    {"rule", finding.rule},
                                    {"right", words::name(finding.right)},
                                    {"right_title", shape(words::title(finding.right))},
                                    {"title", finding.title},
                                    {"text", screening::mask_personal_data(finding.text)},
                                    {"since", finding.since},
                                    {"gone_in", finding.gone_in},
                                    {"mark", mark_json(finding.mark, names)}});
    }
    return list;
}

}  // namespace

Json findings_json(service::Reviews::View const& view, Names const& names) {
    Json::Array by_right;
    for (auto const& right : words::all<words::Right>()) {
        auto list = of_right(view, right.value, names);
        if (list.as_array()->empty()) continue;
        by_right.push_back(Json::Object{{"right", right.name},
                                        {"right_title", shape(words::title(right.value))},
                                        {"findings", std::move(list)}});
    }
    int open = 0;
    int confirmed = 0;
    int dismissed = 0;
    for (auto const& finding : view.submission.findings) {
        if (finding.gone_in != 0) continue;
        auto const is = [&](review::FindingMarked::Mark mark) {
            return finding.mark && finding.mark->mark == mark;
        };
        confirmed += is(review::FindingMarked::Mark::confirmed);
        dismissed += is(review::FindingMarked::Mark::dismissed);
        open += !finding.mark;
    }
    return Json::Object{{"open", open},
                        {"confirmed", confirmed},
                        {"dismissed", dismissed},
                        {"by_right", std::move(by_right)},
                        {"gone", gone_json(view.submission, names)}};
}

}  // namespace yingshen::api
