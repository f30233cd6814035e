#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "review/event.hpp"

namespace yingshen::review {

struct Revision {
    int number = 0;
    std::string name;
    std::string media_type;
    base::Digest digest{};
    std::int64_t size = 0;
    std::optional<base::Digest> text{};  ///< the blob that holds what was read of the bytes
    base::Time at;
    std::string by;
    bool screened = false;  ///< with the current facts
    std::vector<screening::Finding> findings;
    std::vector<screening::NotRead> not_read;
    std::vector<std::string> finding_ids{};  ///< of each of `findings`
    bool operator==(Revision const&) const = default;
};

struct Material {
    std::string id;
    std::vector<Revision> revisions;  ///< never empty; the last is current
    bool operator==(Material const&) const = default;
};

struct ItemAnswer {
    words::Verdict verdict = words::Verdict::pass;
    std::string note;
    std::string by;
    base::Time at;
    RestsOn rests_on{};
    bool restored = false;  ///< given when the state was entered before
    bool operator==(ItemAnswer const&) const = default;
};

/// A finding as it is followed through the revisions of its material.
struct FollowedFinding {
    struct Mark {
        FindingMarked::Mark mark = FindingMarked::Mark::confirmed;  ///< never `reopened`
        std::string opinion;                                        ///< of a confirmed one
        std::string reason;
        std::string by;
        base::Time at;
        int revision = 0;  ///< the one that was looked at
        bool operator==(Mark const&) const = default;
    };
    std::string id;  ///< f1, f2, … in order of first appearance in the submission
    std::string material;
    std::string rule;
    int rule_version = 0;
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string title;
    std::string text;
    int since = 0;                         ///< the revision that it was first found in
    int gone_in = 0;                       ///< the revision that it was no longer found in, or 0
    std::optional<base::Time> shown_at{};  ///< when a reviewer's task first began with it
    std::optional<Mark> mark{};            ///< the one that stands
    std::optional<Mark> lapsed{};          ///< a dismissal that new content took the force of
    bool operator==(FollowedFinding const&) const = default;
};

struct OpinionAnswer {
    words::Answer answer = words::Answer::adopted;
    std::string reason;
    std::string by;
    base::Time at;
    bool operator==(OpinionAnswer const&) const = default;
};

struct Opinion {
    std::string id;
    words::Right right = words::Right::information;
    words::Severity severity = words::Severity::substantive;
    std::string text;
    std::vector<rulebook::Citation> basis;
    std::optional<Place> place;
    std::string by;
    base::Time given_at;
    std::string state;  ///< where it was given
    int letter = 0;     ///< the letter that sent it, from 1; 0: not sent yet
    std::optional<base::Time> sent_at;
    std::vector<OpinionAnswer> answers;  ///< every answer given, first to last
    bool open = true;           ///< waits for an answer (again, after a refused implementation)
    bool answer_final = false;  ///< the submission went past the response step with this answer
    bool verified = false;      ///< in the current content
    bool ever_refused = false;  ///< an implementation was refused at least once
    bool withdrawn = false;
    bool withdrawn_after_decline = false;
    bool set_aside = false;  ///< by a hearing, after it was declined
    RestsOn verified_on;     ///< what the verification rested on
    bool carried = false;    ///< verified in earlier content, and nothing of that changed
    struct Hearing {
        OpinionHeard::Ruling ruling = OpinionHeard::Ruling::upheld;
        std::string reason;
        std::vector<std::string> members;
        std::string by;
        base::Time at;
        bool operator==(Hearing const&) const = default;
    };
    std::vector<Hearing> hearings;
    bool operator==(Opinion const&) const = default;

    /// The answer in force, or nullptr while it is open.
    [[nodiscard]] OpinionAnswer const* answer() const {
        return open || answers.empty() ? nullptr : &answers.back();
    }
};

/// A decision in force: its gate is open for the current content.
struct Decision {
    std::string gate;  ///< "center_review.pass", "center_review.legal"
    std::string person;
    base::Time at;
    base::Digest content{};
    std::vector<std::string> people{};  ///< everybody who approved, where votes decided
    std::string on_behalf_of{};
    bool operator==(Decision const&) const = default;
};

struct OpenTask {
    words::Role role = words::Role::submitter;
    words::Scope scope = words::Scope::any;
    base::Time since;
    std::optional<base::Time> due;
    std::string claimant;  ///< a person, or empty
    std::optional<base::Time> claimed_at;
    std::string claimed_by{};  ///< who claimed it standing in for the claimant, or empty
    std::optional<base::Time> review_due{};
    bool urgent = false;
    std::vector<base::Time> timers{};  ///< when each timer of the state comes due
    std::set<std::size_t> fired{};     ///< which of them did what they do
    bool operator==(OpenTask const&) const = default;
};

/// One vote of the current state.
struct VoteGiven {
    std::string person;
    std::string on_behalf_of;
    workflow::Seat seat = workflow::Seat::main;
    bool approves = true;
    std::string reason;
    std::string comment;
    base::Time at;
    bool operator==(VoteGiven const&) const = default;
};

/// A signer added to the current state.
struct Signer {
    std::string person;
    workflow::Seat seat = workflow::Seat::before;
    std::string by;
    std::string reason;
    base::Time at;
    bool signed_off = false;
    bool operator==(Signer const&) const = default;
};

/// The votes and added signers of the current state.
struct Ballot {
    std::vector<VoteGiven> votes;
    std::vector<Signer> signers;
    int seats_removed = 0;
    bool operator==(Ballot const&) const = default;

    [[nodiscard]] workflow::Poll poll() const;
    /// Whether a person voted already, in person or through a stand-in.
    [[nodiscard]] bool has_voted(std::string_view person) const;
};

/// A file to be released, compared with the reviewed revision.
struct FinalFile {
    FinalAttached attached;
    std::string by;
    base::Time at;
    bool operator==(FinalFile const&) const = default;
};

struct Copy {
    std::string person;
    std::string by;
    std::string note;
    base::Time at;
    bool operator==(Copy const&) const = default;
};

/// A time in which reviewers had the submission; still has no end while they have it.
struct Period {
    base::Time from;
    std::optional<base::Time> to;
    bool operator==(Period const&) const = default;
};

/// One line of the history: a move from state to state.
struct Move {
    workflow::Action action = workflow::Action::submit;
    std::string from;
    std::string to;
    std::string person;
    base::Time at;
    std::string reason;
    std::string comment;
    std::string on_behalf_of{};
    bool operator==(Move const&) const = default;
};

/// A submission as its events made it. A value; apply() is the only thing that changes one.
struct Submission {
    std::string id;
    std::int64_t version = 0;  ///< of the last event; 0: nothing happened yet
    std::string title;
    words::Kind kind = words::Kind::marketing_material;
    std::string unit;
    std::vector<std::string> branch;
    words::FactSet facts;
    Pins pins;
    std::string submitter;
    base::Time created_at;
    base::Time updated_at;
    std::string state;
    std::optional<workflow::End> end;
    std::optional<OpenTask> task;
    std::vector<Material> materials;
    /// The open reviews beside the current state.
    std::map<std::string, OpenTask> side_tasks;
    std::map<std::string, ItemAnswer> item_answers;  ///< for the current state and content
    /// The same of the reviews beside the current state.
    std::map<std::string, std::map<std::string, ItemAnswer>> side_answers;
    /// Answers given in states that were left, by state (`state.side` for a review beside it), that
    /// rest on the current content.
    std::map<std::string, std::map<std::string, ItemAnswer>> earlier_answers;
    std::vector<CarriedOver::Reopened> reopened;  ///< by the last change of content
    std::vector<FollowedFinding> findings;        ///< every one there ever was; fN is the Nth
    Ballot ballot;
    std::map<std::string, FinalFile> finals;  ///< by material
    std::vector<Copy> copies;
    std::optional<Base> base;
    std::vector<Opinion> opinions;
    int letters = 0;
    std::vector<Decision> decisions;  ///< in force, in the order they were taken
    std::set<std::string> editors;    ///< everybody who ever changed content
    std::map<std::string, std::set<std::string>>
        reviewers;  ///< by state (or `state.side`): who ever acted there as reviewer
    std::vector<Move> moves;
    std::vector<Period> reviewing;  ///< in order; only the last may be open
    std::optional<CertificateIssued> certificate;
    bool operator==(Submission const&) const = default;

    [[nodiscard]] Material const* material(std::string_view id) const;
    [[nodiscard]] Opinion const* opinion(std::string_view id) const;
    [[nodiscard]] FollowedFinding const* finding(std::string_view id) const;
    /// The state's own task, or that of a review beside it; nullptr where it is not open.
    [[nodiscard]] OpenTask const* open_task(std::string const& side) const;
};

/// What decisions are about: SHA-256 over title, facts and the digests of all current revisions.
[[nodiscard]] base::Digest content_digest(Submission const& submission);

}  // namespace yingshen::review
