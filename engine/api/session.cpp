#include <algorithm>

#include "api/fields.hpp"
#include "api/guard.hpp"
#include "api/handlers.hpp"
#include "api/shapes.hpp"

namespace yingshen::api {
namespace {

using base::Json;

constexpr std::size_t login_max = 100;
constexpr std::size_t secret_max = 256;

struct LoginInput {
    std::string login;
    std::string password;
    std::string one_time_secret;
};

LoginInput read_login(Fields& fields) {
    LoginInput input{fields.text("login", login_max), fields.optional_text("password", secret_max),
                     fields.optional_text("one_time_secret", secret_max)};
    if (input.password.empty() == input.one_time_secret.empty()) {
        fields.fault("password", "either password or one_time_secret",
                     Json(input.password.empty() ? "neither" : "both"));
    }
    return input;
}

Json who(Api& api, service::Principal const& principal) {
    Names const names(api.organisation.current());
    auto const* account = names.directory().account(principal.account);
    auto const* person = names.directory().person(principal.person);
    Json::Array roles;
    for (auto const& [role, unit] : principal.grants) {
        roles.push_back(Json::Object{{"role", words::name(role)},
                                     {"title", shape(words::title(role))},
                                     {"unit", names.unit(unit)}});
    }
    auto const stored = api.store.account(principal.account);
    return Json::Object{
        {"account", principal.account},
        {"login", account == nullptr ? principal.account : account->login},
        {"person", names.person(principal.person)},
        {"unit", person == nullptr ? Json() : names.unit(person->unit)},
        {"roles", std::move(roles)},
        {"password_set", stored && !stored->password.empty()},
        {"may_report", service::may_report(principal)},
        {"may_administer", service::may_administer(principal)},
    };
}

std::string cookie(Api const& api, std::string_view secret, std::int64_t seconds) {
    std::string line(session_cookie);
    line.append("=").append(secret).append("; HttpOnly; SameSite=Strict; Path=/; Max-Age=");
    line += std::to_string(seconds);
    if (api.secure_cookies) line += "; Secure";
    return line;
}

void answer_login(Api& api, Call call, service::Secret const& secret) {
    auto const principal = api.sessions.authenticate(secret.value);
    // The account can be shut in the instant between the two calls; then nobody is logged in.
    if (!principal) return call.fail(absent());
    auto body = who(api, *principal);
    body.set("expires_at", base::to_string(secret.expires_at));
    auto response = json_response(base::to_string(body), 201);
    auto const seconds = (secret.expires_at.us - api.clock.now().us) / 1'000'000;
    response.headers.emplace_back("Set-Cookie", cookie(api, secret.value, seconds));
    call.answer(std::move(response));
}

struct PasswordInput {
    std::string password;
    std::string current;
};

/// Whoever finds an open screen must not be able to take the account over for good.
base::Result<void> check_current(Api& api, Call const& call, std::string const& current) {
    auto const account = api.store.account(call.principal.account);
    if (!account || account->password.empty()) return {};
    if (current.empty()) {
        return std::unexpected(
            body_error({{"current_password", "the password that is in force", "nothing"}}));
    }
    auto const proved = api.sessions.login(account->login, current, call.request->remote);
    if (!proved) {
        if (proved.error().kind != base::ErrorKind::unauthorised)
            return std::unexpected(proved.error());
        return std::unexpected(
            body_error({{"current_password", "the password that is in force", "another one"}}));
    }
    api.sessions.logout(proved->value);
    return {};
}

void change_password(Api& api, Call call, PasswordInput const& input) {
    if (auto const checked = check_current(api, call, input.current); !checked)
        return call.fail(checked.error());
    if (auto const set = api.sessions.set_password(call.principal, input.password); !set) {
        return call.fail(set.error());
    }
    call.answer(nothing_to_say());
}

void log_in(Api& api, Call call, LoginInput const& input) {
    auto const& remote = call.request->remote;
    auto const secret = input.password.empty()
                            ? api.sessions.redeem(input.login, input.one_time_secret, remote)
                            : api.sessions.login(input.login, input.password, remote);
    if (!secret) return call.fail(secret.error());
    answer_login(api, std::move(call), *secret);
}

}  // namespace

void open_session(Api& api, Call call) {
    auto input = read_body(*call.request, read_login);
    if (!input) return call.fail(input.error());
    run_slowly(api, std::move(call), [&api, input = *std::move(input)](Call slow) {
        log_in(api, std::move(slow), input);
    });
}

void show_session(Api& api, Call call) {
    call.answer(who(api, call.principal));
}

void close_session(Api& api, Call call) {
    // A system's token ends when it expires or is revoked, not by a stray logout.
    if (call.request->cookie(session_cookie) == call.secret) api.sessions.logout(call.secret);
    auto response = nothing_to_say();
    response.headers.emplace_back("Set-Cookie", cookie(api, "", 0));
    call.answer(std::move(response));
}

void set_password(Api& api, Call call) {
    auto input = read_body(*call.request, [](Fields& fields) {
        return PasswordInput{fields.text("password", secret_max),
                             fields.optional_text("current_password", secret_max)};
    });
    if (!input) return call.fail(input.error());
    run_slowly(api, std::move(call), [&api, input = *std::move(input)](Call slow) {
        change_password(api, std::move(slow), input);
    });
}

}  // namespace yingshen::api
