#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "extract/worker/sandbox.hpp"
#include "extract/worker/sanitized.hpp"

namespace yingshen::extract::worker {
namespace {

/// What reading a document, allocating memory and ending need.
constexpr std::array allowed = {
    SCMP_SYS(read),         SCMP_SYS(pread64),
    SCMP_SYS(readv),        SCMP_SYS(write),
    SCMP_SYS(writev),       SCMP_SYS(close),
    SCMP_SYS(lseek),        SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),   SCMP_SYS(stat),
    SCMP_SYS(lstat),        SCMP_SYS(statx),
    SCMP_SYS(statfs),       SCMP_SYS(fstatfs),
    SCMP_SYS(access),       SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),   SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),   SCMP_SYS(getdents64),
    SCMP_SYS(fcntl),        SCMP_SYS(fadvise64),
    SCMP_SYS(getcwd),       SCMP_SYS(munmap),
    SCMP_SYS(mremap),       SCMP_SYS(madvise),
    SCMP_SYS(brk),          SCMP_SYS(futex),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(exit),         SCMP_SYS(exit_group),
    SCMP_SYS(getpid),       SCMP_SYS(gettid),
    SCMP_SYS(tgkill),       SCMP_SYS(getuid),
    SCMP_SYS(geteuid),      SCMP_SYS(getgid),
    SCMP_SYS(getegid),      SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(time),
    SCMP_SYS(times),        SCMP_SYS(getrusage),
    SCMP_SYS(getrandom),    SCMP_SYS(sysinfo),
    SCMP_SYS(uname),        SCMP_SYS(sched_getaffinity),
    SCMP_SYS(sched_yield),  SCMP_SYS(restart_syscall),
};

/// What libraries try in passing and do without: fontconfig would refresh its cache, the C library
/// would ask a terminal. They are told no instead of being killed.
constexpr std::array refused = {
    SCMP_SYS(ioctl),
    SCMP_SYS(mkdir),
    SCMP_SYS(mkdirat),
    SCMP_SYS(unlink),
    SCMP_SYS(rename),
    SCMP_SYS(link),
    SCMP_SYS(chmod),
    SCMP_SYS(fchmod),
    SCMP_SYS(utime),
    SCMP_SYS(utimes),
    SCMP_SYS(utimensat),
    SCMP_SYS(socket),
    SCMP_SYS(clone),
    SCMP_SYS(clone3),
    SCMP_SYS(prctl),
    SCMP_SYS(mlock),
    SCMP_SYS(sched_setaffinity),
};

std::string because(char const* call, int result) {
    return std::string(call) + ": " + std::strerror(-result);
}

class Filter {
  public:
    Filter() : context_(seccomp_init(SCMP_ACT_KILL_PROCESS)) {}
    ~Filter() {
        if (context_) seccomp_release(context_);
    }
    Filter(Filter const&) = delete;
    Filter& operator=(Filter const&) = delete;

    /// Zero, or what the first rule that failed gave.
    template <class... Conditions>
    void rule(std::uint32_t action, int call, Conditions... conditions) {
        if (result_ != 0) return;
        if constexpr (sizeof...(conditions) == 0) {
            result_ = seccomp_rule_add_array(context_, action, call, 0, nullptr);
        } else {
            std::array const all{conditions...};
            result_ = seccomp_rule_add_array(context_, action, call,
                                             static_cast<unsigned>(all.size()), all.data());
        }
    }
    int load() {
        if (!context_) return -ENOMEM;
        return result_ != 0 ? result_ : seccomp_load(context_);
    }

  private:
    scmp_filter_ctx context_;
    int result_ = 0;
};

}  // namespace

std::optional<std::string> confine_calls() {
    Filter filter;
    for (auto const call : allowed)
        filter.rule(SCMP_ACT_ALLOW, call);
    for (auto const call : refused)
        filter.rule(SCMP_ACT_ERRNO(EPERM), call);
    // The sanitizers ask through a pipe whether an address can be read.
    if (is_sanitized) filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(pipe2));
    // Files for reading only, memory without code; the rest is refused, not fatal.
    constexpr auto no = SCMP_ACT_ERRNO(EACCES);
    for (auto const call : {SCMP_SYS(open), SCMP_SYS(openat)}) {
        auto const flags = call == SCMP_SYS(open) ? 1U : 2U;
        filter.rule(
            SCMP_ACT_ALLOW, call,
            scmp_arg_cmp{flags, SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY});
        for (auto const mode : {O_WRONLY, O_RDWR})
            filter.rule(no, call,
                        scmp_arg_cmp{flags, SCMP_CMP_MASKED_EQ, O_ACCMODE,
                                     static_cast<scmp_datum_t>(mode)});
    }
    for (auto const call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        filter.rule(SCMP_ACT_ALLOW, call, scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0});
        filter.rule(no, call, scmp_arg_cmp{2, SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC});
    }
    // Limits may be read, not changed.
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), scmp_arg_cmp{2, SCMP_CMP_EQ, 0, 0});
    filter.rule(SCMP_ACT_ALLOW, SCMP_SYS(getrlimit));
    if (auto const result = filter.load(); result != 0) return because("seccomp", result);
    return std::nullopt;
}

}  // namespace yingshen::extract::worker
