#include <catch2/catch.hpp>

#include "store/search_tokens.hpp"

using namespace yingshen::store;

TEST_CASE("a text becomes pairs of Chinese characters and lower-case words") {
    struct Row {
        char const* text;
        char const* tokens;
    };
    auto const row = GENERATE(values<Row>({
        {"", ""},
        {" ,。!", ""},
        {"款", "款"},
        {"贷款", "贷款 款"},
        {"个人贷款", "个人 人贷 贷款 款"},
        {"贷款,理财", "贷款 款 理财 财"},
        {"个人贷款 Loan", "个人 人贷 贷款 款 loan"},
        {"R2级", "r2 级"},
        {"年化3.65%", "年化 化 3 65"},
        {"APP 下载", "app 下载 载"},
        {"ÄRGER 2×3", "ärger 2 3"},
        {"𠮷野家", "𠮷野 野家 家"},
        {"ローン", "ロー ーン ン"},
        {"\" OR *", "or"},
    }));
    CAPTURE(row.text);
    CHECK(search_tokens(row.text) == row.tokens);
}

TEST_CASE("a long word keeps its first forty characters, in texts and in searches alike") {
    std::string const word(500, 'a');
    CHECK(search_tokens(word) == std::string(40, 'a'));
    CHECK(search_terms(word) == std::vector<SearchTerm>{{{std::string(40, 'a')}, false}});
}

TEST_CASE("what a person types becomes phrases, prefixes and words") {
    CHECK(search_terms("消费贷款") == std::vector<SearchTerm>{{{"消费", "费贷", "贷款"}, false}});
    CHECK(search_terms("贷") == std::vector<SearchTerm>{{{"贷"}, true}});
    CHECK(search_terms("R2 理财,款") ==
          std::vector<SearchTerm>{{{"r2"}, false}, {{"理财"}, false}, {{"款"}, true}});
    CHECK(search_terms("*?\"").empty());
}

TEST_CASE("a search of any length has a bounded number of terms and tokens") {
    std::string many;
    std::string longest;
    for (int i = 0; i < 1'000; ++i) {
        many += "词语 ";
        longest += "长";
    }
    CHECK(search_terms(many).size() == 32);
    CHECK(search_terms(longest).at(0).tokens.size() == 32);
}

TEST_CASE("malformed bytes separate like punctuation") {
    CHECK(search_tokens("贷\xff款") == "贷 款");
}
