#pragma once
#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "service/access.hpp"
#include "service/organisation.hpp"
#include "service/throttle.hpp"
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

/// Login, sessions and tokens. Thread-safe. Hashing is limited to `hashing_max` at a time; beyond
/// it the answer is `unavailable` at once. Five failures for one login or twenty from one address
/// within 15 minutes throttle it (`too_many`). Unknown login, inactive account and wrong password
/// cost and answer the same.
class Sessions {
  public:
    Sessions(store::Store& store, OrganisationCache const& organisation, base::Clock const& clock,
             base::Random& random, int hashing_max = 2);

    /// Opens a session of 12 hours. `remote` is the client's address.
    [[nodiscard]] base::Result<Secret> login(std::string const& login, std::string const& password,
                                             std::string const& remote);
    /// Ends the session at once, everywhere in this process.
    void logout(std::string const& secret);
    /// The principal behind a session cookie or bearer token; nullopt where it is unknown, expired
    /// or the account is not active. Costs one SHA-256 and a look-up in memory: a session record is
    /// remembered for at most one second, the account and its grants come from the organisation in
    /// force, so a role change acts at once.
    [[nodiscard]] std::optional<Principal> authenticate(std::string const& secret);
    /// A bearer token for a system; the caller must have checked may_administer.
    [[nodiscard]] Secret issue_token(std::string const& account, std::string const& label,
                                     std::int64_t days);

    /// A secret for a first login, good once and for 7 days: 20 characters of Crockford base 32 in
    /// groups of five. The caller must have checked may_administer (or own the machine).
    [[nodiscard]] Secret issue_one_time(std::string const& account);
    /// Opens a session with a one-time secret and uses it up. Case, spaces and hyphens do not
    /// matter, nor do O for 0 and I or L for 1. Throttled like login.
    [[nodiscard]] base::Result<Secret> redeem(std::string const& login, std::string const& secret,
                                              std::string const& remote);
    /// At least 12 characters, at most 256 bytes, and not the login (`password_unfit`).
    [[nodiscard]] base::Result<void> set_password(Principal const& principal,
                                                  std::string const& password);

  private:
    struct Remembered {
        store::Session session;
        base::Time at;
    };
    [[nodiscard]] Secret open_session(std::string const& account);
    [[nodiscard]] base::Result<void> admit(std::string const& login, std::string const& remote);
    void record_failure(std::string const& login, std::string const& remote);
    [[nodiscard]] std::optional<store::Session> find(base::Digest const& secret, base::Time now);

    store::Store& store_;
    OrganisationCache const& organisation_;
    base::Clock const& clock_;
    base::Random& random_;
    int const hashing_max_;
    std::atomic<int> hashing_ = 0;
    Throttle throttle_;
    std::mutex mutex_;  ///< guards remembered_
    std::map<base::Digest, Remembered> remembered_;
    std::mutex redeeming_;  ///< a one-time secret is read and removed by one thread at a time
};

}  // namespace yingshen::service
