#include "unit/workflow/random_workflow.hpp"

#include <algorithm>
#include <random>
#include <vector>

namespace yingshen::workflow::test {
namespace {

using Words = std::vector<std::string>;

std::string list(Words const& words) {
    std::string text;
    for (auto const& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return "[" + text + "]";
}

std::string in_force(std::string const& gate) {
    return "{in_force: " + gate + "}";
}

/// A task of somebody other than the submitter.
struct Stage {
    std::string id;
    std::string role;
    std::string scope;
    std::string decision = "pass";
    bool answers_opinions = false;  ///< opinions are given here
    bool hears = false;
    bool checks_final = false;
    bool has_votes = false;
    Words sides;

    [[nodiscard]] std::string gate() const { return id + "." + decision; }
};

class Generator {
  public:
    explicit Generator(unsigned seed) : random_(seed) {}

    std::string run() {
        plan();
        std::string text =
            "workflow: generated\nversion: 1\nkind: marketing_material\n"
            "title: {zh: 随机流程, en: Random}\ninitial: draft\n";
        if (reuse_) text += "reuse: {valid_days: 90}\n";
        if (facts_) text += "facts: [product]\n";
        if (hearing_) text += "declined: hearing\n";
        if (!hearing_ && chance(30)) text += "declined: advise\n";
        text += "states:\n";
        text += draft();
        if (opinions_) text += answers();
        for (std::size_t at = 0; at < stages_.size(); ++at)
            text += stage(at);
        if (finals_) text += final_files();
        text += "  cleared: {title: {zh: 通过, en: Cleared}, end: good}\n";
        if (bad_end_) text += "  stopped: {title: {zh: 终止, en: Stopped}, end: bad}\n";
        return text + properties();
    }

  private:
    bool chance(unsigned percent) { return random_() % 100 < percent; }
    std::string const& pick(Words const& words) { return words[random_() % words.size()]; }

    void plan() {
        reuse_ = chance(8);
        facts_ = chance(12);
        opinions_ = chance(12);
        hearing_ = opinions_ && chance(40);
        finals_ = chance(12);
        bad_end_ = chance(60);
        if (chance(reuse_ ? 50 : 94)) add("pre_review", "pre_reviewer", "same_department");
        if (chance(10)) add("extra", "compliance_reviewer", "any");
        if (chance(reuse_ ? 20 : 94)) add("center_review", "center_reviewer", "center");
        if (chance(6)) add("recheck", pick({"pre_reviewer", "center_reviewer"}), "any");
        if (chance(reuse_ ? 20 : 94)) {
            add("sign_off", "center_head", "center");
            stages_.back().decision = chance(96) ? "sign" : "pass";
        }
        if (stages_.empty()) add("pre_review", "pre_reviewer", "same_department");
        if (chance(8)) std::ranges::shuffle(stages_, random_);
        if (opinions_) stages_[random_() % stages_.size()].answers_opinions = true;
        for (auto& one : stages_) {
            one.has_votes = !one.answers_opinions && chance(9);
            if (chance(9)) one.sides.emplace_back("legal");
            if (chance(2)) one.sides.emplace_back("technology");
        }
        after_reviews_ = finals_ ? "final_material" : "cleared";
        if (hearing_) {
            add("hearing", "committee_member", "any");
            stages_.back().hears = true;
        }
        if (finals_ && chance(60)) {
            add("final_check", chance(90) ? "center_reviewer" : "pre_reviewer", "any");
            stages_.back().checks_final = true;
            stages_.back().has_votes = chance(15);
        }
        for (auto const& one : stages_) {
            targets_.push_back(one.id);
            if (!one.hears) gates_.push_back(one.gate());
            for (auto const& side : one.sides)
                gates_.push_back(one.id + "." + side);
        }
        targets_.insert(targets_.end(), {"draft", "cleared"});
        if (opinions_) targets_.emplace_back("answers");
        if (finals_) targets_.emplace_back("final_material");
        if (bad_end_) targets_.emplace_back("stopped");
    }

    void add(std::string id, std::string role, std::string scope) {
        stages_.push_back(
            {std::move(id), std::move(role), std::move(scope), "pass", {}, {}, {}, {}, {}});
        if (chance(2)) stages_.back().scope = pick({"center", "same_branch"});
    }

    /// Where a way leads: there, or by mistake anywhere.
    std::string to(std::string const& intended) { return chance(95) ? intended : pick(targets_); }

    std::string needs(Words conditions) {
        std::erase_if(conditions, [&](auto const&) { return chance(12); });
        if (chance(6) && !gates_.empty()) conditions.push_back(in_force(pick(gates_)));
        return conditions.empty() ? "" : ", needs: " + list(conditions);
    }

    std::string way(std::string const& target, Words conditions) {
        return "{to: " + to(target) + needs(std::move(conditions)) + "}";
    }

    std::string submitters_task() {
        return "    task: {role: submitter, scope: same_department" +
               std::string(chance(2) ? ", not: [editor]" : "") + "}\n";
    }

    std::string draft() {
        Words needed{"material_attached", "screened"};
        if (facts_) needed.emplace_back("facts_complete");
        if (reuse_ && chance(50))
            needed.insert(needed.end(), {"same_bytes", "within_cleared", "not_expired"});
        auto text =
            "  draft:\n    title: {zh: 起草, en: Draft}\n" + submitters_task() +
            "    editable: true\n    on:\n      submit: " + way(stages_.front().id, needed) + "\n";
        if (bad_end_) text += "      cancel: {to: stopped}\n";
        return text;
    }

    std::string answers() {
        auto const& asks =
            *std::ranges::find(stages_, true, [](auto const& one) { return one.answers_opinions; });
        auto text = "  answers:\n    title: {zh: 反馈, en: Answers}\n" + submitters_task() +
                    (chance(60) ? "    editable: true\n" : "") + "    on:\n      respond:\n";
        if (chance(50)) {
            Words const reasons{in_force(pick(gates_)), "no_declined_substantive", "declined",
                                "adopted_verified"};
            text += "        - {when: [" + pick(reasons) + "], to: " + to(asks.id) +
                    needs({"opinions_answered"}) + "}\n";
        }
        return text + "        - " + way(stages_.front().id, {"opinions_answered"}) + "\n";
    }

    std::string task(std::size_t at) {
        auto const& one = stages_[at];
        Words barred{"submitter", "editor"};
        for (std::size_t before = 0; before < at; ++before) {
            if (!stages_[before].hears) barred.push_back(stages_[before].gate());
        }
        std::erase_if(barred, [&](auto const&) { return chance(10); });
        if (chance(6)) barred.push_back(pick(gates_));
        auto text = "    task:\n      role: " + one.role + "\n      scope: " + one.scope + "\n";
        if (!barred.empty()) text += "      not: " + list(barred) + "\n";
        if (one.has_votes) text += votes(one);
        return text;
    }

    std::string votes(Stage const& one) {
        auto const seats = 1 + random_() % 3;
        Words const needed{"all", "one", std::to_string(1 + random_() % seats)};
        auto text = "      votes: {seats: " + std::to_string(seats) + ", needed: " + pick(needed);
        if (chance(40)) text += ", refusal: vetoes";
        if (chance(40)) text += ", decided: when_all_voted";
        text += ", approve: " + one.decision + ", refuse: return";
        if (chance(25)) text += ", add: {before: 1}";
        if (chance(25) && !text.ends_with("}")) text += ", add: {after: 1}";
        if (seats > 1 && chance(30)) text += ", remove: 1";
        return text + "}\n";
    }

    std::string beside(Stage const& one) {
        if (one.sides.empty()) return {};
        std::string text = "    beside:\n";
        for (auto const& side : one.sides) {
            Words barred{"submitter", "editor"};
            std::erase_if(barred, [&](auto const&) { return chance(10); });
            if (chance(20)) barred.push_back(pick(gates_));
            text += "      " + side + ":\n        title: {zh: 并行, en: Beside}\n" +
                    "        task: {role: " + (side == "legal" ? "legal_reviewer" : one.role) +
                    ", scope: any" + (barred.empty() ? "" : ", not: " + list(barred)) + "}\n";
            if (chance(25)) text += "        checklist: terms\n";
        }
        return text;
    }

    std::string next_of(std::size_t at) {
        auto const& one = stages_[at];
        if (one.checks_final) return "cleared";
        auto const last =
            at + 1 == stages_.size() || stages_[at + 1].hears || stages_[at + 1].checks_final;
        return last ? after_reviews_ : stages_[at + 1].id;
    }

    Words needs_of(std::size_t at) {
        auto const& one = stages_[at];
        Words needed;
        for (auto const& side : one.sides)
            needed.push_back(in_force(one.id + "." + side));
        if (next_of(at) == after_reviews_ && !one.checks_final) {
            for (std::size_t before = 0; before < at; ++before)
                needed.push_back(in_force(stages_[before].gate()));
            if (opinions_) needed.emplace_back("no_open_opinions");
            if (reuse_)
                needed.insert(needed.end(), {"same_bytes", "within_cleared", "not_expired"});
        }
        if (one.answers_opinions && chance(70))
            needed.push_back(pick({"no_open_opinions", "opinions_answered", "adopted_verified"}));
        return needed;
    }

    std::string stage(std::size_t at) {
        auto const& one = stages_[at];
        auto text = "  " + one.id + ":\n    title: {zh: 审查, en: Review}\n" + task(at);
        auto const checklist = chance(20);
        if (checklist) text += "    checklist: points\n";
        if (one.checks_final) text += "    checks_final: true\n";
        if (one.hears) text += "    hearing: {members: 2}\n";
        if (chance(1)) text += "    timers: [{after: 1 working day, do: " + one.decision + "}]\n";
        text += beside(one) + "    on:\n";
        if (one.hears)
            return text + "      conclude: " + way(heard_at(), {"no_declined_substantive"}) + "\n";
        auto const forward = way(next_of(at), needs_of(at));
        if (checklist && chance(40)) {
            text += "      " + one.decision +
                    ":\n        - {when: [no_failed_items], to: " + to(next_of(at)) +
                    needs(needs_of(at)) + "}\n        - " + forward + "\n";
        } else {
            text += "      " + one.decision + ": " + forward + "\n";
        }
        text += returns(at);
        if (chance(12)) text += "      withdraw: {to: draft}\n";
        if (one.has_votes) return text;
        if (bad_end_ && chance(12)) text += "      reject: {to: stopped}\n";
        if (one.answers_opinions)
            text += "      give_opinions: " + way("answers", {"opinions"}) + "\n";
        if (one.answers_opinions && hearing_)
            text += "      refer: {to: hearing, needs: [declined]}\n";
        return text;
    }

    std::string heard_at() {
        return std::ranges::find(stages_, true,
                                 [](auto const& one) { return one.answers_opinions; })
            ->id;
    }

    std::string returns(std::size_t at) {
        auto const& one = stages_[at];
        if (!one.has_votes && chance(60)) return {};
        auto const back = one.checks_final ? std::string("final_material") : std::string("draft");
        auto const choosing = !one.has_votes && chance(30);
        auto const several = list({back, pick(targets_)});
        if (!choosing) return "      return: {to: " + to(back) + "}\n";
        if (!opinions_ || chance(50)) return "      return: {to: " + several + "}\n";
        return "      return:\n        - {when: [declined], to: " + pick(targets_) +
               "}\n        - {to: " + several + "}\n";
    }

    std::string final_files() {
        auto const checked = std::ranges::find(targets_, "final_check") != targets_.end();
        auto text = "  final_material:\n    title: {zh: 定稿, en: Final}\n" + submitters_task() +
                    "    finals: true\n    on:\n      confirm:\n";
        if (checked) {
            text += "        - {when: [final_unchanged], to: " + to("cleared") +
                    needs({"final_paired"}) + "}\n";
        }
        text += "        - " +
                way(checked ? "final_check" : "cleared",
                    checked ? Words{"final_paired"} : Words{"final_paired", "final_unchanged"}) +
                "\n";
        if (bad_end_ && chance(60)) text += "      not_held: {to: stopped}\n";
        return text;
    }

    std::string properties() {
        if (!chance(30) || gates_.empty()) return {};
        return "prove:\n  - every_path: {to: " + (chance(70) ? "cleared" : pick(targets_)) +
               ", passes: [" + pick(gates_) + "]}\n";
    }

    std::mt19937 random_;
    bool reuse_ = false;
    bool facts_ = false;
    bool opinions_ = false;
    bool hearing_ = false;
    bool finals_ = false;
    bool bad_end_ = false;
    std::string after_reviews_;
    std::vector<Stage> stages_;
    Words targets_;
    Words gates_;
};

}  // namespace

std::string random_workflow(unsigned seed) {
    return Generator(seed).run();
}

}  // namespace yingshen::workflow::test
