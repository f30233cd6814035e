#include <catch2/catch.hpp>

#include "driver.hpp"
#include "samples.hpp"

using namespace yingshen;
using namespace yingshen::test;

namespace {

store::Organisation bank() {
    return {
        .units = {{"bank", words::UnitKind::head_office, "总行", ""},
                  {"center", words::UnitKind::center, "消保中心", "bank"},
                  {"sz", words::UnitKind::branch, "深圳分行", "bank"},
                  {"sz_retail", words::UnitKind::department, "零售部", "sz"}},
        .people = {{"p_li", "李", "sz_retail"}, {"p_wang", "王", "center"}},
        .accounts = {
            {"a_li",
             "li",
             "p_li",
             "hash-li",
             true,
             {{words::Role::submitter, "sz_retail"}, {words::Role::auditor, "bank"}}},
            {"a_wang", "wang", "p_wang", "", false, {{words::Role::center_reviewer, "center"}}}}};
}

bool same(store::Organisation const& a, store::Organisation const& b) {
    return a.units == b.units && a.people == b.people && a.accounts == b.accounts;
}

}  // namespace

TEST_CASE("an organisation is read back, and a second load changes what it names") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    REQUIRE(store->put_organisation(bank()));
    CHECK(same(store->organisation(), bank()));
    CHECK(store->account("a_li") == bank().accounts[0]);
    CHECK(store->account_by_login("wang") == bank().accounts[1]);
    CHECK_FALSE(store->account("li"));
    CHECK_FALSE(store->account_by_login("a_li"));

    store::Organisation change;
    change.units = {{"sz_retail", words::UnitKind::department, "零售信贷部", "sz"}};
    change.accounts = {{"a_li", "wang", "p_li", "", true, {{words::Role::pre_reviewer, "sz"}}},
                       {"a_wang", "li", "p_wang", "hash-wang", true, {}}};
    REQUIRE(store->put_organisation(change));
    auto after = bank();
    after.units[3].name = "零售信贷部";
    after.accounts = change.accounts;
    after.accounts[0].password = "hash-li";
    CHECK(same(store->organisation(), after));

    store->set_password("a_li", "hash-2");
    CHECK(store->account("a_li")->password == "hash-2");
}

TEST_CASE("every fault of an organisation is reported, and nothing of it is kept") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    REQUIRE(store->put_organisation(bank()));
    store::Organisation bad;
    bad.units = {{"bank", words::UnitKind::head_office, "总行", "sz"},
                 {"lost", words::UnitKind::department, "?", "nowhere"},
                 {"lost", words::UnitKind::department, "?", "bank"},
                 {"", words::UnitKind::department, "?", "bank"}};
    bad.people = {{"p_new", "新", "no_unit"}};
    bad.accounts = {{"a_1", "li", "p_nobody", "", true, {{words::Role::submitter, "no_unit"}}},
                    {"a_2", "", "p_new", "", true, {}}};
    auto const result = store->put_organisation(bad);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "organisation_invalid");
    std::vector<std::string> where;
    for (auto const& fault : result.error().faults)
        where.push_back(fault.where);
    CHECK(where == std::vector<std::string>{"units[2].id", "units[3].id", "units[0].parent",
                                            "units[1].parent", "people[0].unit",
                                            "accounts[0].person", "accounts[0].grants[0].unit",
                                            "accounts[0].login", "accounts[1].login"});
    CHECK(same(store->organisation(), bank()));
}

TEST_CASE("sessions are kept by the hash of their secret until they expire") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    REQUIRE(store->put_organisation(bank()));
    auto const secret = base::sha256("secret");
    auto const token = base::sha256("token");
    store->put_session({secret, "a_li", false, "", base::Time{1}, base::Time{100}});
    store->put_session({token, "a_wang", true, "渠道", base::Time{2}, base::Time{200}});
    auto const found = store->session(token);
    REQUIRE(found);
    CHECK(found->account == "a_wang");
    CHECK(found->token);
    CHECK(found->label == "渠道");
    CHECK(found->created_at == base::Time{2});
    CHECK(found->expires_at == base::Time{200});
    CHECK_FALSE(store->session(base::sha256("other")));
    store->remove_expired(base::Time{100});
    CHECK_FALSE(store->session(secret));
    CHECK(store->session(token));
    store->remove_session(token);
    CHECK_FALSE(store->session(token));
}

TEST_CASE("answers to commands are forgotten after seven days") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    constexpr std::int64_t day_us = 24LL * 3'600'000'000;
    for (int i = 0; i < 10; ++i) {
        auto write = sample_write("sub_" + std::to_string(i), 0);
        write.idempotency = sample_answer("key_" + std::to_string(i));
        write.idempotency->at = base::Time{i * day_us};
        REQUIRE(append(*store, write).version == 1);
    }
    store->remove_expired(base::Time{10 * day_us});
    CHECK_FALSE(store->idempotency("account_1", "key_2"));
    CHECK(store->idempotency("account_1", "key_3"));
    CHECK(store->idempotency("account_1", "key_9"));
}

TEST_CASE("a definition is kept once by its hash") {
    auto const driver = GENERATE(from_range(drivers()));
    Folder const folder;
    auto store = driver.open(folder.path());
    auto const hash = base::sha256("content");
    store->put_definition({hash, "workflow", "marketing_material", "content", base::Time{5}});
    store->put_definition({hash, "workflow", "marketing_material", "content", base::Time{9}});
    auto const found = store->definition(hash);
    REQUIRE(found);
    CHECK(found->kind == "workflow");
    CHECK(found->name == "marketing_material");
    CHECK(found->content == "content");
    CHECK(found->at == base::Time{5});
    CHECK_FALSE(store->definition(base::sha256("other")));
}
