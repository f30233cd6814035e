#include "review/codec.hpp"

#include <algorithm>
#include <array>

#include "review/encode_parts.hpp"

namespace yingshen::review {
namespace {

constexpr std::array<std::string_view, std::variant_size_v<Event>> type_names = {
    "created",
    "facts_set",
    "revision_attached",
    "screened",
    "decisions_voided",
    "claimed",
    "unclaimed",
    "item_answered",
    "opinion_given",
    "opinion_withdrawn",
    "opinion_answered",
    "implementation_verified",
    "implementation_refused",
    "advanced",
    "certificate_issued",
    "assigned",
    "transferred",
    "copied_to",
    "voted",
    "signer_added",
    "signer_removed",
    "side_passed",
    "opinion_heard",
    "final_attached",
    "carried_over",
    "answers_restored",
    "migrated",
    "reminded",
    "escalated",
    "finding_marked",
};

bool names_places(Screened const& event) {
    auto const has_place = [](auto const& one) { return one.place.has_value(); };
    return std::ranges::any_of(event.findings, has_place) ||
           std::ranges::any_of(event.not_read, has_place);
}

}  // namespace

// The first form knew the actions before `withdraw`.
bool says_more(Advanced const& event) {
    return !event.sides.empty() || !event.people.empty() ||
           event.action >= workflow::Action::withdraw;
}

std::string_view type_name(Event const& event) {
    return type_names[event.index()];
}

// A form that says more than the first one did is the next version; what needs nothing of it keeps
// being written as before.
int type_version(Event const& event) {
    if (auto const* screened = std::get_if<Screened>(&event); screened && !screened->ids.empty())
        return 3;
    auto const extended = std::visit(
        []<class T>(T const& one) {
            if constexpr (std::is_same_v<T, Created>) return one.base.has_value();
            if constexpr (std::is_same_v<T, Claimed> || std::is_same_v<T, Unclaimed>)
                return !one.side.empty();
            if constexpr (std::is_same_v<T, ItemAnswered>)
                return !one.side.empty() || !one.rests_on.on_everything();
            if constexpr (std::is_same_v<T, ImplementationVerified>)
                return !one.rests_on.on_everything();
            if constexpr (std::is_same_v<T, DecisionsVoided>)
                return one.cause == DecisionsVoided::Cause::final_changed;
            if constexpr (std::is_same_v<T, Advanced>) return says_more(one);
            if constexpr (std::is_same_v<T, RevisionAttached> || std::is_same_v<T, FinalAttached>)
                return one.text.has_value();
            if constexpr (std::is_same_v<T, Screened>) return names_places(one);
            return false;
        },
        event);
    return extended ? 2 : 1;
}

// The members are written in the order of their names, so the text is canonical without sorting.
std::string canonical_event(Envelope const& envelope, std::string_view type, int version_of_type,
                            std::string_view body, base::Digest const& prev) {
    std::string out;
    out.reserve(body.size() + 400);
    auto const text = [&out](std::string_view name, std::string_view value) {
        out += name;
        base::append_quoted(out, value);
    };
    text(R"({"account":)", envelope.account);
    out += R"(,"at":)" + std::to_string(envelope.at.us);
    out += R"(,"body":)";
    out += body;
    if (!envelope.on_behalf_of.empty()) text(R"(,"on_behalf_of":)", envelope.on_behalf_of);
    text(R"(,"person":)", envelope.person);
    text(R"(,"prev":)", base::hex(prev));
    text(R"(,"submission":)", envelope.submission);
    text(R"(,"type":)", type);
    out += R"(,"v":)" + std::to_string(version_of_type);
    out += R"(,"version":)" + std::to_string(envelope.version);
    out += '}';
    return out;
}

}  // namespace yingshen::review
