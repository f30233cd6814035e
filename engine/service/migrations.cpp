#include "service/migrations.hpp"

#include <algorithm>
#include <future>

#include "catalog/change_decide.hpp"
#include "service/activated_workflows.hpp"
#include "service/answers.hpp"
#include "service/append.hpp"

namespace yingshen::service {
namespace {

/// No event is ever written under it, so its version is always 0.
constexpr std::string_view no_stream = "migrations";

base::Error versions_unfit(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "versions_unfit",
            {"不能在这两个流程版本之间转换",
             "Submissions cannot move between these versions of a workflow"},
            std::move(faults)};
}

std::string name_of(workflow::Definition const& definition) {
    return definition.id + "@" + std::to_string(definition.version);
}

}  // namespace

base::Result<void> Migrations::choose(Wanted const& wanted, Page& page) const {
    auto const folded = parts_.definitions.folded();
    auto const& changes = folded->changes;
    auto const now = parts_.clock.now();
    auto const* in_force = changes.in_force(now);
    auto const load = [&](base::Digest const& hash) { return parts_.catalog.workflow(hash); };
    ActivatedWorkflows ever(load);
    ActivatedWorkflows ahead(load);
    for (auto one = changes.activations.rbegin(); one != changes.activations.rend(); ++one) {
        // What was called off never was in force.
        if (one->called_off) continue;
        ever.add(*one);
        if (&*one == in_force || one->from > now) ahead.add(*one);
    }
    std::vector<base::Fault> faults;
    page.from = ever.find("from", "a workflow that was activated, by hash or id@version",
                          wanted.from, faults);
    page.to = ahead.find("to",
                         "a workflow of the set in force, or of one that was activated and waits "
                         "for its day, by hash or id@version",
                         wanted.to, faults);
    if (page.from && page.to && page.from->id != page.to->id)
        faults.push_back({"to", "another version of " + page.from->id, name_of(*page.to)});
    if (page.from && page.to && page.from->hash == page.to->hash)
        faults.push_back({"to", "another version than " + name_of(*page.from), "the same"});
    if (faults.empty()) return {};
    return std::unexpected(versions_unfit(std::move(faults)));
}

/// What was shown is what happens: a submission that changed meanwhile stays, and says so.
base::Result<void> Migrations::apply(Principal const& principal, Reviews::Move& move,
                                     std::string const& submission, base::Digest const& to) {
    CommandRequest request;
    request.submission = submission;
    request.command = review::Migrate{{to, {}}, {}};
    request.if_match = move.version;
    std::promise<base::Result<CommandAnswer>> promise;
    auto answered = promise.get_future();
    parts_.reviews.execute(principal, std::move(request),
                           [&promise](auto answer) { promise.set_value(std::move(answer)); });
    auto answer = answered.get();
    if (answer) return {};
    if (answer.error().kind == base::ErrorKind::unavailable)
        return std::unexpected(std::move(answer.error()));
    move.moved = std::unexpected(std::move(answer.error()));
    return {};
}

base::Result<Migrations::Page> Migrations::migrate(Principal const& principal,
                                                   Wanted const& wanted) {
    catalog::Changer const by{principal.person, principal.has(words::Role::center_head),
                              principal.has(words::Role::administrator)};
    if (auto const role = catalog::acting_role(by); !role) return std::unexpected(role.error());
    Page page;
    page.preview = wanted.preview;
    if (auto chosen = choose(wanted, page); !chosen)
        return std::unexpected(std::move(chosen.error()));
    store::QueueQuery open;
    open.visible.all = true;
    open.kind = words::name(page.from->kind);
    open.open_only = true;
    open.limit = wanted.limit;
    open.cursor = wanted.cursor;
    auto rows = parts_.store.queue(open);
    if (!rows) return std::unexpected(std::move(rows.error()));
    page.next_cursor = std::move(rows->next_cursor);
    std::size_t moved = 0;
    for (auto const& row : rows->rows) {
        auto move = parts_.reviews.preview(principal, row.id, page.to->hash);
        if (!move || move->from != page.from->hash) continue;
        if (!wanted.preview && move->moved) {
            if (auto done = apply(principal, *move, row.id, page.to->hash); !done)
                return std::unexpected(std::move(done.error()));
        }
        if (move->moved) ++moved;
        page.lines.push_back({row.id, move->state, std::move(move->moved)});
    }
    parts_.log.write(base::LogLevel::info, wanted.preview ? "migration_previewed" : "migrated",
                     {{"from", base::hex(page.from->hash)},
                      {"to", base::hex(page.to->hash)},
                      {"moved", std::to_string(moved)},
                      {"refused", std::to_string(page.lines.size() - moved)},
                      {"account", principal.account}});
    return page;
}

std::optional<base::Result<ChangeAnswer>> Migrations::earlier(Principal const& principal,
                                                              Delivery const& delivery) const {
    return answered_before(parts_.store, principal.account, delivery, "");
}

base::Result<ChangeAnswer> Migrations::keep(Principal const& principal, Delivery const& delivery,
                                            ChangeAnswer answer) {
    if (delivery.key.empty()) return answer;
    // The events are those of the submissions, so the answer is written by itself.
    store::Write write;
    write.submission = no_stream;
    keep_answer(write, principal.account, delivery, answer, parts_.clock.now());
    switch (append_and_wait(parts_.store, std::move(write))) {
        case store::Outcome::committed:
            return answer;
        case store::Outcome::duplicate_key:
            return *earlier(principal, delivery);
        case store::Outcome::unknown:
            return std::unexpected(outcome_unknown());
        case store::Outcome::version_conflict:
        case store::Outcome::duty_conflict:
        case store::Outcome::refused:
            break;
    }
    return std::unexpected(not_taking_writes());
}

}  // namespace yingshen::service
