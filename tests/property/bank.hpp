#pragma once
#include <list>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "review/decide.hpp"

/// A small bank of random people who do random things to one submission: some of them sensible, so
/// that submissions come to an end, the others anything at all.
namespace yingshen::test {

struct Turn {
    review::Actor actor;
    review::Command command;
};

/// A version of the workflow, and what it can bring about.
struct Version {
    explicit Version(workflow::Definition read)
        : definition(std::move(read)), reachable(definition) {}
    workflow::Definition definition;
    workflow::Reachable reachable;
};
/// The first is what submissions are created under; between it and the second they are moved.
using Versions = std::list<Version>;

class Bank {
  public:
    /// Ten people with random roles (more where the workflow has more roles); the last holds every
    /// role and has two accounts.
    Bank(Versions const& versions, std::uint64_t seed);

    /// What somebody tries next.
    [[nodiscard]] Turn next(review::Submission const& submission);
    /// The context in which an actor's command is decided; good until the next one is asked for.
    [[nodiscard]] review::Context context(review::Submission const& submission,
                                          review::Actor const& actor);
    /// Time passes, and now and then somebody loses or gets a role.
    void pass_time();

  private:
    [[nodiscard]] std::size_t below(std::size_t bound);
    [[nodiscard]] bool chance(int percent);
    template <class T>
    [[nodiscard]] T const& any(std::vector<T> const& values) {
        return values[below(values.size())];
    }
    template <class E>
    [[nodiscard]] E any_word() {
        return words::all<E>()[below(words::all<E>().size())].value;
    }
    /// The version that a submission pins, and the one that it does not.
    [[nodiscard]] Version const& pinned(review::Submission const& submission) const;
    [[nodiscard]] Version const& other(review::Submission const& submission) const;
    [[nodiscard]] workflow::State const& state_of(review::Submission const& submission) const;
    [[nodiscard]] bool has_patterns() const { return versions_.size() > 1; }
    /// The applicable items of the submission's state in a version.
    [[nodiscard]] std::vector<std::string> items(review::Submission const& submission,
                                                 Version const& version) const;
    [[nodiscard]] std::vector<std::string> items(review::Submission const& submission) const {
        return items(submission, pinned(submission));
    }

    [[nodiscard]] review::Actor const& account_of(std::string const& person);
    /// The accounts whose command would be accepted.
    [[nodiscard]] std::vector<review::Actor> able(review::Submission const& submission,
                                                  review::Command const& command);
    [[nodiscard]] std::vector<review::HeldRole> random_roles();
    [[nodiscard]] words::FactSet random_facts();
    [[nodiscard]] review::Screening random_screening();

    [[nodiscard]] Turn sensible(review::Submission const& submission);
    [[nodiscard]] Turn write(review::Submission const& submission);
    [[nodiscard]] Turn answer(review::Submission const& submission);
    [[nodiscard]] Turn review(review::Submission const& submission);
    [[nodiscard]] Turn claim(review::Submission const& submission, std::string const& side = {});
    [[nodiscard]] Turn act(review::Submission const& submission, review::Actor const& actor);

    // several.cpp: what takes several people, and what only some workflows have.
    [[nodiscard]] std::optional<Turn> of_several(review::Submission const& submission);
    [[nodiscard]] Turn beside(review::Submission const& submission);
    [[nodiscard]] Turn hand_in(review::Submission const& submission);
    [[nodiscard]] Turn hear(review::Submission const& submission);
    [[nodiscard]] Turn vote(review::Submission const& submission);
    [[nodiscard]] Turn hand_over(review::Submission const& submission);
    [[nodiscard]] review::AttachFinal final_of(review::Submission const& submission,
                                               std::string const& material);
    [[nodiscard]] review::Migrate migrate(review::Submission const& submission);
    [[nodiscard]] review::RestsOn random_rests_on(review::Submission const& submission);
    [[nodiscard]] review::Command any_of_several(review::Submission const& submission);
    [[nodiscard]] review::Actor stand_in(review::Actor principal);

    [[nodiscard]] review::Command anything(review::Submission const& submission);
    [[nodiscard]] review::Command any_content(review::Submission const& submission);
    [[nodiscard]] review::Command any_finding_command();
    [[nodiscard]] review::Command any_opinion_command();
    [[nodiscard]] review::Command attach(std::string material);
    [[nodiscard]] review::Command set_facts(review::Submission const& submission,
                                            words::FactSet facts);
    [[nodiscard]] review::Command give_opinion();

    Versions const& versions_;
    workflow::Calendar calendar_;
    std::mt19937_64 random_;
    std::vector<review::HeldRole> working_roles_;
    std::vector<review::Actor> accounts_;
    review::Actor administrator_;
    std::optional<review::Target> target_;  ///< of the last context
    base::Time now_{1'795'000'000'000'000};
};

}  // namespace yingshen::test
