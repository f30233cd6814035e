#include "service/answers.hpp"
#include "service/replay.hpp"
#include "service/reviews.hpp"

namespace yingshen::service {

Reviews::FoldedPtr Reviews::current(std::string const& submission) const {
    if (!is_submission(submission)) return nullptr;
    auto const known = cache_.find(submission);
    auto const events = parts_.store.events(submission, known ? known->submission.version : 0);
    if (events.empty()) return known;
    auto folded = known ? std::make_shared<Folded>(*known) : std::make_shared<Folded>();
    folded->submission.id = submission;
    fold(folded->submission, events);
    folded->head = events.back().hash;
    cache_.put(folded);
    return folded;
}

Reviews::FoldedPtr Reviews::remembered(std::string const& submission) const {
    auto known = cache_.find(submission);
    return known ? known : current(submission);
}

base::Result<Reviews::FoldedPtr> Reviews::seen(Principal const& principal,
                                               std::string const& submission) const {
    auto const acting = parts_.stand_ins.acting(principal);
    if (!acting) return std::unexpected(acting.error());
    auto folded = current(submission);
    if (!folded || !may_see(*acting, *parts_.organisation.current(), folded->submission)) {
        return std::unexpected(submission_not_found());
    }
    return folded;
}

base::Result<review::Submission> Reviews::load(Principal const& principal,
                                               std::string const& submission) const {
    auto const folded = seen(principal, submission);
    if (!folded) return std::unexpected(folded.error());
    return (*folded)->submission;
}

base::Result<Reviews::View> Reviews::view(Principal const& principal,
                                          std::string const& submission) const {
    auto loaded = load(principal, submission);
    if (!loaded) return std::unexpected(loaded.error());
    View view;
    view.submission = *std::move(loaded);
    auto const& seen = view.submission;
    view.definition = parts_.catalog.workflow(seen.pins.workflow);
    auto const rules = parts_.catalog.rules(seen.pins.rulebook);
    std::vector<std::string> items;
    if (auto const* state = view.definition->find(seen.state);
        state != nullptr && !state->checklist.empty()) {
        view.items = rulebook::items(rules->book, state->checklist, seen.kind, seen.facts);
        view.clauses = clause_items(*state, seen, parts_.texts);
        for (auto const& clause : view.clauses)
            view.items.push_back(clause.item);
        for (auto const& item : view.items)
            items.push_back(item.id);
    }
    view.surroundings = finding_surroundings(seen, parts_.texts);
    view.side_items = side_items(*view.definition, seen, rules->book);
    auto const directory = parts_.organisation.current();
    auto const actor = actor_of(principal, *directory, seen.unit);
    if (!actor) return view;
    auto const calendar = parts_.catalog.calendar();
    review::Context const context{*view.definition,   std::move(items), *actor,
                                  parts_.clock.now(), *calendar,        ids_of(view.side_items)};
    view.actions = review::possible_actions(context, seen);
    view.may_claim = review::may_claim(context, seen);
    view.rights = review::rights(context, seen);
    return view;
}

base::Result<std::vector<store::EventRecord>> Reviews::history(
    Principal const& principal, std::string const& submission) const {
    if (auto const folded = seen(principal, submission); !folded)
        return std::unexpected(folded.error());
    return parts_.store.events(submission, 0);
}

}  // namespace yingshen::service
