#pragma once
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "service/access.hpp"
#include "store/store.hpp"

namespace yingshen::service {

/// A secret as it is handed out once; only its SHA-256 is kept.
struct Secret {
    std::string value;
    base::Time expires_at;
};

/// Encodes a password with Argon2id (64 MiB, t=3, p=1) and a random salt; takes about 230 ms.
[[nodiscard]] std::string encode_password(std::string const& password, base::Random& random);
[[nodiscard]] bool verify_password(std::string const& encoded, std::string const& password);

/// Login, sessions and tokens. Thread-safe. Hashing is limited to `hashing_max` at a time; beyond it
/// the answer is `unavailable` at once. Five wrong passwords for one login or twenty from one address
/// within 15 minutes throttle it (`too_many`). Unknown login and wrong password cost and answer the same.
class Sessions {
  public:
    Sessions(store::Store& store, base::Clock const& clock, base::Random& random, int hashing_max = 2);

    [[nodiscard]] base::Result<Secret> login(std::string const& login, std::string const& password, std::string const& remote);
    void logout(std::string const& secret);
    /// The principal behind a session cookie or bearer token; nullopt where it is unknown, expired or
    /// the account is not active. Grants are looked up fresh, so a role change acts at once.
    [[nodiscard]] std::optional<Principal> authenticate(std::string const& secret);
    /// A bearer token for a system; the caller must have checked may_administer.
    [[nodiscard]] Secret issue_token(std::string const& account, std::string const& label, std::int64_t days);

  private:
    struct Failures {
        std::vector<base::Time> times;
    };
    [[nodiscard]] bool throttled(std::string const& key, std::size_t most);
    void record_failure(std::string const& key);

    store::Store& store_;
    base::Clock const& clock_;
    base::Random& random_;
    int const hashing_max_;
    int hashing_ = 0;
    std::mutex mutex_;
    std::map<std::string, Failures> failures_;
};

}  // namespace yingshen::service
