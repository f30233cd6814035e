#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "extract/limits.hpp"
#include "extract/worker/sandbox.hpp"
#include "extract/worker/sanitized.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr gid_t nobody = 65'534;

void limit(int resource, rlim_t most, char const* name) {
    rlimit const both{most, most};
    if (setrlimit(static_cast<__rlimit_resource_t>(resource), &both) != 0) {
        throw std::runtime_error(std::string("expected to be allowed to limit ") + name);
    }
}

}  // namespace

void limit_resources() {
    // AddressSanitizer and ThreadSanitizer reserve terabytes of addresses for their shadow; a limit
    // on addresses would end the worker at its start.
    if (!is_sanitized) limit(RLIMIT_AS, limits::memory_bytes_max, "memory");
    // The soft limit is a signal that ends the worker with a reason; the hard one ends it in any
    // case.
    rlimit const cpu{limits::cpu_seconds_max, limits::cpu_seconds_max + 1};
    if (setrlimit(RLIMIT_CPU, &cpu) != 0) throw std::runtime_error("expected to limit CPU time");
    limit(RLIMIT_FSIZE, 0, "file size");
    limit(RLIMIT_CORE, 0, "core files");
    limit(RLIMIT_NOFILE, limits::open_files_max, "open files");
}

void leave_privileges() {
    bool const root = geteuid() == 0;
    (void)unshare(root ? CLONE_NEWNET : CLONE_NEWUSER | CLONE_NEWNET);
    if (root && (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0)) {
        throw std::runtime_error("expected to be allowed to leave root");
    }
    // After the change of user, which forgets it: the worker ends with the thread that waits for
    // it.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        throw std::runtime_error("expected to be allowed to set no_new_privs");
    }
}

}  // namespace yingshen::extract::worker
