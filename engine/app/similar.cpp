#include <algorithm>

#include "app/commands.hpp"
#include "app/person_login.hpp"
#include "app/similar_lines.hpp"

namespace yingshen::app {
namespace {

/// Letters, digits and underscores, as ids are made; anything else is no part of a path.
bool may_be_id(std::string const& text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace

int similar(Arguments const& arguments, Console const& console) {
    auto const& id = arguments.operands().front();
    if (!may_be_id(id)) return misuse(console, "the id of a submission", "\"" + id + "\"");
    auto session = log_in(arguments, console);
    if (!session) return session.error();
    auto const answer = session->send({"GET", "/api/v1/submissions/" + id + "/similar"});
    if (!answer) return refuse(console, answer.error());
    if (arguments.value("--format") == "json") {
        console.out << base::to_pretty_string(*answer) << '\n';
        return succeeded;
    }
    for (auto const& line : similar_lines(*answer))
        console.out << line << '\n';
    return succeeded;
}

}  // namespace yingshen::app
