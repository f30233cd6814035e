#include "service/definitions.hpp"

#include "catalog/change_codec.hpp"
#include "catalog/results.hpp"
#include "service/answers.hpp"
#include "service/append.hpp"

namespace yingshen::service {
namespace {

constexpr int losses_max = 8;

/// What checking a set found, and what would change against the set that is next in force; worked
/// out once for each base.
class Results {
  public:
    Results(catalog::Checked const& checked, catalog::Manifest const& manifest, Sets const& sets)
        : checked_(checked), manifest_(manifest), sets_(sets) {}

    base::Json const& against(catalog::Activation const& base) {
        if (known_ && base_ == base.set) return *known_;
        auto const set = sets_.find(base.set);
        known_ = catalog::results_json(checked_, catalog::difference(base.files, manifest_),
                                       set == sets_.end() ? nullptr : set->second.get());
        base_ = base.set;
        return *known_;
    }

  private:
    catalog::Checked const& checked_;
    catalog::Manifest const& manifest_;
    Sets const& sets_;
    base::Digest base_{};
    std::optional<base::Json> known_;
};

std::string const& proposal_of(catalog::Change const& change) {
    if (auto const* proposed = std::get_if<catalog::DefinitionsProposed>(&change))
        return proposed->proposal;
    if (auto const* rejected = std::get_if<catalog::DefinitionsRejected>(&change))
        return rejected->proposal;
    return std::get<catalog::Approval>(std::get<catalog::DefinitionsActivated>(change).cause)
        .proposal;
}

ChangeAnswer answer_of(catalog::Changes const& after, catalog::Change const& change) {
    auto const& id = proposal_of(change);
    auto const* proposal = after.proposal(id);
    base::Json body = base::Json::Object{{"proposal", id},
                                         {"status", catalog::name(proposal->status)},
                                         {"set", base::hex(proposal->set)},
                                         {"version", after.version}};
    if (proposal->in_force_from)
        body.set("in_force_from", base::to_string(*proposal->in_force_from));
    bool const fresh = std::holds_alternative<catalog::DefinitionsProposed>(change);
    return {id, fresh ? 201 : 200, base::to_string(body), false};
}

}  // namespace

/// Who acts, with the roles of the organisation in force.
struct Definitions::Actor {
    catalog::Changer changer;
    std::string account;
};

Definitions::Definitions(Parts parts, Sets known) : parts_(parts), sets_(std::move(known)) {
    switch_to(read_changes(parts_.store));
}

std::shared_ptr<FoldedChanges const> Definitions::folded() const {
    std::lock_guard const lock(mutex_);
    return folded_;
}

/// Everything that is in force or will be becomes what the catalog hands out.
void Definitions::switch_to(FoldedChanges changes) {
    auto const now = parts_.clock.now();
    std::vector<catalog::Scheduled> schedule;
    Sets needed;
    auto const* in_force = changes.changes.in_force(now);
    for (auto const& activation : changes.changes.activations) {
        bool const waits = !activation.called_off && activation.from > now;
        if (&activation != in_force && !waits) continue;
        auto& set = needed[activation.set];
        if (auto const known = sets_.find(activation.set); known != sets_.end()) {
            set = known->second;
        } else if (!set) {
            set = load_set(parts_.store, activation, now, parts_.log, parts_.check);
        }
        schedule.push_back({activation.from, set});
    }
    sets_ = std::move(needed);
    parts_.catalog.put(std::move(schedule));
    std::lock_guard const lock(mutex_);
    folded_ = std::make_shared<FoldedChanges const>(std::move(changes));
}

base::Result<Definitions::Actor> Definitions::actor(Principal const& principal) const {
    auto const directory = parts_.organisation.current();
    auto const* account = directory->account(principal.account);
    if (account == nullptr || !account->active) return std::unexpected(account_not_active());
    Principal const now{account->id, account->person, account->grants};
    return Actor{
        {now.person, now.has(words::Role::center_head), now.has(words::Role::administrator)},
        now.account};
}

std::optional<base::Result<ChangeAnswer>> Definitions::earlier(Principal const& principal,
                                                               Delivery const& delivery) const {
    return answered_before(parts_.store, principal.account, delivery, "proposal");
}

base::Result<ChangeAnswer> Definitions::record(Actor const& actor, Delivery const& delivery,
                                               Decide const& decide) {
    auto before = *folded();
    for (int losses = 0; losses < losses_max; ++losses) {
        // The clock may be set back; the history never is.
        auto const at = std::max(parts_.clock.now(), before.changes.updated_at);
        auto const change = decide(before.changes, at);
        if (!change) return std::unexpected(change.error());
        auto write = write_of(before, *change, at, actor.changer.person, actor.account);
        base::Json const announced = base::Json::Object{{"proposal", proposal_of(*change)},
                                                        {"type", catalog::type_name(*change)}};
        write.outbox.push_back({"definitions", base::to_string(announced), 0});
        auto after = before;
        take(after, write.events.front());
        auto answer = answer_of(after.changes, *change);
        keep_answer(write, actor.account, delivery, answer, at);
        switch (append_and_wait(parts_.store, std::move(write))) {
            case store::Outcome::committed:
                parts_.log.write(base::LogLevel::info, catalog::type_name(*change),
                                 {{"proposal", answer.id}, {"account", actor.account}});
                switch_to(std::move(after));
                return answer;
            case store::Outcome::version_conflict:
                before = read_changes(parts_.store, std::move(before));
                switch_to(before);
                break;
            case store::Outcome::duplicate_key:
                return *earlier({actor.account, actor.changer.person, {}}, delivery);
            case store::Outcome::unknown:
                return std::unexpected(outcome_unknown());
            case store::Outcome::duty_conflict:
            case store::Outcome::refused:
                return std::unexpected(not_taking_writes());
        }
    }
    return std::unexpected(too_busy());
}

base::Json Definitions::backtested(catalog::Rules const& candidate) const {
    auto const* newest = folded()->changes.newest();
    auto const set = newest == nullptr ? sets_.end() : sets_.find(newest->set);
    if (!parts_.backtest || set == sets_.end() || !set->second->rules) return {};
    auto const& rules = *set->second->rules;
    return rules.hash == candidate.hash ? base::Json()
                                        : parts_.backtest(rules.matcher, candidate.matcher);
}

base::Result<ChangeAnswer> Definitions::propose(Principal const& principal, Proposal proposal,
                                                Delivery const& delivery) {
    std::lock_guard const one_at_a_time(deciding_);
    if (auto done = earlier(principal, delivery)) return *std::move(done);
    auto const by = actor(principal);
    if (!by) return std::unexpected(by.error());
    if (auto const role = catalog::acting_role(by->changer); !role)
        return std::unexpected(role.error());
    auto const now = parts_.clock.now();
    auto const checked = parts_.check(proposal.files, base::china_date(now));
    if (!checked.ok()) return std::unexpected(catalog::refusal(checked));
    auto const manifest = catalog::manifest_of(proposal.files);
    Results results(checked, manifest, sets_);
    base::Json backtest;
    auto const decide = [&](catalog::Changes const& changes,
                            base::Time at) -> base::Result<catalog::Change> {
        return catalog::propose(changes, by->changer, at,
                                {proposal.note, proposal.effective_from, manifest,
                                 results.against(*changes.newest()), backtest});
    };
    // Refused before its bytes are kept, where it is refused at all.
    if (auto const decided = decide(folded()->changes, now); !decided)
        return std::unexpected(decided.error());
    keep_set(parts_.store, proposal.files, checked, now);
    if (checked.rules) backtest = backtested(*checked.rules);
    return record(*by, delivery, decide);
}

base::Result<ChangeAnswer> Definitions::activate(Principal const& principal, std::string const& id,
                                                 Delivery const& delivery) {
    std::lock_guard const one_at_a_time(deciding_);
    if (auto done = earlier(principal, delivery)) return *std::move(done);
    auto const by = actor(principal);
    if (!by) return std::unexpected(by.error());
    auto const proposal = catalog::may_activate(folded()->changes, by->changer, id);
    if (!proposal) return std::unexpected(proposal.error());
    auto const& manifest = proposal->content.files;
    auto const files = read_set(parts_.store, manifest);
    auto const checked = parts_.check(files, base::china_date(parts_.clock.now()));
    if (!checked.ok()) return std::unexpected(catalog::refusal(checked));
    keep_set(parts_.store, files, checked, parts_.clock.now());
    sets_.emplace(proposal->set, catalog::active_set(checked));
    Results results(checked, manifest, sets_);
    return record(
        *by, delivery,
        [&](catalog::Changes const& changes, base::Time at) -> base::Result<catalog::Change> {
            return catalog::activate(changes, by->changer, at, id,
                                     results.against(*changes.newest()));
        });
}

base::Result<ChangeAnswer> Definitions::reject(Principal const& principal, std::string const& id,
                                               std::string reason, Delivery const& delivery) {
    std::lock_guard const one_at_a_time(deciding_);
    if (auto done = earlier(principal, delivery)) return *std::move(done);
    auto const by = actor(principal);
    if (!by) return std::unexpected(by.error());
    return record(
        *by, delivery,
        [&](catalog::Changes const& changes, base::Time at) -> base::Result<catalog::Change> {
            return catalog::reject(changes, by->changer, at, id, reason);
        });
}

}  // namespace yingshen::service
