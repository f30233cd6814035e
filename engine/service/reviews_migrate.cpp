#include <algorithm>

#include "review/decide.hpp"
#include "service/attempt.hpp"
#include "service/migration_target.hpp"
#include "service/reviews.hpp"

namespace yingshen::service {

base::Result<std::vector<review::Event>> Reviews::decide_migration(
    review::Submission const& submission, review::Actor const& actor, base::Time at,
    review::Migrate& command) const {
    auto const definition = parts_.catalog.workflow(submission.pins.workflow);
    auto const to = parts_.catalog.workflow(command.to.workflow);
    auto const rules = parts_.catalog.rules(submission.pins.rulebook);
    if (auto known = must_know_checklists(*to, rules->book); !known)
        return std::unexpected(std::move(known.error()));
    fill_in(command, submission, *parts_.organisation.current());
    MigrationTarget const there(to, reaches_.of(*to), submission, rules->book, parts_.texts);
    auto const calendar = parts_.catalog.calendar();
    review::Context const context{*definition, {}, actor, at, *calendar, {}, &there.target()};
    return review::decide(context, submission, command);
}

std::optional<Reviews::Move> Reviews::preview(Principal const& principal, std::string const& id,
                                              base::Digest const& to) const {
    auto const folded = current(id);
    if (!folded) return std::nullopt;
    auto const& submission = folded->submission;
    auto const directory = parts_.organisation.current();
    auto const actor = actor_of(principal, *directory, submission.unit);
    Move move{submission.version, submission.state, submission.pins.workflow, {}};
    if (!actor) {
        move.moved = std::unexpected(actor.error());
        return move;
    }
    review::Migrate command{{to, {}}, {}};
    auto const at = std::max(parts_.clock.now(), submission.updated_at);
    auto events = decide_migration(submission, *actor, at, command);
    if (events) {
        move.moved = std::get<review::Migrated>(std::move(events->front()));
    } else {
        move.moved = std::unexpected(std::move(events.error()));
    }
    return move;
}

}  // namespace yingshen::service
