#include "app/logins.hpp"

#include "app/command.hpp"
#include "service/csv.hpp"

namespace yingshen::app {

std::expected<Logins, std::vector<base::Fault>> read_logins(std::string const& file) {
    auto const rows = service::read_csv(read_file(file), file);
    if (!rows) return std::unexpected(rows.error());
    Logins logins;
    std::vector<base::Fault> faults;
    for (auto const& row : *rows) {
        if (row.line == 1) continue;  // the header
        if (row.cells.size() < 3) {
            faults.push_back({file + ":" + std::to_string(row.line), "login,name,one_time_secret",
                              std::to_string(row.cells.size()) + " cells"});
            continue;
        }
        // Later lines are newer secrets.
        logins[row.cells[0]] = row.cells[2];
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return logins;
}

base::Error no_secret(std::string const& login) {
    return {base::ErrorKind::invalid,
            "no_secret",
            {"登录文件中没有 " + login + " 的一次性口令",
             "the logins file has no one-time secret of " + login},
            {}};
}

}  // namespace yingshen::app
