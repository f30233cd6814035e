#include "app/story.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

namespace {

using namespace yingshen;

base::Date const today{2026, 11, 22};

auto read(std::string const& text) {
    return app::read_story(text, "bank/stories/story.yaml", today);
}

}  // namespace

TEST_CASE("a story is read with its dates counted from today") {
    auto const story = read(
        "story: s\ntitle: 标题\nsteps:\n"
        "  - by: chen.jing\n    do: create\n    kind: marketing_material\n    unit: u\n    title: "
        "t\n"
        "    facts: {channels: [sms, mobile_app], go_live: +10 days, term: +x days}\n"
        "  - {by: chen.jing, do: submit, expect: pre_review}\n");
    REQUIRE(story);
    CHECK(story->materials == "bank/materials");
    CHECK(story->show_steps);
    auto const& facts = story->steps.front().facts;
    CHECK(*facts["go_live"].as_string() == "2026-12-02");
    CHECK(*facts["term"].as_string() == "+x days");
    CHECK(facts["channels"].as_array()->size() == 2);
    CHECK(story->steps[1].expect == "pre_review");
    CHECK(story->steps[1].text("reason").empty());
}

TEST_CASE("a step says for whom, and the days of a stand-in count from today") {
    auto const story = read(
        "story: s\ntitle: t\nsteps:\n"
        "  - {by: a, do: set_stand_in, stand_in: p_b, from: +0 days, until: +9 days, reason: r}\n"
        "  - {by: b, for: p_a, do: claim}\n"
        "  - {by: a, do: end_stand_in, principal: p_a, reason: r}\n");
    REQUIRE(story);
    CHECK(story->steps[0].text("from") == "2026-11-22");
    CHECK(story->steps[0].text("until") == "2026-12-01");
    CHECK(story->steps[0].on_behalf_of.empty());
    CHECK(story->steps[1].on_behalf_of == "p_a");
}

TEST_CASE("a faulty story tells every fault with its place") {
    auto const story = read(
        "story: s\ntitle: t\nshow: all\nsteps:\n"
        "  - {by: a, do: fly}\n"
        "  - {by: a, do: attach, file: x.txt, nam: y}\n"
        "  - {by: a, do: opinion, right: information, severity: advisory, text: t, basis: "
        "[{article: \"1\"}]}\n");
    REQUIRE_FALSE(story);
    std::string all;
    for (auto const& fault : story.error())
        all += base::to_string(fault) + "\n";
    INFO(all);
    CHECK(all.find("story.yaml:5:") != std::string::npos);
    CHECK(all.find("\"fly\"") != std::string::npos);
    CHECK(all.find("did you mean \"name\"?") != std::string::npos);
    CHECK(all.find("statute") != std::string::npos);
    CHECK(all.find("steps or outcome") != std::string::npos);
}

TEST_CASE(
    "the stories of the sample bank are readable, with ids of their own and their materials") {
    namespace fs = std::filesystem;
    auto const folder = fs::path(YINGSHEN_SOURCE_DIR) / "docs/sample-bank/stories";
    std::set<std::string> ids;
    std::size_t files = 0;
    for (auto const& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path());
        std::ostringstream text;
        text << in.rdbuf();
        auto const story = app::read_story(text.str(), entry.path(), today);
        INFO(entry.path());
        if (!story) {
            for (auto const& fault : story.error())
                UNSCOPED_INFO(base::to_string(fault));
        }
        REQUIRE(story);
        ids.insert(story->id);
        ++files;
        for (auto const& step : story->steps) {
            if (step.action == "attach") CHECK(fs::exists(story->materials / step.text("file")));
        }
    }
    CHECK(files >= 20);
    CHECK(ids.size() == files);
}
