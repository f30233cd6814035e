#include "service/sessions.hpp"

#include "base/utf8.hpp"
#include "service/secret.hpp"

namespace yingshen::service {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t hour_us = 3'600 * second_us;
constexpr std::int64_t day_us = 24 * hour_us;
constexpr std::int64_t session_us = 12 * hour_us;
constexpr std::int64_t one_time_days = 7;
constexpr std::int64_t throttle_window_us = 900 * second_us;
constexpr std::size_t login_failures_max = 5;
constexpr std::size_t remote_failures_max = 20;
constexpr std::size_t remembered_max = 8'192;
constexpr std::size_t password_characters_min = 12;
constexpr std::size_t password_bytes_max = 256;
constexpr std::string_view one_time_label = "one-time";

/// Stands in where there is no hash to compare with, so that an unknown login costs what a wrong
/// password costs. Same parameters as encode_password; nothing hashes to all zeros.
constexpr char nobodys_hash[] =
    "$argon2id$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

base::Error login_failed() {
    return {base::ErrorKind::unauthorised,
            "login_failed",
            {"登录名或密码不正确。", "The login or the password is wrong."},
            {}};
}

base::Error throttled() {
    return {
        base::ErrorKind::too_many,
        "login_throttled",
        {"失败次数过多，请15分钟后再试。", "Too many failed attempts; try again in 15 minutes."},
        {}};
}

base::Error hashing_busy() {
    return {
        base::ErrorKind::unavailable,
        "login_busy",
        {"正在登录的人较多，请稍后再试。", "Too many people are logging in; try again shortly."},
        {}};
}

/// A place among the few that may hash at a time, for as long as it lives.
class HashingPlace {
  public:
    HashingPlace(std::atomic<int>& taken, int most)
        : taken_(taken), granted_(taken.fetch_add(1) < most) {}
    ~HashingPlace() { taken_.fetch_sub(1); }
    HashingPlace(HashingPlace const&) = delete;
    HashingPlace& operator=(HashingPlace const&) = delete;
    [[nodiscard]] bool granted() const { return granted_; }

  private:
    std::atomic<int>& taken_;
    bool const granted_;
};

bool same_ignoring_case(std::string_view a, std::string_view b) {
    auto const lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
}

std::vector<base::Fault> unfitness(std::string const& password, std::string_view login) {
    std::vector<base::Fault> faults;
    if (base::invalid_utf8(password)) {
        faults.push_back({"password", "UTF-8 text", "other bytes"});
    } else if (auto const count = base::count_code_points(password);
               count < password_characters_min) {
        faults.push_back({"password", "at least 12 characters", std::to_string(count)});
    }
    if (password.size() > password_bytes_max) {
        faults.push_back({"password", "at most 256 bytes", std::to_string(password.size())});
    }
    if (same_ignoring_case(password, login))
        faults.push_back({"password", "not the login", "the login"});
    return faults;
}

}  // namespace

Sessions::Sessions(store::Store& store, OrganisationCache const& organisation,
                   base::Clock const& clock, base::Random& random, int hashing_max)
    : store_(store),
      organisation_(organisation),
      clock_(clock),
      random_(random),
      hashing_max_(hashing_max),
      throttle_(throttle_window_us) {}

base::Result<void> Sessions::admit(std::string const& login, std::string const& remote) {
    auto const now = clock_.now();
    if (throttle_.is_closed("login " + login, login_failures_max, now) ||
        throttle_.is_closed("remote " + remote, remote_failures_max, now)) {
        return std::unexpected(throttled());
    }
    return {};
}

void Sessions::record_failure(std::string const& login, std::string const& remote) {
    auto const now = clock_.now();
    throttle_.record("login " + login, now);
    throttle_.record("remote " + remote, now);
}

base::Result<Secret> Sessions::login(std::string const& login, std::string const& password,
                                     std::string const& remote) {
    if (auto admitted = admit(login, remote); !admitted) return std::unexpected(admitted.error());
    HashingPlace const place(hashing_, hashing_max_);
    if (!place.granted()) return std::unexpected(hashing_busy());
    auto const account = store_.account_by_login(login);
    bool const can = account && account->active && !account->password.empty();
    bool const right = verify_password(can ? account->password : nobodys_hash,
                                       password.substr(0, password_bytes_max));
    if (!can || !right || password.size() > password_bytes_max) {
        record_failure(login, remote);
        return std::unexpected(login_failed());
    }
    throttle_.forget("login " + login);
    return open_session(account->id);
}

Secret Sessions::open_session(std::string const& account) {
    auto const now = clock_.now();
    Secret secret{random_secret(random_), {now.us + session_us}};
    store_.put_session({base::sha256(secret.value), account, false, "", now, secret.expires_at});
    return secret;
}

void Sessions::logout(std::string const& secret) {
    auto const digest = base::sha256(secret);
    store_.remove_session(digest);
    // After the store, so that nobody remembers it again from a look at the store before.
    std::lock_guard const lock(mutex_);
    remembered_.erase(digest);
}

std::optional<store::Session> Sessions::find(base::Digest const& secret, base::Time now) {
    std::lock_guard const lock(mutex_);
    auto const found = remembered_.find(secret);
    if (found != remembered_.end() && now.us >= found->second.at.us &&
        now.us - found->second.at.us < second_us) {
        return found->second.session;
    }
    // The look-up stays under the lock: a logout between reading and remembering would be undone.
    auto session = store_.session(secret);
    if (!session) {
        remembered_.erase(secret);
        return std::nullopt;
    }
    if (remembered_.size() >= remembered_max) remembered_.clear();
    remembered_.insert_or_assign(secret, Remembered{*session, now});
    return session;
}

std::optional<Principal> Sessions::authenticate(std::string const& secret) {
    if (secret.empty()) return std::nullopt;
    auto const now = clock_.now();
    auto const session = find(base::sha256(secret), now);
    if (!session || session->expires_at <= now) return std::nullopt;
    if (!session->token && session->label == one_time_label) return std::nullopt;
    auto const directory = organisation_.current();
    auto const* account = directory->account(session->account);
    if (account == nullptr || !account->active) return std::nullopt;
    return Principal{account->id, account->person, account->grants};
}

Secret Sessions::issue_token(std::string const& account, std::string const& label,
                             std::int64_t days) {
    auto const now = clock_.now();
    Secret secret{random_secret(random_), {now.us + days * day_us}};
    store_.put_session({base::sha256(secret.value), account, true, label, now, secret.expires_at});
    return secret;
}

Secret Sessions::issue_one_time(std::string const& account) {
    auto const now = clock_.now();
    Secret secret{readable_secret(random_), {now.us + one_time_days * day_us}};
    store_.put_session({base::sha256(plain_form(secret.value)), account, false,
                        std::string(one_time_label), now, secret.expires_at});
    return secret;
}

base::Result<Secret> Sessions::redeem(std::string const& login, std::string const& secret,
                                      std::string const& remote) {
    if (auto admitted = admit(login, remote); !admitted) return std::unexpected(admitted.error());
    auto const digest = base::sha256(plain_form(secret));
    std::lock_guard const one_at_a_time(redeeming_);
    auto const session = store_.session(digest);
    auto const account = store_.account_by_login(login);
    bool const right = session && account && !session->token && session->label == one_time_label &&
                       session->expires_at > clock_.now() && session->account == account->id &&
                       account->active;
    if (!right) {
        record_failure(login, remote);
        return std::unexpected(login_failed());
    }
    // Used up before it opens anything: a crash between the two costs a new secret, not a second
    // use.
    store_.remove_session(digest);
    throttle_.forget("login " + login);
    return open_session(account->id);
}

base::Result<void> Sessions::set_password(Principal const& principal, std::string const& password) {
    auto const account = store_.account(principal.account);
    if (!account) {
        return std::unexpected(base::Error{base::ErrorKind::not_found,
                                           "account_unknown",
                                           {"账号不存在。", "There is no such account."},
                                           {}});
    }
    if (auto faults = unfitness(password, account->login); !faults.empty()) {
        return std::unexpected(
            base::Error{base::ErrorKind::invalid,
                        "password_unfit",
                        {"密码不符合要求。", "The password does not meet the requirements."},
                        std::move(faults)});
    }
    HashingPlace const place(hashing_, hashing_max_);
    if (!place.granted()) return std::unexpected(hashing_busy());
    store_.set_password(account->id, encode_password(password, random_));
    return {};
}

}  // namespace yingshen::service
