#include "rulebook/applies.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using rulebook::Applies;
using words::FactSet;
using words::Kind;

TEST_CASE("empty lists apply everywhere") {
    CHECK(Applies{}.to(Kind::material_change, {}));
    CHECK(Applies{}.to(Kind::marketing_material,
                       FactSet{{"product", {"fund"}}, {"channels", {"sms"}}}));
}

TEST_CASE("what is not declared matches everything") {
    Applies const loans{.product = {words::Product::consumer_loan},
                        .channel = {words::Channel::sms},
                        .audience = {words::Audience::elderly},
                        .kind = {}};
    CHECK(loans.to(Kind::marketing_material, {}));
    CHECK(loans.to(Kind::marketing_material, FactSet{{"product", {"consumer_loan"}}}));
    CHECK_FALSE(loans.to(Kind::marketing_material, FactSet{{"product", {"fund"}}}));
}

TEST_CASE("one declared channel or audience in common is enough, and every list has to fit") {
    Applies const applies{.product = {},
                          .channel = {words::Channel::sms, words::Channel::staff_account},
                          .audience = {words::Audience::elderly},
                          .kind = {Kind::marketing_material}};
    CHECK(applies.to(Kind::marketing_material, FactSet{{"channels", {"website", "staff_account"}},
                                                       {"audience", {"elderly", "general"}}}));
    CHECK_FALSE(applies.to(Kind::marketing_material,
                           FactSet{{"channels", {"website"}}, {"audience", {"elderly"}}}));
    CHECK_FALSE(applies.to(Kind::marketing_material,
                           FactSet{{"channels", {"sms"}}, {"audience", {"general"}}}));
    CHECK_FALSE(
        applies.to(Kind::new_product, FactSet{{"channels", {"sms"}}, {"audience", {"elderly"}}}));
}
