#include <algorithm>

#include "workflow/able.hpp"
#include "workflow/prove_parts.hpp"

namespace yingshen::workflow {
namespace {

using Marks = std::vector<bool>;  ///< by index of a configuration

/// The edges by where they lead: for walking backwards.
class Backwards {
  public:
    Backwards(Exploration const& exploration, bool (*follows)(Exploration::Edge::Kind))
        : starts_(exploration.visits.size() + 1), sources_(exploration.edges.size()) {
        for (auto const& edge : exploration.edges) {
            if (follows(edge.kind)) ++starts_[edge.to + 1];
        }
        for (std::size_t at = 1; at < starts_.size(); ++at)
            starts_[at] += starts_[at - 1];
        auto free = starts_;
        for (auto const& edge : exploration.edges) {
            if (follows(edge.kind)) sources_[free[edge.to]++] = edge.from;
        }
    }

    /// Marks everything from which something marked can be reached.
    void spread(Marks& marks) const {
        std::vector<std::uint32_t> pending;
        for (std::uint32_t at = 0; at < marks.size(); ++at) {
            if (marks[at]) pending.push_back(at);
        }
        while (!pending.empty()) {
            auto const to = pending.back();
            pending.pop_back();
            for (auto at = starts_[to]; at < starts_[to + 1]; ++at) {
                if (marks[sources_[at]]) continue;
                marks[sources_[at]] = true;
                pending.push_back(sources_[at]);
            }
        }
    }

  private:
    std::vector<std::size_t> starts_;
    std::vector<std::uint32_t> sources_;
};

class Liveness {
  public:
    Liveness(Model const& model, Exploration const& exploration)
        : model_(model), definition_(model.definition()), exploration_(exploration) {}

    std::vector<Finding> run() {
        find_dead_states();
        auto const count = exploration_.visits.size();
        using Kind = Exploration::Edge::Kind;
        Backwards const backwards(exploration_, [](Kind) { return true; });
        Backwards const within(exploration_, [](Kind kind) { return kind == Kind::work; });
        Marks ends(count);
        Marks acting(count);
        for (std::uint32_t at = 0; at < count; ++at)
            ends[at] = state_of(at).end.has_value();
        auto const at_end = ends;
        for (auto const& edge : exploration_.edges) {
            if (edge.kind == Kind::action) acting[edge.from] = true;
        }
        backwards.spread(ends);
        within.spread(acting);
        // What is possible depends on the deeds of the submitter alone: a task of anybody else can
        // be done by somebody new. So only where the submitter is followed is the answer exact.
        auto const judged = [&](std::uint32_t at) {
            return !at_end[at] && configuration(at).tracked.submitter;
        };
        Marks stuck(count);
        for (std::uint32_t at = 0; at < count; ++at)
            stuck[at] = !acting[at] && judged(at);
        report_first(stuck, [&](std::uint32_t at) { return stuck_at(at); });
        // A loop is its own fault only where it does not end in a task that nobody can do.
        backwards.spread(stuck);
        Marks endless(count);
        for (std::uint32_t at = 0; at < count; ++at)
            endless[at] = !ends[at] && !stuck[at] && judged(at);
        report_first(endless, [&](std::uint32_t at) { return endless_at(at); });
        return std::move(findings_);
    }

  private:
    [[nodiscard]] Configuration configuration(std::uint32_t at) const {
        return unpack(exploration_.visits[at].packed);
    }
    [[nodiscard]] State const& state_of(std::uint32_t at) const {
        return model_.state(configuration(at).record);
    }

    template <class Report>
    void report_first(Marks const& marks, Report report) {
        auto const first = std::ranges::find(marks, true);
        if (first != marks.end())
            findings_.push_back(report(static_cast<std::uint32_t>(first - marks.begin())));
    }

    void find_dead_states() {
        Marks reached(definition_.states.size());
        for (std::uint32_t at = 0; at < exploration_.visits.size(); ++at)
            reached[configuration(at).record.state] = true;
        std::string list;
        yaml::Mark mark;
        for (std::size_t at = definition_.states.size(); at-- > 0;) {
            if (reached[at]) continue;
            list = definition_.states[at].id + (list.empty() ? "" : ", ") + list;
            mark = definition_.states[at].mark;
        }
        if (list.empty()) return;
        findings_.push_back(
            {Promise::no_dead_state,
             {"没有任何路径可到达：" + list + "。", "No path reaches " + list + "."},
             std::nullopt,
             std::nullopt,
             {},
             mark});
    }

    [[nodiscard]] Finding stuck_at(std::uint32_t at) const {
        auto const& state = state_of(at);
        Finding finding{Promise::task_can_be_done, {}, at, std::nullopt, {}, state.task->mark};
        if (!somebody_may(model_, configuration(at))) {
            finding.text = {"“" + state.title.zh + "”环节的待办无人可以办理。",
                            "Nobody may do the task of " + state.id + "."};
            return finding;
        }
        auto const lacking = unmet(configuration(at).record, state);
        finding.text = {"“" + state.title.zh + "”环节的任何操作都不再可能：" + lacking.zh + "。",
                        "No action of " + state.id + " is possible any more: " + lacking.en + "."};
        return finding;
    }

    [[nodiscard]] base::Text title_of(Requirement const& one) const {
        if (one.condition) return {title(*one.condition).zh, std::string(name(*one.condition))};
        auto const& gate = definition_.gates[*one.in_force];
        return {title(definition_, gate).zh + "有效", to_string(gate)};
    }

    /// What each action of a state waits for: `pass lacks facts_complete, screened; …`.
    [[nodiscard]] base::Text unmet(Record const& record, State const& state) const {
        base::Text text;
        std::optional<Action> last;
        for (auto const& transition : state.transitions) {
            if (transition.action == last) continue;
            last = transition.action;
            auto const refused = step(state, transition.action, model_.situation(record, {}),
                                      transition.chosen ? transition.to : std::string());
            if (refused) continue;
            base::Text lacking;
            for (auto const& one : refused.error().unmet) {
                auto const words = title_of(one);
                lacking.zh += (lacking.zh.empty() ? "" : "、") + words.zh;
                lacking.en += (lacking.en.empty() ? "" : ", ") + words.en;
            }
            text.zh += (text.zh.empty() ? "" : "；") + title(transition.action).zh + "须满足“" +
                       lacking.zh + "”";
            text.en += (text.en.empty() ? "" : "; ") + std::string(name(transition.action)) +
                       " lacks " + lacking.en;
        }
        return text;
    }

    [[nodiscard]] Finding endless_at(std::uint32_t at) const {
        auto const& state = state_of(at);
        return {Promise::reaches_an_end,
                {"从“" + state.title.zh + "”起，流程无法办结。",
                 "From " + state.id + " on, no end can be reached."},
                at,
                std::nullopt,
                {},
                state.mark};
    }

    Model const& model_;
    Definition const& definition_;
    Exploration const& exploration_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> inspect_liveness(Model const& model, Exploration const& exploration) {
    return Liveness(model, exploration).run();
}

}  // namespace yingshen::workflow
