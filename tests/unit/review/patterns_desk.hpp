#pragma once
#include "unit/review/desk.hpp"

/// A desk with the workflow of every pattern, and the people that it takes.
namespace yingshen::test {

inline workflow::Definition const& patterns_workflow() {
    static workflow::Definition const definition =
        load_definition("tests/unit/review/patterns.yaml");
    return definition;
}

inline Actor legal(std::string const& name = "legal") {
    return person(name, {{words::Role::legal_reviewer, words::Scope::any}});
}
inline Actor technology() {
    return person("tech", {{words::Role::technology_reviewer, words::Scope::any}});
}
inline Actor department_head() {
    return person("boss", {{words::Role::department_head, words::Scope::same_department},
                           {words::Role::department_head, words::Scope::any}});
}
inline Actor second_pre_reviewer() {
    return person("pre_2", {{words::Role::pre_reviewer, words::Scope::same_department}});
}
/// The head of the center, as seen by a task of the whole bank.
inline Actor chief() {
    return person("head", {{words::Role::center_head, words::Scope::any}});
}
inline Actor head(std::string const& name) {
    return person(name, {{words::Role::center_head, words::Scope::center}});
}
inline Actor member(std::string const& name) {
    return person(name, {{words::Role::committee_member, words::Scope::any}});
}
/// Somebody with the roles of the principal, and nothing of their own.
inline Actor stand_in(std::string const& name, Actor principal) {
    principal.on_behalf_of = principal.person;
    principal.person = name;
    principal.account = name;
    return principal;
}

/// Carries a submission through the states of the workflow of every pattern.
struct PatternsDesk : Desk {
    PatternsDesk() : Desk(patterns_workflow()) {}

    PatternsDesk& in_pre_review() {
        to_pre_review();
        return *this;
    }
    PatternsDesk& in_center_review() {
        in_pre_review().give(pre_reviewer(), Claim{}).act(pre_reviewer(), Action::pass);
        return *this;
    }
    PatternsDesk& claimed_by_center() {
        in_center_review().give(center_reviewer(), Claim{});
        return *this;
    }
    PatternsDesk& sides_passed() {
        give(legal(), Claim{"legal"})
            .give(legal(), AnswerItem{"legal.liability", words::Verdict::pass, {}, "legal"})
            .give(legal(), PassSide{"legal", "无异议"})
            .give(technology(), Claim{"technology"})
            .give(technology(), PassSide{"technology", {}});
        return *this;
    }
    PatternsDesk& in_sign_off() {
        claimed_by_center()
            .sides_passed()
            .answer_all(center_reviewer())
            .act(center_reviewer(), Action::pass);
        return *this;
    }
    /// One substantive opinion, declined, and the center has the submission again.
    PatternsDesk& declined() {
        claimed_by_center()
            .opinion(words::Severity::substantive)
            .act(center_reviewer(), Action::give_opinions)
            .answer("o1", words::Answer::declined, "合同另有约定")
            .act(clerk(), Action::respond)
            .give(center_reviewer(), Claim{});
        return *this;
    }
    PatternsDesk& in_hearing() {
        declined().act(center_reviewer(), Action::refer).give(member("m_1"), Claim{});
        return *this;
    }
    [[nodiscard]] static HearOpinion hears(OpinionHeard::Ruling ruling,
                                           std::vector<Actor> members = {
                                               member("m_1"), member("m_2"), member("m_3")}) {
        return {"o1", ruling, "业务说明成立", std::move(members)};
    }
};

}  // namespace yingshen::test
