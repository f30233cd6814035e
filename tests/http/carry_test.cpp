#include <catch2/catch.hpp>

#include "base/utf8.hpp"
#include "support/bank.hpp"

using namespace yingshen;
using base::Json;
using test::path_of;

namespace {

/// Where words of the clean text stand, in code points.
Json span(std::string_view words) {
    auto const text = test::clean_text();
    auto const begin = base::count_code_points(text.substr(0, text.find(words)));
    auto const end = begin + base::count_code_points(words);
    return Json::Object{{"material", "m1"},
                        {"revision", 1},
                        {"begin", static_cast<std::int64_t>(begin)},
                        {"end", static_cast<std::int64_t>(end)}};
}

Json on_span(std::string_view words) {
    return Json::Object{{"verdict", "pass"},
                        {"rests_on", Json::Object{{"spans", Json::Array{span(words)}}}}};
}

/// In pre-review, claimed by `inner`; the ids of the checklist's items.
struct Room {
    test::Bank bank;
    std::string id = bank.draft();
    std::vector<std::string> items;

    Room() {
        bank.act("clerk", id, "submit");
        bank.claim("inner", id);
        for (auto const& item : *view()["checklist"]["items"].as_array())
            items.push_back(*item["id"].as_string());
        REQUIRE(items.size() >= 4);
    }
    Json view() { return bank.as("inner").get(path_of(id)).json; }
    test::ApiAnswer answer(std::size_t item, Json const& body) {
        return bank.as("inner").put(path_of(id, "/checklist/" + items[item]), body);
    }
    Json item(std::size_t number) { return (*view()["checklist"]["items"].as_array())[number]; }
    void send_back() {
        bank.act("inner", id, "return", Json::Object{{"reason", "other"}, {"comment", "请修改"}});
    }
};

}  // namespace

TEST_CASE("answers stand or are reopened by what they rested on, and the view says why") {
    Room room;
    REQUIRE(room.answer(0, on_span("客服与投诉电话：95000")).status == 200);
    REQUIRE(room.answer(1, on_span("随借随还")).status == 200);
    REQUIRE(room.answer(2, Json::Object{{"verdict", "pass"}}).status == 200);
    auto const facts = Json::Object{{"facts", Json::Array{"annual_rate_max"}}};
    REQUIRE(room.answer(3, Json::Object{{"verdict", "pass"}, {"rests_on", facts}}).status == 200);
    auto const first = room.item(0);
    auto const& quoted = (*first["answer"]["rests_on"]["spans"].as_array())[0];
    CHECK(quoted["quote"] == Json("客服与投诉电话：95000"));
    CHECK(room.item(2)["answer"]["rests_on"].is_null());
    CHECK(room.item(0)["carried"].is_null());

    room.send_back();
    std::string text(test::clean_text());
    text.replace(text.find("线上申请"), std::string("线上申请").size(), "全程线上申请");
    REQUIRE(room.bank.as("clerk")
                .upload(path_of(room.id, "/materials/m1/revisions?name=二稿.txt"), text)
                .status == 200);
    room.bank.act("clerk", room.id, "submit");

    auto const phone = room.item(0);
    INFO(base::to_string(phone));
    CHECK(phone["answer"]["verdict"] == Json("pass"));
    REQUIRE(phone["carried"]["stands"] == Json(true));
    CHECK(
        phone["carried"]["why"]["zh"].as_string()->starts_with("所依据的段落未改动（m1 第2版 第"));
    auto const loan = room.item(1);
    CHECK(loan["answer"].is_null());
    CHECK(loan["carried"]["stands"] == Json(false));
    CHECK(loan["carried"]["because"] == Json("span:m1"));
    CHECK(room.item(2)["carried"]["because"] == Json("everything"));
    INFO(base::to_string(room.item(3)));
    CHECK(room.item(3)["carried"]["why"]["zh"] ==
          Json("所依据的申报信息未改动（年化利率上限（%））"));

    auto changed = test::loan_facts();
    changed.set("annual_rate_max", "15");
    room.bank.claim("inner", room.id);
    room.send_back();
    REQUIRE(room.bank.as("clerk")
                .put(path_of(room.id, "/facts"),
                     Json::Object{{"title", "消费贷款海报"}, {"facts", changed}})
                .status == 200);
    room.bank.act("clerk", room.id, "submit");
    CHECK(room.item(0)["carried"]["stands"] == Json(true));
    CHECK(room.item(1)["carried"]["because"] == Json("span:m1"));
    CHECK(room.item(3)["carried"]["because"] == Json("fact:annual_rate_max"));
}

TEST_CASE("what an answer rests on must be there") {
    Room room;
    auto beyond = span("随借随还");
    beyond.set("end", 99'999);
    auto const spans = [](Json const& one) {
        return Json::Object{{"verdict", "pass"},
                            {"rests_on", Json::Object{{"spans", Json::Array{one}}}}};
    };
    CHECK(room.answer(0, spans(beyond)).code() == "span_absent");
    auto old = span("随借随还");
    old.set("revision", 2);
    CHECK(room.answer(0, spans(old)).faults() == std::vector<std::string>{"rests_on.spans"});
    auto const nothing = Json::Object{{"verdict", "pass"}, {"rests_on", Json::Object{}}};
    CHECK(room.answer(0, nothing).faults() == std::vector<std::string>{"rests_on"});
    auto const wrong =
        Json::Object{{"verdict", "pass"},
                     {"rests_on", Json::Object{{"facts", Json::Array{1}}, {"colour", "red"}}}};
    CHECK(room.answer(0, wrong).faults() ==
          std::vector<std::string>{"rests_on.facts[0]", "rests_on.colour", "rests_on"});
}
