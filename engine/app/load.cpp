#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <stdexcept>

#include "app/commands.hpp"
#include "app/secrets.hpp"
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "service/organisation.hpp"

namespace yingshen::app {
namespace {

/// Adds lines to a file that only its owner may read; an existing file keeps its lines, since
/// secrets of an earlier load may still be unused.
void append_private(std::filesystem::path const& file, std::string_view header, std::string lines) {
    int const handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    auto const failed = [&] {
        return std::runtime_error("cannot write " + file.string() + ": " + std::strerror(errno));
    };
    if (handle < 0) throw failed();
    struct stat status{};
    bool const fresh = ::fstat(handle, &status) == 0 && status.st_size == 0;
    if (fresh) lines.insert(0, header);
    bool const written =
        ::fchmod(handle, 0600) == 0 &&
        ::write(handle, lines.data(), lines.size()) == static_cast<ssize_t>(lines.size()) &&
        ::fsync(handle) == 0;
    auto const error = failed();
    ::close(handle);
    if (!written) throw error;
}

}  // namespace

int load(Arguments const& arguments, Console const& console) {
    auto const organisation = service::read_organisation_at(arguments.operands().front());
    if (!organisation) return refuse(console, organisation.error());

    auto const data = data_folder(arguments);
    base::NullLog log;
    auto const store = open_alone(data, log, true);
    std::set<std::string> known;
    for (auto const& account : store->organisation().accounts)
        known.insert(account.id);
    service::OrganisationCache cache(*store);
    if (auto const put = cache.put(*organisation); !put) return refuse(console, put.error());

    base::SystemClock const clock;
    base::SystemRandom random;
    service::Sessions sessions(*store, cache, clock, random);
    std::string lines;
    std::size_t issued = 0;
    for (auto const& account : organisation->accounts) {
        if (known.contains(account.id) || !account.active) continue;
        lines += secret_line(*cache.current(), account, sessions.issue_one_time(account.id));
        ++issued;
    }
    console.out << "Loaded " << organisation->units.size() << " units, "
                << organisation->people.size() << " people, " << organisation->accounts.size()
                << " accounts.\n";
    if (issued > 0) {
        auto const file = data / "first-logins.csv";
        append_private(file, secret_header, std::move(lines));
        console.out << issued << " new accounts; their one-time secrets are in " << file.string()
                    << " (only you can read it). 新账号的一次性口令已写入该文件。\n";
    }
    store->stop();
    return succeeded;
}

}  // namespace yingshen::app
