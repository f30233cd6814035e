#include "workflow/prove.hpp"

#include <algorithm>
#include <array>

#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

constexpr std::size_t promise_count = static_cast<std::size_t>(Promise::own_property) + 1;

/// The first finding of each promise.
class Findings {
  public:
    void add(Finding finding) {
        auto& kept = first_[static_cast<std::size_t>(finding.promise)];
        if (!kept) kept = std::move(finding);
    }
    [[nodiscard]] std::array<std::optional<Finding>, promise_count> const& all() const {
        return first_;
    }

  private:
    std::array<std::optional<Finding>, promise_count> first_;
};

void find_missing_end(Definition const& definition, Findings& findings) {
    if (std::ranges::find(definition.states, End::good, &State::end) != definition.states.end())
        return;
    findings.add({Promise::reaches_an_end,
                  {"流程没有“审查通过”的终态。", "The definition has no good end."},
                  std::nullopt,
                  std::nullopt,
                  {},
                  {1, 1}});
}

/// A timer that acts is refused whatever it does, at the first moment at which it could fire.
void find_acting_timer(Model const& model, Exploration const& exploration, Findings& findings) {
    for (std::uint32_t at = 0; at < exploration.visits.size(); ++at) {
        auto const& state = model.state(unpack(exploration.visits[at].packed).record);
        auto const timer = std::ranges::find(state.timers, Timer::Kind::act, &Timer::kind);
        if (timer == state.timers.end()) continue;
        auto const act = std::string(name(*timer->action));
        findings.add({Promise::no_timer_decides,
                      {"“" + state.title.zh + "”环节的时限到期后会自动执行“" +
                           title(*timer->action).zh + "”。",
                       "A timer of " + state.id + " takes the action " + act + "."},
                      at,
                      std::nullopt,
                      {},
                      timer->mark});
        return;
    }
}

void add_timer_step(Finding const& finding, Definition const& definition, std::vector<Step>& path) {
    for (auto const& state : definition.states) {
        for (auto const& timer : state.timers) {
            if (timer.mark != finding.mark) continue;
            auto const way =
                std::ranges::find(state.transitions, *timer.action, &Transition::action);
            auto const after = way == state.transitions.end() ? state.id : way->to;
            path.push_back({state.id, '-', "timer " + std::string(name(*timer.action)), after});
        }
    }
}

}  // namespace

Proof prove(Definition const& definition, std::size_t configurations_max) {
    Findings findings;
    Model const model(definition);
    find_missing_end(definition, findings);
    auto const exploration =
        explore(model, configurations_max, People::by_what_they_may, [&](Arrival const& arrival) {
            for (auto& finding : inspect(model, arrival))
                findings.add(std::move(finding));
        });
    find_acting_timer(model, exploration, findings);
    if (exploration.complete) {
        for (auto& finding : inspect_liveness(model, exploration))
            findings.add(std::move(finding));
    }

    Proof proof;
    proof.configurations = exploration.visits.size();
    proof.complete = exploration.complete;
    for (auto const& finding : findings.all()) {
        if (!finding) continue;
        auto path = path_to(*finding, model, exploration);
        if (finding->promise == Promise::no_timer_decides)
            add_timer_step(*finding, definition, path);
        proof.violations.push_back(
            {finding->promise, finding->text.en, finding->text, std::move(path), finding->mark});
    }
    return proof;
}

}  // namespace yingshen::workflow
