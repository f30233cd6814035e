#pragma once
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

class Bank {
  public:
    /// Ten people with random roles; the last holds every role and has two accounts.
    Bank(workflow::Definition const& definition, std::uint64_t seed);

    /// What somebody tries next.
    [[nodiscard]] Turn next(review::Submission const& submission);
    /// The applicable items of the submission's state.
    [[nodiscard]] std::vector<std::string> items(review::Submission const& submission) const;
    /// The context in which an actor's command is decided.
    [[nodiscard]] review::Context context(review::Submission const& submission,
                                          review::Actor const& actor) const;
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
    [[nodiscard]] review::Actor const& account_of(std::string const& person);
    [[nodiscard]] std::vector<review::HeldRole> random_roles();
    [[nodiscard]] words::FactSet random_facts();
    [[nodiscard]] review::Screening random_screening();

    [[nodiscard]] Turn sensible(review::Submission const& submission);
    [[nodiscard]] Turn write(review::Submission const& submission);
    [[nodiscard]] Turn answer(review::Submission const& submission);
    [[nodiscard]] Turn review(review::Submission const& submission);
    [[nodiscard]] Turn claim(review::Submission const& submission);
    [[nodiscard]] Turn act(review::Submission const& submission, review::Actor const& actor);

    [[nodiscard]] review::Command anything(review::Submission const& submission);
    [[nodiscard]] review::Command any_content(review::Submission const& submission);
    [[nodiscard]] review::Command any_opinion_command();
    [[nodiscard]] review::Command attach(std::string material);
    [[nodiscard]] review::Command set_facts(review::Submission const& submission,
                                            words::FactSet facts);
    [[nodiscard]] review::Command give_opinion();

    workflow::Definition const& definition_;
    workflow::Calendar calendar_;
    std::mt19937_64 random_;
    std::vector<review::Actor> accounts_;
    base::Time now_{1'795'000'000'000'000};
};

}  // namespace yingshen::test
