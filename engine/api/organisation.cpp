#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

using base::Json;

Json account_json(store::Account const& account) {
    Json::Array roles;
    for (auto const& [role, unit] : account.grants) {
        roles.push_back(Json::Object{{"role", words::name(role)}, {"unit", unit}});
    }
    return Json::Object{
        {"id", account.id},
        {"login", account.login},
        {"person", account.person},
        {"active", account.active},
        {"password_set", !account.password.empty()},
        {"roles", std::move(roles)},
    };
}

struct TokenInput {
    std::string account;
    std::string label;
    std::int64_t days = 1;
};

}  // namespace

void show_organisation(Api& api, Call call) {
    auto const organisation = api.store.organisation();
    Json::Array units;
    for (auto const& unit : organisation.units) {
        units.push_back(Json::Object{{"id", unit.id},
                                     {"kind", words::name(unit.kind)},
                                     {"name", unit.name},
                                     {"parent", unit.parent.empty() ? Json() : Json(unit.parent)}});
    }
    Json::Array people;
    for (auto const& person : organisation.people) {
        people.push_back(
            Json::Object{{"id", person.id}, {"name", person.name}, {"unit", person.unit}});
    }
    Json::Array accounts;
    for (auto const& account : organisation.accounts)
        accounts.push_back(account_json(account));
    call.answer(Json::Object{{"units", std::move(units)},
                             {"people", std::move(people)},
                             {"accounts", std::move(accounts)}});
}

void put_organisation(Api& api, Call call) {
    auto const organisation = service::read_organisation(call.request->body, "organisation.yaml");
    if (!organisation) return call.fail(organisation.error());
    if (auto const put = api.organisation.put(*organisation); !put) return call.fail(put.error());
    api.log.write(base::LogLevel::info, "organisation_put",
                  {{"request", call.request->id}, {"account", call.principal.account}});
    call.answer(Json::Object{
        {"units", static_cast<std::int64_t>(organisation->units.size())},
        {"people", static_cast<std::int64_t>(organisation->people.size())},
        {"accounts", static_cast<std::int64_t>(organisation->accounts.size())},
    });
}

void issue_token(Api& api, Call call) {
    auto const directory = api.organisation.current();
    auto const input = read_body(*call.request, [&](Fields& fields) {
        auto const login = fields.text("login", review::id_max);
        auto const* account = directory->account_by_login(login);
        if (!login.empty() && account == nullptr)
            fields.fault("login", "the login of an account", Json(login));
        return TokenInput{account == nullptr ? "" : account->id,
                          fields.text("label", review::id_max), fields.integer("days", 1, 365)};
    });
    if (!input) return call.fail(input.error());
    auto const secret = api.sessions.issue_token(input->account, input->label, input->days);
    api.log.write(base::LogLevel::info, "token_issued",
                  {{"request", call.request->id},
                   {"account", call.principal.account},
                   {"for", input->account}});
    call.answer(
        Json::Object{{"token", secret.value}, {"expires_at", base::to_string(secret.expires_at)}},
        201);
}

void issue_one_time_secret(Api& api, Call call) {
    auto const nothing = read_body(*call.request, [](Fields&) { return true; }, true);
    if (!nothing) return call.fail(nothing.error());
    auto const directory = api.organisation.current();
    auto const* account = directory->account_by_login(std::string(call.request->param("login")));
    if (account == nullptr) return call.fail(absent());
    auto const secret = api.sessions.issue_one_time(account->id);
    api.log.write(
        base::LogLevel::info, "one_time_secret_issued",
        {{"request", call.request->id}, {"account", call.principal.account}, {"for", account->id}});
    call.answer(Json::Object{{"login", account->login},
                             {"one_time_secret", secret.value},
                             {"expires_at", base::to_string(secret.expires_at)}},
                201);
}

}  // namespace yingshen::api
