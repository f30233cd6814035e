#include "service/reviews.hpp"

#include <utility>

#include "service/answers.hpp"
#include "service/attempt.hpp"

namespace yingshen::service {
namespace {

constexpr int losses_max = 8;

/// What was answered before, from what was kept of it.
CommandAnswer answer_of(store::IdempotencyRecord const& record) {
    CommandAnswer answer;
    answer.status = record.status;
    answer.body = record.response;
    answer.repeated = true;
    if (auto const json = base::parse_json(record.response)) {
        if (auto const* id = (*json)["submission"].as_string()) answer.submission = *id;
        if (auto const* version = (*json)["version"].as_int()) answer.version = *version;
    }
    return answer;
}

}  // namespace

Reviews::Reviews(Parts parts, std::function<void(std::function<void()>)> again,
                 ReadLater read_later)
    : parts_(parts), again_(std::move(again)), read_later_(std::move(read_later)) {}

Reviews::~Reviews() = default;

void Reviews::execute(Principal const& principal, CommandRequest request, CommandDone done) {
    auto const began = parts_.clock.now();
    auto const attempt = std::make_shared<Attempt>(
        Attempt{principal, std::move(request), std::move(done), began, 0});
    try {
        if (!needs_reading(attempt->request.command, parts_.texts)) return run(attempt);
        // What would be refused anyway, or was done before, is not worth a worker.
        if (auto early = prepare(*attempt); !early)
            return refuse(*attempt, std::move(early.error()));
    } catch (std::exception const& error) {
        return fail(*attempt, error);
    }
    if (!read_later_) return read(attempt);
    if (!read_later_([this, attempt] { read(attempt); }))
        finish(*attempt, std::unexpected(documents_waiting()));
}

void Reviews::read(AttemptPtr const& attempt) {
    try {
        read_command(attempt->request.command, parts_.texts);
    } catch (std::exception const& error) {
        return fail(*attempt, error);
    }
    run(attempt);
}

void Reviews::run(AttemptPtr const& attempt) {
    try {
        auto prepared = prepare(*attempt);
        if (!prepared) return refuse(*attempt, std::move(prepared.error()));
        write(attempt, std::move(*prepared));
    } catch (std::exception const& error) {
        fail(*attempt, error);
    }
}

/// The second delivery of a command that the first one did: its answer is in the store.
void Reviews::repeat(AttemptPtr const& attempt) {
    try {
        refuse(*attempt, temporarily_unavailable());
    } catch (std::exception const& error) {
        fail(*attempt, error);
    }
}

void Reviews::fail(Attempt& attempt, std::exception const& error) {
    parts_.log.write(base::LogLevel::error, "command_failed",
                     {{"submission", attempt.request.submission},
                      {"type", std::string(review::name(attempt.request.command))},
                      {"reason", error.what()}});
    finish(attempt, std::unexpected(temporarily_unavailable()));
}

void Reviews::write(AttemptPtr const& attempt, Prepared prepared) {
    auto write = std::move(prepared.write);
    parts_.store.append(std::move(write), [this, attempt, kept = std::move(prepared)](
                                              store::Outcome outcome, std::int64_t) mutable {
        settle(attempt, kept, outcome);
    });
}

void Reviews::settle(AttemptPtr const& attempt, Prepared& prepared, store::Outcome outcome) {
    auto const& submission = prepared.answer.submission;
    switch (outcome) {
        case store::Outcome::committed:
            cache_.put(std::move(prepared.after));
            return finish(*attempt, std::move(prepared.answer));
        case store::Outcome::version_conflict:
            if (++attempt->losses >= losses_max)
                return finish(*attempt, std::unexpected(too_busy()));
            return again_([this, attempt] { run(attempt); });
        case store::Outcome::duplicate_key:
            // The answer given then is read from the store, which is no work for the store's
            // thread.
            return again_([this, attempt] { repeat(attempt); });
        case store::Outcome::duty_conflict:
            return finish(*attempt, std::unexpected(second_duty()));
        case store::Outcome::unknown:
            cache_.forget(submission);
            return finish(*attempt, std::unexpected(outcome_unknown()));
        case store::Outcome::refused:
            return finish(*attempt, std::unexpected(not_taking_writes()));
    }
}

/// An error is only the answer where the key does not say that the command was done before.
void Reviews::refuse(Attempt& attempt, base::Error error) {
    auto const& key = attempt.request.idempotency_key;
    if (key.empty()) return finish(attempt, std::unexpected(std::move(error)));
    auto const earlier = parts_.store.idempotency(attempt.principal.account, key);
    if (!earlier) return finish(attempt, std::unexpected(std::move(error)));
    if (earlier->request != attempt.request.request)
        return finish(attempt, std::unexpected(idempotency_key_reused()));
    finish(attempt, answer_of(*earlier));
}

void Reviews::finish(Attempt& attempt, base::Result<CommandAnswer> answer) {
    auto done = std::exchange(attempt.done, nullptr);
    if (!done) return;  // answered already; only its own exception could bring it here again
    auto const took = parts_.clock.now().us - attempt.began.us;
    parts_.log.write(
        base::LogLevel::info, answer ? "command" : "command_refused",
        {{"submission", answer ? answer->submission : attempt.request.submission},
         {"type", std::string(review::name(attempt.request.command))},
         {"result", answer ? (answer->repeated ? "repeated" : "done") : answer.error().code},
         {"took_us", std::to_string(took)}});
    done(std::move(answer));
}

}  // namespace yingshen::service
