#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/api_session.hpp"
#include "app/command.hpp"
#include "app/logins.hpp"
#include "app/story.hpp"
#include "base/time.hpp"

namespace yingshen::app {

/// Plays stories through the HTTP API, as the people they name. Each person logs in once, with a
/// one-time secret, at the first step they take. Prints a line a step (who, what, state before and
/// after, time), with what screening found and what reviewers wrote below it.
class Walker {
  public:
    Walker(Place place, Logins secrets, Console console)
        : place_(std::move(place)), secrets_(std::move(secrets)), console_(console) {}

    /// True where every step did what the story expects. Otherwise the first that did not is told
    /// on the error stream, with the problem's text, and the story ends there.
    [[nodiscard]] bool play(Story const& story);

  private:
    struct Person {
        ApiSession session;
        std::string shown;  ///< name（roles·unit）
    };
    /// Where the submission of the story being played stands.
    struct Stand {
        std::string submission;
        std::string state;
        std::string title;  ///< of the state
        std::string material;
    };
    using Request = ApiSession::Request;
    /// What the story did not expect, as a sentence; nullopt where all is well.
    using Failure = std::optional<std::string>;

    [[nodiscard]] Failure take(Story const& story, StoryStep const& step);
    [[nodiscard]] Failure take_checklist(Person& person, StoryStep const& step);
    /// Sends a command that changes the submission and follows it to its new state.
    [[nodiscard]] Failure command(Person& person, StoryStep const& step, Request request,
                                  std::string_view what);
    [[nodiscard]] base::Result<Request> request_of(Person& person, Story const& story,
                                                   StoryStep const& step);
    [[nodiscard]] std::optional<Request> request_of_several(StoryStep const& step) const;
    [[nodiscard]] Request upload_of(Story const& story, StoryStep const& step) const;
    [[nodiscard]] base::Result<base::Json> place_of(Person& person, StoryStep const& step);

    [[nodiscard]] Failure show_final(Person& person, StoryStep const& step);
    [[nodiscard]] Failure show_findings(Person& person, StoryStep const& step);
    /// Sets or ends a stand-in; the submission of the story stays where it is.
    [[nodiscard]] Failure take_stand_in(Person& person, StoryStep const& step);
    /// The periods in force that this person sees.
    [[nodiscard]] base::Result<base::Json> stand_ins(Person& person);
    /// 代 and the name of the person who is stood in for.
    [[nodiscard]] std::string stood_in_for(Person& person, std::string const& principal);

    [[nodiscard]] Failure show_certificate(Person& person);
    [[nodiscard]] Failure show_report(Person& person);
    [[nodiscard]] Failure show_similar(Person& person, StoryStep const& step);
    void show_line(Person const& person, std::string_view what, std::string_view before);
    void show_detail(std::string_view text);

    [[nodiscard]] base::Result<Person*> person(std::string const& login);
    /// ApiSession::send, with a key of its own for every change.
    [[nodiscard]] base::Result<base::Json> send(Person& person, Request request);
    [[nodiscard]] std::string here(std::string_view below = {}) const;

    Place place_;
    Logins secrets_;
    Console console_;
    std::map<std::string, std::unique_ptr<Person>, std::less<>> people_;
    Stand stand_;
    std::string on_behalf_of_;  ///< of the step being taken: whom it is for, or empty
    std::string for_whom_;      ///< the same as it is printed
    bool show_steps_ = true;
    std::int64_t started_us_ = base::SystemClock().now().us;
    int requests_ = 0;  ///< with the start it makes the idempotency keys
};

/// A text as it may stand in a query string.
[[nodiscard]] std::string percent_encoded(std::string_view text);
/// An error with its code, both texts and its faults.
[[nodiscard]] std::string sentence(base::Error const& error);

}  // namespace yingshen::app
