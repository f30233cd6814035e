#include "service/timers.hpp"

#include <condition_variable>

namespace yingshen::service {
namespace {

/// Counts answers as they come in from the store's thread.
class Answers {
  public:
    void take(base::Result<CommandAnswer> const& answer) {
        // Told under the lock: whoever waits may be gone right after.
        std::lock_guard const lock(mutex_);
        ++answered_;
        if (answer) {
            ++fired_.fired;
        } else if (answer.error().kind == base::ErrorKind::conflict ||
                   answer.error().kind == base::ErrorKind::not_found) {
            ++fired_.passed;
        } else {
            ++fired_.failed;
        }
        changed_.notify_all();
    }

    /// Every command is answered exactly once, also when the store stops.
    [[nodiscard]] Timers::Fired wait_for(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return answered_ == count; });
        return fired_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t answered_ = 0;
    Timers::Fired fired_;
};

}  // namespace

struct Timers::Round {
    Fired fired;
    bool more = false;  ///< the bound was reached, or others before the first of them may be due
};

Timers::Round Timers::next_round() {
    auto due = store_.due_timers(clock_.now(), after_, timers_max);
    bool const from_the_start = after_ == store::TimerPlace{};
    if (due.size() < timers_max) {
        after_ = {};
    } else {
        after_ = {due.back().at, due.back().submission, due.back().timer};
    }
    Answers answers;
    auto const system = system_principal();
    for (auto const& row : due) {
        CommandRequest request;
        request.submission = row.submission;
        request.command = review::FireTimer{row.timer};
        reviews_.execute(system, std::move(request),
                         [&answers](auto const& answer) { answers.take(answer); });
    }
    return {answers.wait_for(due.size()), due.size() == timers_max || !from_the_start};
}

Timers::Fired Timers::fire_due() {
    std::lock_guard const lock(mutex_);
    Fired all;
    for (int rounds = 0; rounds < rounds_max; ++rounds) {
        auto const round = next_round();
        all.fired += round.fired.fired;
        all.passed += round.fired.passed;
        all.failed += round.fired.failed;
        if (!round.more || round.fired.fired == 0) break;
    }
    if (all.failed > 0) {
        log_.write(base::LogLevel::error, "timers_failed",
                   {{"failed", std::to_string(all.failed)}, {"fired", std::to_string(all.fired)}});
    }
    return all;
}

}  // namespace yingshen::service
