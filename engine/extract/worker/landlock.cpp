#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>

#include "extract/worker/sandbox.hpp"

namespace yingshen::extract::worker {
namespace {

/// As newer kernels have it than the headers of Debian 12; a kernel takes the part that it knows.
struct RulesetAttributes {
    std::uint64_t files;
    std::uint64_t network;  ///< since version 4
    std::uint64_t scoped;   ///< since version 6
};

/// How much of RulesetAttributes a version of Landlock knows, and what there is to handle.
constexpr std::uint64_t first_file_rights = (1U << 13) - 1;
constexpr std::uint64_t refer_right = 1U << 13;
constexpr std::uint64_t truncate_right = 1U << 14;
constexpr std::uint64_t device_control_right = 1U << 15;
constexpr std::uint64_t tcp_rights = 3;
constexpr std::uint64_t scopes = 3;

std::string because(char const* call) {
    return std::string(call) + ": " + std::strerror(errno);
}

class Descriptor {
  public:
    explicit Descriptor(long value) : value_(static_cast<int>(value)) {}
    ~Descriptor() {
        if (value_ >= 0) close(value_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    [[nodiscard]] int value() const { return value_; }

  private:
    int value_;
};

}  // namespace

std::optional<std::string> confine_files(std::vector<std::string> const& readable) {
    auto const version =
        syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) return because("Landlock");
    RulesetAttributes attributes{first_file_rights, 0, 0};
    auto size = sizeof attributes.files;
    if (version >= 2) attributes.files |= refer_right;
    if (version >= 3) attributes.files |= truncate_right;
    if (version >= 5) attributes.files |= device_control_right;
    if (version >= 4) {
        attributes.network = tcp_rights;
        size += sizeof attributes.network;
    }
    if (version >= 6) {
        attributes.scoped = scopes;
        size += sizeof attributes.scoped;
    }
    Descriptor const ruleset(syscall(SYS_landlock_create_ruleset, &attributes, size, 0));
    if (ruleset.value() < 0) return because("landlock_create_ruleset");
    for (auto const& folder : readable) {
        Descriptor const place(open(folder.c_str(), O_PATH | O_CLOEXEC));
        if (place.value() < 0) continue;
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        rule.parent_fd = place.value();
        if (syscall(SYS_landlock_add_rule, ruleset.value(), LANDLOCK_RULE_PATH_BENEATH, &rule, 0) !=
            0) {
            return because("landlock_add_rule");
        }
    }
    if (syscall(SYS_landlock_restrict_self, ruleset.value(), 0) != 0) {
        return because("landlock_restrict_self");
    }
    return std::nullopt;
}

}  // namespace yingshen::extract::worker
