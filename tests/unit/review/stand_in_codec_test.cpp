#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "review/stand_in_codec.hpp"

using namespace yingshen;
using namespace yingshen::review;
using base::Json;

/// The frozen corpus of the stream of stand-ins. With YINGSHEN_ACCEPT=1 missing files are written;
/// one that is there is never rewritten, because a released form never changes.
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    return fs::path(YINGSHEN_SOURCE_DIR) / "tests/golden/stand_ins";
}

std::vector<std::pair<std::string, StandInEvent>> samples() {
    return {{"stand_in_set.v1", StandInSet{"s1",
                                           "p_chief",
                                           "p_anna",
                                           {2026, 11, 24},
                                           {2026, 12, 4},
                                           "年休假",
                                           Capacity::principal}},
            {"stand_in_set.v1.by_head", StandInSet{"s2",
                                                   "p_bo",
                                                   "p_anna",
                                                   {2026, 11, 24},
                                                   {2026, 11, 24},
                                                   "病假",
                                                   Capacity::department_head}},
            {"stand_in_ended.v1", StandInEnded{"s1", "提前返岗", Capacity::administrator}}};
}

Json read_json(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    auto json = base::parse_json(std::string{std::istreambuf_iterator<char>(in), {}});
    INFO(path.string());
    REQUIRE(json);
    return std::move(*json);
}

}  // namespace

TEST_CASE("every released event of a stand-in decodes, and encodes to the same form again") {
    auto const* accept = std::getenv("YINGSHEN_ACCEPT");
    for (auto const& [name, event] : samples()) {
        auto const path = corpus() / (name + ".json");
        if (accept != nullptr && !fs::exists(path)) {
            WARN("accepted: " << path.string());
            std::ofstream(path, std::ios::binary)
                << base::to_pretty_string(Json::Object{{"type", type_name(event)},
                                                       {"v", type_version(event)},
                                                       {"body", encode(event)}})
                << '\n';
        }
        INFO(path.string());
        REQUIRE(fs::exists(path));
        auto const json = read_json(path);
        auto const decoded = decode_stand_in(*json["type"].as_string(),
                                             static_cast<int>(*json["v"].as_int()), json["body"]);
        REQUIRE(decoded);
        CHECK(*decoded == event);
        CHECK(base::canonical(encode(*decoded)) == base::canonical(json["body"]));
    }
    auto const files = std::distance(fs::directory_iterator(corpus()), fs::directory_iterator());
    CHECK(static_cast<std::size_t>(files) == samples().size());
}

TEST_CASE("an event of a stand-in that is not of a released form is unreadable") {
    auto const body = encode(samples().front().second);
    struct Row {
        std::string name, type;
        int version;
        Json body;
        std::string where;
    };
    auto const with = [&](std::string_view member, Json value) {
        auto changed = body;
        changed.set(std::string(member), std::move(value));
        return changed;
    };
    std::vector<Row> const rows = {
        {"unknown type", "stand_in_moved", 1, body, "type"},
        {"unknown version", "stand_in_set", 2, body, "type"},
        {"an impossible day", "stand_in_set", 1, with("until", "2026-02-30"), "until"},
        {"an unknown capacity", "stand_in_set", 1, with("capacity", "friend"), "capacity"},
        {"an unknown member", "stand_in_set", 1, with("more", 1), "more"},
        {"nobody", "stand_in_ended", 1, Json::Object{}, "id"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const event = decode_stand_in(row.type, row.version, row.body);
        REQUIRE_FALSE(event);
        CHECK(event.error().code == "event_unreadable");
        CHECK(event.error().faults.front().where == row.where);
    }
}
