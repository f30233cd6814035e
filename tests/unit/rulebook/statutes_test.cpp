#include "rulebook/statutes.hpp"

#include <catch2/catch.hpp>

using namespace yingshen;
using rulebook::Statutes;

namespace {

constexpr auto two = R"yaml(statutes:
  - statute: ad_law
    title: 《中华人民共和国广告法》
    number: 第二次修正
    from: 2021-04-29
    checked: true
    articles: ["25(1)", 9]
    articles_to_check: ["28.2(4)"]
    note: 修正文本
  - statute: old_notice
    title: 《旧通知》
    from: 2008-01-21
    until: 2020-09-30
)yaml";

std::vector<std::string> faults(std::string_view text) {
    auto const statutes = rulebook::parse_statutes(text, "statutes.yaml");
    REQUIRE_FALSE(statutes);
    std::vector<std::string> lines;
    for (auto const& fault : statutes.error())
        lines.push_back(to_string(fault));
    return lines;
}

}  // namespace

TEST_CASE("statutes read with their dates, articles and what was checked") {
    auto const statutes = rulebook::parse_statutes(two, "statutes.yaml");
    REQUIRE(statutes);
    REQUIRE(statutes->all().size() == 2);
    auto const* law = statutes->find("ad_law");
    REQUIRE(law != nullptr);
    CHECK(law->number == "第二次修正");
    CHECK(law->from == base::Date{2021, 4, 29});
    CHECK_FALSE(law->until);
    CHECK(law->articles ==
          std::map<std::string, bool>{{"25(1)", true}, {"28.2(4)", false}, {"9", true}});
    CHECK(statutes->find("old_notice")->until == base::Date{2020, 9, 30});
    CHECK_FALSE(statutes->find("old_notice")->checked);
    CHECK(statutes->find("unknown") == nullptr);
}

TEST_CASE("citations print in Chinese legal style and say what was not checked") {
    auto const statutes = *rulebook::parse_statutes(two, "statutes.yaml");
    CHECK(statutes.cite({"ad_law", "25(1)"}) == "《中华人民共和国广告法》第二十五条第（一）项");
    CHECK(statutes.cite({"ad_law", "28.2(4)"}) ==
          "《中华人民共和国广告法》第二十八条第二款第（四）项（待核）");
    CHECK(statutes.cite({"ad_law", ""}) == "《中华人民共和国广告法》");
    CHECK(statutes.cite({"old_notice", ""}) == "《旧通知》（待核）");
}

TEST_CASE("every fault of a file of statutes is reported, with its place") {
    auto const found = faults(R"yaml(statutes:
  - statute: Ad Law
    title: 广告法
    from: 2021-04-31
    articles: ["x", "9", "9"]
  - statute: twice
    title: 《甲》
    from: 2021-01-01
    until: 2020-01-01
  - statute: twice
    title: 《乙》
    form: 2021-01-01
)yaml");
    auto const has = [&](std::string_view part) {
        for (auto const& line : found) {
            if (line.find(part) != line.npos) return true;
        }
        return false;
    };
    CHECK(has("statutes.yaml:2:14: expected an id of lower-case words"));
    CHECK(has("expected a title in 《 》, but found \"广告法\""));
    CHECK(has("statutes.yaml:4:11"));
    CHECK(has("statutes.yaml:5:16: expected an article as 25, 25(1)"));
    CHECK(has("statutes.yaml:5:26: expected each article once, but found \"9\" again"));
    CHECK(has("expected a last day on or after 2021-01-01, but found 2020-01-01"));
    CHECK(has("expected each statute once, but found \"twice\" again"));
    CHECK(has("from"));
    CHECK(has("form"));
}

TEST_CASE("a file that is not a list of statutes is refused") {
    CHECK(faults("statutes: none\n")
              .front()
              .starts_with("statutes.yaml:1:11: expected a list of one or more statutes"));
    CHECK_FALSE(faults("").empty());
    CHECK_FALSE(faults("a: 1\n---\nb: 2\n").empty());
}
