#include "store/search_tokens.hpp"
#include "store/sqlite/project.hpp"
#include "store/sqlite/queue.hpp"

namespace yingshen::store::sqlite {
namespace {

/// What a person typed is data: in quotes, FTS5 sees neither operators nor columns in it.
std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (auto const character : text) {
        if (character == '"') result += '"';
        result += character;
    }
    return result + '"';
}

std::string phrase(SearchTerm const& term) {
    std::string tokens;
    for (auto const& token : term.tokens) {
        if (!tokens.empty()) tokens += ' ';
        tokens += token;
    }
    return in_quotes(tokens) + (term.prefix ? " *" : "");
}

std::string in_scope(std::string const& tokens) {
    return " AND scope : (" + tokens + ")";
}

}  // namespace

std::string match_expression(QueueQuery const& query) {
    std::string terms;
    for (auto const& term : search_terms(query.text)) {
        if (!terms.empty()) terms += " AND ";
        terms += phrase(term);
    }
    if (terms.empty()) return terms;
    std::string visible;
    auto const allow = [&](char what, std::string const& id) {
        if (!visible.empty()) visible += " OR ";
        visible += in_quotes(scope_token(what, id));
    };
    if (!query.visible.all) {
        for (auto const& branch : query.visible.branches)
            allow('b', branch);
        for (auto const& unit : query.visible.units)
            allow('u', unit);
        if (!query.visible.submitter.empty()) allow('p', query.visible.submitter);
    }
    auto expression = "tokens : (" + terms + ")";
    if (!visible.empty()) expression += in_scope(visible);
    if (!query.unit.empty()) expression += in_scope(in_quotes(scope_token('u', query.unit)));
    if (!query.kind.empty()) expression += in_scope(in_quotes(scope_token('k', query.kind)));
    if (!query.submitter.empty())
        expression += in_scope(in_quotes(scope_token('p', query.submitter)));
    return expression;
}

}  // namespace yingshen::store::sqlite
