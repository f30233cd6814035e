#pragma once
#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "app/command.hpp"
#include "support/bank.hpp"

namespace yingshen::test {

/// What a command printed, and its exit status.
struct Ran {
    int status = 0;
    std::string out, error;
    [[nodiscard]] bool says(std::string_view text) const {
        UNSCOPED_INFO(out + error);
        return (out + error).find(text) != std::string::npos;
    }
};

/// Runs a command against a running bank as somebody who logs in with a new one-time secret, which
/// is written into a folder of the test.
inline Ran run_as(Bank& bank, std::filesystem::path const& folder, std::string const& login,
                  std::vector<std::string> words) {
    auto const* account = bank.server().organisation().current()->account_by_login(login);
    auto const secret = bank.server().sessions().issue_one_time(account->id);
    auto const logins = folder / "logins.csv";
    std::ofstream(logins) << "login,name,one_time_secret\n"
                          << login << ",某人," << secret.value << '\n';
    auto const url = "http://127.0.0.1:" + std::to_string(bank.server().port());
    for (auto const& word : {std::string("--url"), url, std::string("--as"), login,
                             std::string("--logins"), logins.string()})
        words.push_back(word);
    std::ostringstream out, error;
    auto const status = app::run_command_line(words, {out, error});
    return {status, out.str(), error.str()};
}

}  // namespace yingshen::test
