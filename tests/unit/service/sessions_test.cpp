#include <catch2/catch.hpp>
#include <thread>

#include "service/secret.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

constexpr std::int64_t hour = 3'600;
constexpr std::int64_t day = 24 * hour;

struct Door {
    ReviewRoom room;
    service::Sessions sessions{room.store, room.organisation, room.clock, room.random, 2};

    [[nodiscard]] std::string code(base::Result<service::Secret> const& result) const {
        return result ? "" : result.error().code;
    }
    void set_password(std::string const& login, std::string const& password) {
        REQUIRE(sessions.set_password(room.who(login), password));
    }
    void change(std::string const& login, std::function<void(store::Account&)> const& how) {
        auto organisation = room.organisation.current()->organisation();
        for (auto& account : organisation.accounts) {
            if (account.login == login) how(account);
        }
        REQUIRE(room.organisation.put(organisation));
    }
};

TEST_CASE("a password verifies against its own hash only") {
    SeededRandom random(7);
    auto const encoded = service::encode_password("correct horse battery", random);
    CHECK(encoded.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"));
    CHECK(service::verify_password(encoded, "correct horse battery"));
    CHECK_FALSE(service::verify_password(encoded, "correct horse batterz"));
    CHECK_FALSE(service::verify_password("", "correct horse battery"));
    CHECK_FALSE(service::verify_password("$argon2id$nonsense", "correct horse battery"));
    CHECK(service::encode_password("correct horse battery", random) != encoded);
}

TEST_CASE("a login opens a session of twelve hours that authenticates its person") {
    Door door;
    door.set_password("clerk", "long enough words");
    auto const secret = door.sessions.login("clerk", "long enough words", "10.0.0.1");
    REQUIRE(secret);
    auto const principal = door.sessions.authenticate(secret->value);
    REQUIRE(principal);
    CHECK(principal->account == "acc_clerk");
    CHECK(principal->person == "p_clerk");
    CHECK(principal->grants == std::vector<store::Grant>{{words::Role::submitter, "retail"}});
    door.room.clock.forward(12 * hour - 1);
    CHECK(door.sessions.authenticate(secret->value));
    door.room.clock.forward(1);
    CHECK_FALSE(door.sessions.authenticate(secret->value));
    CHECK_FALSE(door.sessions.authenticate("ys_unknown"));
    CHECK_FALSE(door.sessions.authenticate(""));
}

TEST_CASE("unknown login, no password, wrong password and inactive account answer the same") {
    Door door;
    door.set_password("clerk", "long enough words");
    door.set_password("clerk2", "long enough words");
    door.change("clerk2", [](store::Account& account) { account.active = false; });
    auto const wrong = door.sessions.login("clerk", "other enough words", "a");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().kind == base::ErrorKind::unauthorised);
    for (auto const* login : {"nobody", "pre", "clerk2"}) {
        auto const answer = door.sessions.login(login, "long enough words", "b");
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == wrong.error());
    }
}

TEST_CASE("five failures close a login for 15 minutes, the right password included") {
    Door door;
    door.set_password("clerk", "long enough words");
    for (int i = 0; i < 5; ++i) {
        CHECK(door.code(door.sessions.redeem("clerk", "WRONG-WRONG-WRONG-WRONG",
                                             "10.0.0." + std::to_string(i))) == "login_failed");
    }
    auto const closed = door.sessions.login("clerk", "long enough words", "10.0.1.1");
    CHECK(door.code(closed) == "login_throttled");
    CHECK(closed.error().kind == base::ErrorKind::too_many);
    door.room.clock.forward(900);
    CHECK(door.sessions.login("clerk", "long enough words", "10.0.1.1"));
}

TEST_CASE("twenty failures close an address, whatever the logins") {
    Door door;
    for (int i = 0; i < 20; ++i) {
        CHECK(door.code(door.sessions.redeem("login" + std::to_string(i), "X", "10.0.0.1")) ==
              "login_failed");
    }
    CHECK(door.code(door.sessions.redeem("clerk", "X", "10.0.0.1")) == "login_throttled");
    CHECK(door.code(door.sessions.redeem("clerk", "X", "10.0.0.2")) == "login_failed");
}

TEST_CASE("more logins at once than may hash are turned away at once") {
    Door door;
    service::Sessions closed(door.room.store, door.room.organisation, door.room.clock,
                             door.room.random, 0);
    auto const busy = closed.login("clerk", "long enough words", "a");
    REQUIRE_FALSE(busy);
    CHECK(busy.error().kind == base::ErrorKind::unavailable);
    CHECK(busy.error().code == "login_busy");
}

TEST_CASE("a logout ends a session at once, although it was looked up a moment before") {
    Door door;
    auto const secret =
        door.sessions.redeem("clerk", door.sessions.issue_one_time("acc_clerk").value, "a");
    REQUIRE(secret);
    REQUIRE(door.sessions.authenticate(secret->value));
    door.sessions.logout(secret->value);
    CHECK_FALSE(door.sessions.authenticate(secret->value));
}

TEST_CASE("a role change and a deactivation act on open sessions at once") {
    Door door;
    auto const secret =
        door.sessions.redeem("clerk", door.sessions.issue_one_time("acc_clerk").value, "a");
    REQUIRE(secret);
    REQUIRE(door.sessions.authenticate(secret->value)->has(words::Role::submitter));
    door.change("clerk",
                [](store::Account& account) { account.grants = {{words::Role::auditor, "bank"}}; });
    CHECK_FALSE(door.sessions.authenticate(secret->value)->has(words::Role::submitter));
    CHECK(door.sessions.authenticate(secret->value)->has(words::Role::auditor));
    door.change("clerk", [](store::Account& account) { account.active = false; });
    CHECK_FALSE(door.sessions.authenticate(secret->value));
}

TEST_CASE("a session that another process removed is forgotten within a second") {
    Door door;
    auto const secret =
        door.sessions.redeem("clerk", door.sessions.issue_one_time("acc_clerk").value, "a");
    REQUIRE(secret);
    REQUIRE(door.sessions.authenticate(secret->value));
    door.room.store.remove_session(base::sha256(secret->value));
    door.room.clock.forward(1);
    CHECK_FALSE(door.sessions.authenticate(secret->value));
}

TEST_CASE("a one-time secret opens one session, for its own login, within seven days") {
    Door door;
    auto const once = door.sessions.issue_one_time("acc_clerk");
    CHECK(once.expires_at.us == door.room.clock.now().us + 7 * day * 1'000'000);
    CHECK_FALSE(door.sessions.authenticate(once.value));
    CHECK(door.code(door.sessions.redeem("clerk2", once.value, "a")) == "login_failed");
    REQUIRE(door.sessions.redeem("clerk", once.value, "a"));
    CHECK(door.code(door.sessions.redeem("clerk", once.value, "a")) == "login_failed");
    auto const late = door.sessions.issue_one_time("acc_clerk");
    door.room.clock.forward(7 * day);
    CHECK(door.code(door.sessions.redeem("clerk", late.value, "a")) == "login_failed");
}

TEST_CASE("of many who redeem one secret at once one gets in") {
    Door door;
    auto const once = door.sessions.issue_one_time("acc_clerk");
    std::atomic<int> won = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&, i] {
            if (door.sessions.redeem("clerk", once.value, "10.0.0." + std::to_string(i))) ++won;
        });
    }
    for (auto& thread : threads)
        thread.join();
    CHECK(won == 1);
}

TEST_CASE("a one-time secret can be read out and typed") {
    SeededRandom random(1);
    auto const secret = service::readable_secret(random);
    CHECK(secret.size() == 23);
    CHECK(secret.find_first_of("ILOU") == std::string::npos);
    CHECK(service::plain_form("abcde-Fgh1k 0oiLl") == "ABCDEFGH1K00111");
    CHECK(service::plain_form(secret).size() == 20);
}

TEST_CASE("a session secret and a token are no one-time secrets, nor the other way round") {
    Door door;
    auto const token = door.sessions.issue_token("acc_auditor", "risk warehouse", 30);
    CHECK(door.sessions.authenticate(token.value)->account == "acc_auditor");
    CHECK(door.code(door.sessions.redeem("auditor", token.value, "a")) == "login_failed");
    door.room.clock.forward(30 * day);
    CHECK_FALSE(door.sessions.authenticate(token.value));
}

TEST_CASE("a token with the label of one-time secrets is a token all the same") {
    Door door;
    auto const token = door.sessions.issue_token("acc_auditor", "one-time", 30);
    CHECK(door.sessions.authenticate(token.value));
}

TEST_CASE("a password that is too short, too long or the login is refused with its reason") {
    Door door;
    struct Row {
        std::string password;
        std::string expected;
    };
    std::vector<Row> const rows = {{"elevenchars", "at least 12 characters"},
                                   {"十一个汉字的密码不够长", "at least 12 characters"},
                                   {std::string(257, 'a'), "at most 256 bytes"},
                                   {"\xff\xfe-not-utf8-at-all", "UTF-8 text"}};
    for (auto const& [password, expected] : rows) {
        auto const refused = door.sessions.set_password(door.room.who("clerk"), password);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "password_unfit");
        CHECK(refused.error().faults.front().expected == expected);
    }
    auto const login = door.sessions.set_password(door.room.who("wealth_clerk"), "WEALTH_clerk");
    REQUIRE_FALSE(login);
    CHECK(login.error().faults.front().expected == "not the login");
    CHECK(door.sessions.set_password(door.room.who("clerk"), "十二个汉字的密码正好够长了"));
}

TEST_CASE("a throttle forgets what is old and holds a bounded number of keys") {
    service::Throttle throttle(1'000, 3);
    for (int i = 0; i < 10; ++i)
        throttle.record("key" + std::to_string(i), {i});
    CHECK(throttle.is_closed("key9", 1, {10}));
    CHECK_FALSE(throttle.is_closed("key0", 1, {10}));
    CHECK_FALSE(throttle.is_closed("key9", 1, {1'009}));
}

}  // namespace
}  // namespace yingshen::test
