#include "api/handlers.hpp"
#include "api/shapes.hpp"

namespace yingshen::api {
namespace {

using base::Json;

template <class E>
Json words_json() {
    Json::Array list;
    for (auto const& word : words::all<E>()) {
        list.push_back(
            Json::Object{{"name", word.name}, {"title", shape(words::title(word.value))}});
    }
    return list;
}

std::string_view name_of(words::FactType type) {
    switch (type) {
        case words::FactType::choice:
            return "choice";
        case words::FactType::choices:
            return "choices";
        case words::FactType::date:
            return "date";
        case words::FactType::decimal:
            return "decimal";
        case words::FactType::text:
            return "text";
    }
    return {};
}

Json facts_json() {
    Json::Array list;
    for (auto const& kind : words::fact_kinds()) {
        list.push_back(Json::Object{
            {"name", kind.name},
            {"type", name_of(kind.type)},
            {"title", shape(base::Text{std::string(kind.zh), std::string(kind.en)})},
            {"expected", kind.one_of == nullptr ? Json() : Json(kind.one_of())},
        });
    }
    return list;
}

template <class E>
Json named(std::initializer_list<E> values) {
    Json::Array list;
    for (auto const value : values) {
        list.push_back(Json::Object{{"name", workflow::name(value)},
                                    {"title", shape(workflow::title(value))}});
    }
    return list;
}

Json actions_json() {
    using enum workflow::Action;
    return named({submit, pass, return_, give_opinions, respond, sign, reject, cancel});
}

}  // namespace

void show_vocabulary(Api&, Call call) {
    call.answer(Json::Object{
        {"kinds", words_json<words::Kind>()},
        {"rights", words_json<words::Right>()},
        {"severities", words_json<words::Severity>()},
        {"roles", words_json<words::Role>()},
        {"scopes", words_json<words::Scope>()},
        {"unit_kinds", words_json<words::UnitKind>()},
        {"products", words_json<words::Product>()},
        {"channels", words_json<words::Channel>()},
        {"audiences", words_json<words::Audience>()},
        {"verdicts", words_json<words::Verdict>()},
        {"answers", words_json<words::Answer>()},
        {"actions", actions_json()},
        {"facts", facts_json()},
    });
}

}  // namespace yingshen::api
