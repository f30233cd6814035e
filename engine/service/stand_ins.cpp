#include "service/stand_ins.hpp"

#include <stdexcept>

#include "review/stand_in_codec.hpp"
#include "service/answers.hpp"
#include "service/append.hpp"
#include "service/replay.hpp"

namespace yingshen::service {
namespace {

constexpr int losses_max = 8;

std::string const& id_of(review::StandInEvent const& event) {
    if (auto const* set = std::get_if<review::StandInSet>(&event)) return set->id;
    return std::get<review::StandInEnded>(event).id;
}

ChangeAnswer answer_of(review::StandInEvent const& event, std::int64_t version) {
    base::Json const body = base::Json::Object{{"id", id_of(event)}, {"version", version}};
    bool const fresh = std::holds_alternative<review::StandInSet>(event);
    return {id_of(event), fresh ? 201 : 200, base::to_string(body), false};
}

store::Write write_of(FoldedStandIns const& before, review::StandInEvent const& event,
                      base::Time at, Principal const& by) {
    store::Write write;
    write.submission = review::stand_ins_stream;
    write.expected_version = before.stand_ins.version;
    write.events.push_back(seal_one(
        {write.submission, write.expected_version + 1, at, by.person, by.account},
        review::type_name(event), review::type_version(event), review::encode(event), before.head));
    base::Json const announced =
        base::Json::Object{{"id", id_of(event)}, {"type", review::type_name(event)}};
    write.outbox.push_back({"stand_ins", base::to_string(announced), 0});
    return write;
}

base::Result<Principal> in_force_now(Principal const& principal, Directory const& directory) {
    auto const* account = directory.account(principal.account);
    if (account == nullptr || !account->active) return std::unexpected(account_not_active());
    return Principal{account->id, account->person, account->grants, principal.on_behalf_of};
}

}  // namespace

void take(FoldedStandIns& known, store::EventRecord const& record) {
    auto const json = base::parse_json(record.body, {.bytes_max = 1U << 20});
    auto const event = json ? review::decode_stand_in(record.type, record.type_version, *json)
                            : base::Result<review::StandInEvent>(std::unexpected(json.error()));
    if (!event) {
        std::string what = "event " + std::to_string(record.position) +
                           " of the log is unreadable: " + event.error().text.en;
        for (auto const& fault : event.error().faults)
            what += " " + base::to_string(fault) + ";";
        throw std::runtime_error(what);
    }
    review::apply(known.stand_ins, record.envelope, *event);
    known.head = record.hash;
}

StandIns::StandIns(Parts parts) : parts_(parts), folded_(std::make_shared<FoldedStandIns const>()) {
    (void)current();
}

std::shared_ptr<FoldedStandIns const> StandIns::current() const {
    std::lock_guard const lock(mutex_);
    auto const fresh =
        parts_.store.events(std::string(review::stand_ins_stream), folded_->stand_ins.version);
    if (fresh.empty()) return folded_;
    auto folded = std::make_shared<FoldedStandIns>(*folded_);
    for (auto const& record : fresh)
        take(*folded, record);
    folded_ = std::move(folded);
    return folded_;
}

base::Result<ChangeAnswer> StandIns::record(Principal const& principal, Delivery const& delivery,
                                            Decide const& decide) {
    auto const earlier = [&] {
        return answered_before(parts_.store, principal.account, delivery, "id");
    };
    if (auto before = earlier()) return *std::move(before);
    for (int losses = 0; losses < losses_max; ++losses) {
        auto const before = current();
        // The clock may be set back; the history never is.
        auto const at = std::max(parts_.clock.now(), before->stand_ins.updated_at);
        auto const event = decide(before->stand_ins, at);
        if (!event) return std::unexpected(event.error());
        auto write = write_of(*before, *event, at, principal);
        auto answer = answer_of(*event, before->stand_ins.version + 1);
        keep_answer(write, principal.account, delivery, answer, at);
        switch (append_and_wait(parts_.store, std::move(write))) {
            case store::Outcome::committed:
                parts_.log.write(base::LogLevel::info, review::type_name(*event),
                                 {{"id", id_of(*event)}, {"account", principal.account}});
                return answer;
            case store::Outcome::version_conflict:
                break;
            case store::Outcome::duplicate_key:
                return *earlier();
            case store::Outcome::unknown:
                return std::unexpected(outcome_unknown());
            case store::Outcome::duty_conflict:
            case store::Outcome::refused:
                return std::unexpected(not_taking_writes());
        }
    }
    return std::unexpected(too_busy());
}

base::Result<ChangeAnswer> StandIns::set(Principal const& principal,
                                         review::SetStandIn const& wanted,
                                         Delivery const& delivery) {
    auto const directory = parts_.organisation.current();
    auto const by = in_force_now(principal, *directory);
    if (!by) return std::unexpected(by.error());
    review::Setting const setting{by->person, capacity_over(*by, *directory, wanted.principal),
                                  directory->is_active(wanted.principal),
                                  directory->is_active(wanted.stand_in)};
    return record(
        *by, delivery,
        [&](review::StandIns const& known, base::Time at) -> base::Result<review::StandInEvent> {
            return review::set_stand_in(known, setting, wanted, at);
        });
}

base::Result<ChangeAnswer> StandIns::end(Principal const& principal, std::string const& id,
                                         std::string const& reason, Delivery const& delivery) {
    auto const directory = parts_.organisation.current();
    auto const by = in_force_now(principal, *directory);
    if (!by) return std::unexpected(by.error());
    return record(
        *by, delivery,
        [&](review::StandIns const& known, base::Time at) -> base::Result<review::StandInEvent> {
            auto const* found = known.find(id);
            if (found == nullptr || !may_see(*by, *directory, *found))
                return std::unexpected(review::stand_in_not_found());
            review::Setting const setting{by->person,
                                          capacity_over(*by, *directory, found->period.principal)};
            return review::end_stand_in(known, setting, id, reason, at);
        });
}

base::Result<Principal> StandIns::acting(Principal const& principal) const {
    auto const& other = principal.on_behalf_of;
    if (other.empty()) return principal;
    auto const today = base::china_date(parts_.clock.now());
    auto const folded = current();
    if (folded->stand_ins.in_force(principal.person, other, today) == nullptr)
        return std::unexpected(no_stand_in(principal.person, other, today));
    auto const directory = parts_.organisation.current();
    return Principal{principal.account, principal.person, directory->grants_of(other), other};
}

base::Result<review::Actor> actor_of(Principal const& principal, Directory const& directory,
                                     std::string const& unit) {
    if (is_system(principal)) return review::system_actor();
    auto const* account = directory.account(principal.account);
    if (account == nullptr || !account->active) return std::unexpected(account_not_active());
    if (principal.on_behalf_of.empty()) return directory.actor(*account, unit);
    // The other's own roles alone: neither the caller's, nor those of whom the other stands in for.
    auto actor = directory.actor_of(principal.on_behalf_of, unit).value_or(review::Actor{});
    actor.person = account->person;
    actor.account = account->id;
    actor.on_behalf_of = principal.on_behalf_of;
    return actor;
}

}  // namespace yingshen::service
