#include "property/bank.hpp"

/// The part of the bank that does anything at all, mostly what it must not.
namespace yingshen::test {

using namespace review;
using workflow::Action;

Command Bank::attach(std::string material) {
    base::Digest digest{};
    digest.front() = static_cast<std::uint8_t>(below(6));
    return AttachRevision{std::move(material), "海报.txt", "text/plain", digest, 10,
                          random_screening()};
}

Command Bank::set_facts(Submission const& submission, words::FactSet facts) {
    SetFacts command{chance(50) ? submission.title : "营销材料(修订)", std::move(facts), {}};
    for (auto const& material : submission.materials)
        command.screenings.push_back({material.id, random_screening()});
    return command;
}

Command Bank::give_opinion() {
    return GiveOpinion{
        any_word<words::Right>(), any_word<words::Severity>(), "请修改。", {{"s_1", "3"}}, {}};
}

Command Bank::any_content(Submission const& submission) {
    if (chance(5)) return attach("m9");
    if (chance(40)) return set_facts(submission, random_facts());
    auto const is_new = submission.materials.empty() || chance(20);
    return attach(is_new ? std::string() : any(submission.materials).id);
}

Command Bank::any_finding_command() {
    auto const id = "f" + std::to_string(1 + below(5));
    auto const reason = chance(70) ? "理由" : "";
    switch (below(3)) {
        case 0:
            return ConfirmFinding{id, {}, {}, {{"s_1", "3"}}};
        case 1:
            return DismissFinding{id, reason};
        default:
            return ReopenFinding{id, reason};
    }
}

Command Bank::any_opinion_command() {
    auto const id = "o" + std::to_string(1 + below(4));
    auto const reason = chance(80) ? "理由" : "";
    switch (below(4)) {
        case 0:
            return give_opinion();
        case 1:
            return WithdrawOpinion{id, reason};
        case 2:
            return RespondToOpinion{id, any_word<words::Answer>(), reason};
        default:
            return VerifyImplementation{id, chance(50), reason};
    }
}

Command Bank::anything(Submission const& submission) {
    static constexpr Action actions[] = {Action::submit,        Action::pass,    Action::return_,
                                         Action::give_opinions, Action::respond, Action::sign,
                                         Action::reject,        Action::cancel};
    if (has_patterns() && chance(50)) return any_of_several(submission);
    switch (below(12)) {
        case 0:
            return Create{"又一份", versions_.front().definition.kind, "u_1", {}, {}, {}};
        case 1:
        case 2:
            return any_content(submission);
        case 3:
            return Claim{};
        case 4:
            return Unclaim{};
        case 11:
            return FireTimer{below(3)};
        case 5:
            return AnswerItem{chance(80) ? "a.one" : "z.none", any_word<words::Verdict>(),
                              chance(80) ? "说明" : ""};
        case 6:
            return any_finding_command();
        case 7:
        case 8:
            return any_opinion_command();
        default: {
            auto const action = actions[below(std::size(actions))];
            if (action == Action::cancel && chance(80)) return Claim{};
            return Act{action, chance(50) ? "unreadable_file" : chance(50) ? "nonsense" : "", {}};
        }
    }
}

}  // namespace yingshen::test
