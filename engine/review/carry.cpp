#include "review/carry.hpp"

#include <algorithm>

namespace yingshen::review {
namespace {

constexpr char side_mark = '.';

/// Answers by state (`state.side` for a review beside it) and item.
using Answers = std::map<std::string, std::map<std::string, ItemAnswer>>;

/// Every answer that rests on the current content, wherever it is kept.
Answers all_answers(Submission const& submission) {
    auto all = submission.earlier_answers;
    auto const put = [&](std::string const& state, std::map<std::string, ItemAnswer> const& given) {
        for (auto const& [item, answer] : given)
            all[state][item] = answer;
    };
    put(submission.state, submission.item_answers);
    for (auto const& [side, given] : submission.side_answers)
        put(submission.state + side_mark + side, given);
    return all;
}

/// What rests on something after a change: where that is now, or because of what it is reopened.
struct Fate {
    std::optional<RestsOn> now;
    std::string because;
};

Fate stands(RestsOn rests_on) {
    return {std::move(rests_on), {}};
}

/// The facts whose values differ.
std::vector<std::string> changed_facts(words::FactSet const& was, words::FactSet const& now) {
    std::vector<std::string> names;
    auto const differs = [](auto const& one, words::FactSet const& other) {
        auto const found = other.find(one.first);
        return found == other.end() || found->second != one.second;
    };
    for (auto const& fact : was) {
        if (differs(fact, now)) names.push_back(fact.first);
    }
    for (auto const& fact : now) {
        if (!was.contains(fact.first)) names.push_back(fact.first);
    }
    return names;
}

Fate under_facts(RestsOn const& rests_on, std::vector<std::string> const& changed) {
    if (rests_on.on_everything()) return {std::nullopt, "everything"};
    for (auto const& fact : rests_on.facts) {
        if (std::ranges::find(changed, fact) != changed.end())
            return {std::nullopt, "fact:" + fact};
    }
    return stands(rests_on);
}

std::optional<TextSpan> moved(TextSpan span, AttachRevision const& command, int revision) {
    if (!command.change || span.revision + 1 != revision) return std::nullopt;
    auto const now = command.change->carried(
        {static_cast<std::size_t>(span.begin), static_cast<std::size_t>(span.end)});
    if (!now) return std::nullopt;
    span.revision = revision;
    span.begin = static_cast<std::int64_t>(now->begin);
    span.end = static_cast<std::int64_t>(now->end);
    return span;
}

Fate under_revision(RestsOn rests_on, AttachRevision const& command, std::string const& material,
                    int revision) {
    if (rests_on.on_everything()) return {std::nullopt, "everything"};
    if (std::ranges::find(rests_on.materials, material) != rests_on.materials.end())
        return {std::nullopt, "material:" + material};
    for (auto& span : rests_on.spans) {
        if (span.material != material) continue;
        auto const now = moved(span, command, revision);
        if (!now) return {std::nullopt, "span:" + material};
        span = *now;
    }
    return stands(std::move(rests_on));
}

/// What was reopened before and not settled since is reopened still.
void keep_reopened(Submission const& submission, Answers const& answers, CarriedOver& event) {
    for (auto const& one : submission.reopened) {
        auto const again = [&](CarriedOver::Reopened const& other) {
            return other.state == one.state && other.what == one.what;
        };
        if (std::ranges::any_of(event.reopened, again)) continue;
        auto const state = answers.find(one.state);
        bool const answered = state != answers.end() && state->second.contains(one.what);
        auto const* opinion = one.state.empty() ? submission.opinion(one.what) : nullptr;
        bool const settled = opinion != nullptr && (opinion->verified || opinion->withdrawn);
        if (!answered && !settled) event.reopened.push_back(one);
    }
}

template <class Judge>
std::optional<CarriedOver> carry(Submission const& submission, Judge const& judge) {
    CarriedOver event;
    auto const answers = all_answers(submission);
    for (auto const& [state, items] : answers) {
        for (auto const& [item, answer] : items) {
            auto fate = judge(answer.rests_on);
            if (fate.now) {
                event.answers.push_back({state, item, answer.verdict, answer.note, answer.by,
                                         answer.at, *std::move(fate.now)});
            } else {
                event.reopened.push_back({state, item, std::move(fate.because)});
            }
        }
    }
    for (auto const& opinion : submission.opinions) {
        if (!opinion.verified) continue;
        auto fate = judge(opinion.verified_on);
        if (fate.now) {
            event.verifications.push_back({opinion.id, *std::move(fate.now)});
        } else {
            event.reopened.push_back({{}, opinion.id, std::move(fate.because)});
        }
    }
    keep_reopened(submission, answers, event);
    if (event == CarriedOver{}) return std::nullopt;
    return event;
}

/// When the last of the finals was attached; whatever was answered of finals before is about
/// others.
std::optional<base::Time> last_final(Submission const& submission) {
    std::optional<base::Time> last;
    for (auto const& [material, file] : submission.finals)
        last = std::max(last.value_or(file.at), file.at);
    return last;
}

}  // namespace

std::optional<CarriedOver> carry_over(Submission const& submission, SetFacts const& command) {
    auto const changed = changed_facts(submission.facts, command.facts);
    return carry(submission,
                 [&](RestsOn const& rests_on) { return under_facts(rests_on, changed); });
}

std::optional<CarriedOver> carry_over(Submission const& submission, AttachRevision const& command,
                                      std::string const& material) {
    auto const* before = submission.material(material);
    auto const revision = before == nullptr ? 1 : before->revisions.back().number + 1;
    return carry(submission, [&](RestsOn const& rests_on) {
        return under_revision(rests_on, command, material, revision);
    });
}

bool rests_on_spans_of(Submission const& submission, std::string_view material) {
    auto const named = [&](RestsOn const& rests_on) {
        return std::ranges::find(rests_on.spans, material, &TextSpan::material) !=
               rests_on.spans.end();
    };
    for (auto const& [state, items] : all_answers(submission)) {
        for (auto const& [item, answer] : items) {
            if (named(answer.rests_on)) return true;
        }
    }
    return std::ranges::any_of(submission.opinions, [&](Opinion const& opinion) {
        return opinion.verified && named(opinion.verified_on);
    });
}

std::vector<Event> restored_answers(Submission const& submission, workflow::State const& to,
                                    std::vector<Advanced::Side> const& sides) {
    auto const answers = all_answers(submission);
    auto const last = to.checks_final ? last_final(submission) : std::nullopt;
    std::vector<Event> events;
    auto const restore = [&](std::string const& state) {
        auto const found = answers.find(state);
        if (found == answers.end()) return;
        AnswersRestored event{state, {}};
        for (auto const& [item, answer] : found->second) {
            if (!last || *last < answer.at) event.items.push_back(item);
        }
        if (!event.items.empty()) events.push_back(std::move(event));
    };
    if (!to.checklist.empty()) restore(to.id);
    for (auto const& side : sides)
        restore(to.id + side_mark + side.id);
    return events;
}

}  // namespace yingshen::review
