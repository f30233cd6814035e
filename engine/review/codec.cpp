#include "review/codec.hpp"

#include <array>

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
};

}  // namespace

std::string_view type_name(Event const& event) {
    return type_names[event.index()];
}

int type_version(Event const&) {
    return 1;
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
