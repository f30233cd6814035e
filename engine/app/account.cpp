#include "app/commands.hpp"
#include "app/secrets.hpp"
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "service/organisation.hpp"

namespace yingshen::app {

std::string secret_line(service::Directory const& directory, store::Account const& account,
                        service::Secret const& secret) {
    auto const* person = directory.person(account.person);
    auto name = person == nullptr ? account.person : person->name;
    if (name.find_first_of(",\"\r\n") != std::string::npos) {
        std::string quoted = "\"";
        for (char const c : name)
            quoted.append(c == '"' ? 2 : 1, c);
        name = quoted + '"';
    }
    return account.login + "," + name + "," + secret.value + "," +
           base::to_string(secret.expires_at) + "\n";
}

int account_one_time_secret(Arguments const& arguments, Console const& console) {
    bool const all = arguments.has("--all");
    if (all != arguments.operands().empty()) {
        return misuse(console, "either logins or --all", all ? "both" : "neither");
    }
    base::NullLog log;
    auto const store = open_alone(data_folder(arguments), log);
    service::OrganisationCache cache(*store);
    auto const directory = cache.current();

    std::vector<store::Account const*> accounts;
    std::vector<base::Fault> faults;
    for (auto const& login : arguments.operands()) {
        auto const* account = directory->account_by_login(login);
        if (account == nullptr || !account->active) {
            faults.push_back({login, "the login of an active account",
                              account == nullptr ? "none of that name" : "an inactive one"});
        }
        accounts.push_back(account);
    }
    if (!faults.empty()) return refuse(console, faults);
    for (auto const& account : directory->organisation().accounts) {
        if (all && account.active) accounts.push_back(&account);
    }

    base::SystemClock const clock;
    base::SystemRandom random;
    service::Sessions sessions(*store, cache, clock, random);
    console.out << secret_header;
    for (auto const* account : accounts) {
        console.out << secret_line(*directory, *account, sessions.issue_one_time(account->id));
    }
    store->stop();
    return succeeded;
}

}  // namespace yingshen::app
