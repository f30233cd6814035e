#include "review/submission.hpp"

#include <algorithm>
#include <charconv>

#include "base/json.hpp"

namespace yingshen::review {

Material const* Submission::material(std::string_view wanted) const {
    auto const found = std::ranges::find(materials, wanted, &Material::id);
    return found == materials.end() ? nullptr : &*found;
}

FollowedFinding const* Submission::finding(std::string_view wanted) const {
    std::size_t number = 0;
    if (wanted.empty() || wanted.front() != 'f') return nullptr;
    auto const parsed = std::from_chars(wanted.data() + 1, wanted.data() + wanted.size(), number);
    if (parsed.ec != std::errc{} || number < 1 || number > findings.size()) return nullptr;
    auto const& found = findings[number - 1];
    return found.id == wanted ? &found : nullptr;
}

Opinion const* Submission::opinion(std::string_view wanted) const {
    auto const found = std::ranges::find(opinions, wanted, &Opinion::id);
    return found == opinions.end() ? nullptr : &*found;
}

OpenTask const* Submission::open_task(std::string const& side) const {
    if (side.empty()) return task ? &*task : nullptr;
    auto const found = side_tasks.find(side);
    return found == side_tasks.end() ? nullptr : &found->second;
}

workflow::Poll Ballot::poll() const {
    workflow::Poll poll;
    poll.removed = static_cast<std::uint8_t>(seats_removed);
    for (auto const& vote : votes) {
        if (vote.seat != workflow::Seat::main) continue;
        ++(vote.approves ? poll.approvals : poll.refusals);
    }
    for (auto const& signer : signers) {
        auto const before = signer.seat == workflow::Seat::before;
        ++(before ? poll.before : poll.after);
        if (signer.signed_off) ++(before ? poll.before_approved : poll.after_approved);
    }
    return poll;
}

bool Ballot::has_voted(std::string_view person) const {
    return std::ranges::any_of(votes, [&](VoteGiven const& vote) {
        return vote.person == person || vote.on_behalf_of == person;
    });
}

base::Digest content_digest(Submission const& submission) {
    base::Json::Array materials;
    for (auto const& material : submission.materials) {
        materials.push_back(base::Json::Object{
            {"digest", base::hex(material.revisions.back().digest)}, {"material", material.id}});
    }
    base::Json::Object content;
    content.emplace_back("facts", words::to_json(submission.facts));
    content.emplace_back("materials", std::move(materials));
    content.emplace_back("title", submission.title);
    return base::sha256(base::canonical(content));
}

}  // namespace yingshen::review
