#include <catch2/catch.hpp>

#include "catalog/manifest.hpp"

using namespace yingshen;
using namespace yingshen::catalog;

TEST_CASE("files are sorted into their folders and come back by path") {
    std::vector<rulebook::NamedText> const files = {{"rules/packs/loan.yaml", "b"},
                                                    {"rules/statutes.yaml", "c"},
                                                    {"workflows/x.scenarios.yaml", "d"},
                                                    {"workflows/x.yaml", "a"}};
    auto const sorted = sort_files({files.rbegin(), files.rend()});
    REQUIRE(sorted);
    CHECK(sorted->workflows ==
          std::vector<rulebook::NamedText>{{"x.scenarios.yaml", "d"}, {"x.yaml", "a"}});
    CHECK(sorted->rules.front().first == "packs/loan.yaml");
    CHECK(files_by_path(*sorted) == files);
    CHECK(manifest_of(*sorted).at("workflows/x.yaml") == base::sha256("a"));
}

TEST_CASE("each path that is none of a definition is a fault") {
    for (auto const* path :
         {"", "x.yaml", "/workflows/x.yaml", "workflows/../x.yaml", "workflows/x/y.yaml",
          "workflows/.yaml", "workflows/.x.yaml", "rules//x.yaml", "rules/packs/", "rules/x.yml",
          "rules/X.yaml", "rules/x y.yaml", "rules/./x.yaml", "other/x.yaml", "rules/规则.yaml"}) {
        INFO(path);
        auto const sorted = sort_files({{path, ""}});
        REQUIRE_FALSE(sorted);
        CHECK(sorted.error().front().where == "files");
    }
    CHECK_FALSE(sort_files({{"rules/" + std::string(set_path_max, 'a') + ".yaml", ""}}));
    auto const twice = sort_files({{"rules/x.yaml", "1"}, {"rules/x.yaml", "2"}});
    REQUIRE_FALSE(twice);
    CHECK(twice.error().front().expected == "each path once");
    CHECK_FALSE(
        sort_files(std::vector<rulebook::NamedText>(set_files_max + 1, {"rules/x.yaml", ""})));
}

TEST_CASE("two sets differ in the files that were added, removed or changed") {
    Manifest const before{{"rules/a.yaml", base::sha256("1")}, {"rules/b.yaml", base::sha256("2")}};
    Manifest const after{{"rules/b.yaml", base::sha256("3")}, {"rules/c.yaml", base::sha256("2")}};
    CHECK(difference(before, after) ==
          FileDifference{{"rules/c.yaml"}, {"rules/a.yaml"}, {"rules/b.yaml"}});
    CHECK(difference(before, before).empty());
    CHECK(set_hash(before) != set_hash(after));
}
