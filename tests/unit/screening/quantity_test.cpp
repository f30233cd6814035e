#include "screening/quantity.hpp"

#include <catch2/catch.hpp>

#include "screening/token.hpp"

using namespace yingshen::screening;

namespace {

/// The quantities of a text, "%" in front of those that are rates, with "|" between them.
std::string quantities(std::string const& text) {
    Lexicon lexicon;
    TokenText const read(text, lexicon);
    std::string out;
    for (auto const& token : read.tokens) {
        if (!token.is_quantity()) continue;
        if (!out.empty()) out += "|";
        if (token.kind == Token::Kind::rate) out += "%";
        out += read.slice(token.begin, token.end);
    }
    return out;
}

}  // namespace

TEST_CASE("numbers are read with their units, rates apart from other numbers") {
    struct Row {
        char const* text;
        char const* found;
    };
    for (auto const& [text, found] : std::initializer_list<Row>{
             {"七日年化收益率3.5%", "七日|%3.5%"},
             {"年化 3.5 %起", "%3.5 %"},
             {"费率为0.5，每月", "%0.5"},
             {"上浮25bp，再降10个基点", "%25bp|%10个基点"},
             {"日息万分之五，百分之十二点五", "%万分之五|%百分之十二点五"},
             {"八五折，9折", "%八五折|%9折"},
             {"百分百放款", "%百分百"},
             {"千分之 3", "%千分之 3"},
             {"0.5‰", "%0.5‰"},
             {"起购１，０００元", "１，０００元"},
             {"起购1,000.50元，最高20万元", "1,000.50元|20万元"},
             {"期限三个月，十二期，一年", "三个月|十二期|一年"},
             {"2026年11月23日至2026-12-31", "2026年|11月|23日|2026-12-31"},
             {"客服热线400-888-8888或95588", "400-888-8888|95588"},
             {"产品风险等级R2", "R2"},
             {"一定、唯一、统一、万一、千万不要、十分满意", ""},
             {"手机号 138 0013 8000", "138|0013|8000"},
             {"3.\n5%", "3|%5%"},
             {"没有数字", ""},
         }) {
        INFO(text);
        CHECK(quantities(text) == found);
    }
}

TEST_CASE("every digit of a text is in a quantity") {
    Lexicon lexicon;
    TokenText const read("A1b2c３4 5.6.7 8-9元10：11a12，，13百分之14", lexicon);
    for (std::size_t i = 0; i < read.folded.size(); ++i) {
        if (read.folded[i] < U'0' || read.folded[i] > U'9') continue;
        bool covered = false;
        for (auto const& token : read.tokens)
            covered = covered || (token.is_quantity() && token.begin <= i && i < token.end);
        INFO(i);
        CHECK(covered);
    }
}

TEST_CASE("sentences end with their closing marks, and with a line or a blank line as asked") {
    std::u32string const text = U"他说“保本。”真的?\n第一行\n第二行;还是\n\n  \n新段。";
    auto const by = [&](SentenceEnd end) {
        std::vector<std::u32string> out;
        for (auto const& sentence : sentences(text, end))
            out.push_back(text.substr(sentence.begin, sentence.end - sentence.begin));
        return out;
    };
    CHECK(by(SentenceEnd::blank_line) ==
          std::vector<std::u32string>{U"他说“保本。”", U"真的?", U"\n第一行\n第二行;还是\n\n  \n",
                                      U"新段。"});
    CHECK(by(SentenceEnd::line).size() == 8);
}
