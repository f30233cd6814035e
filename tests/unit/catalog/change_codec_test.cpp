#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "unit/catalog/change_samples.hpp"

using namespace yingshen;
using base::Json;

/// The frozen corpus of the stream of definitions. With YINGSHEN_ACCEPT=1 missing files are
/// written; one that is there is never rewritten, because a released form never changes.
namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    return fs::path(YINGSHEN_SOURCE_DIR) / "tests/golden/definitions";
}

Json read_json(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    auto json = base::parse_json(std::string{std::istreambuf_iterator<char>(in), {}});
    INFO(path.string());
    REQUIRE(json);
    return std::move(*json);
}

bool has_fault(base::Error const& error, std::string const& where) {
    for (auto const& fault : error.faults) {
        UNSCOPED_INFO(base::to_string(fault));
        if (fault.where == where) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("every released change of definitions decodes, and encodes to the same form again") {
    auto const* accept = std::getenv("YINGSHEN_ACCEPT");
    for (auto const& [name, change] : test::sample_changes()) {
        auto const path = corpus() / (name + ".json");
        if (accept != nullptr && !fs::exists(path)) {
            WARN("accepted: " << path.string());
            std::ofstream(path, std::ios::binary)
                << base::to_pretty_string(Json::Object{{"type", catalog::type_name(change)},
                                                       {"v", catalog::type_version(change)},
                                                       {"body", catalog::encode(change)}})
                << '\n';
        }
        CHECK(fs::exists(path));
    }
    std::size_t seen = 0;
    for (auto const& entry : fs::directory_iterator(corpus())) {
        ++seen;
        INFO(entry.path().string());
        auto const json = read_json(entry.path());
        auto const change = catalog::decode(*json["type"].as_string(),
                                            static_cast<int>(*json["v"].as_int()), json["body"]);
        REQUIRE(change);
        CHECK(catalog::type_name(*change) == *json["type"].as_string());
        CHECK(base::canonical(catalog::encode(*change)) == base::canonical(json["body"]));
    }
    CHECK(seen == test::sample_changes().size());
}

TEST_CASE("a change of definitions keeps everything through its encoding") {
    for (auto const& [name, change] : test::sample_changes()) {
        INFO(name);
        auto const again = catalog::decode(catalog::type_name(change),
                                           catalog::type_version(change), catalog::encode(change));
        REQUIRE(again);
        CHECK(*again == change);
    }
}

TEST_CASE("each misshapen change of definitions is unreadable, with the place") {
    struct Row {
        std::string name, type, member;
        Json value;
        std::string where;
    };
    std::string const activated = "definitions_activated";
    std::string const proposed = "definitions_proposed";
    std::vector<Row> const rows = {
        {"unknown member", proposed, "odd", 1, "odd"},
        {"role of no meaning", proposed, "role", "king", "role"},
        {"path that climbs", proposed, "files",
         Json::Object{{"workflows/../x.yaml", std::string(64, '0')}}, "files.workflows/../x.yaml"},
        {"hash too short", proposed, "files", Json::Object{{"workflows/x.yaml", "00"}},
         "files.workflows/x.yaml"},
        {"files as a list", proposed, "files", Json::Array{}, "files"},
        {"results as a text", proposed, "results", "good", "results"},
        {"backtest before version 2", proposed, "backtest", Json::Object{}, "backtest"},
        {"cause of no meaning", activated, "cause", "because", "cause"},
        {"instant as a text", activated, "effective_from", "now", "effective_from"},
        {"no instant", activated, "effective_from", Json(), "effective_from"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto const samples = test::sample_changes();
        auto body = catalog::encode(samples[row.type == proposed ? 0 : 2].second);
        body.set(row.member, row.value);
        auto const change = catalog::decode(row.type, 1, body);
        REQUIRE_FALSE(change);
        CHECK(change.error().code == "event_unreadable");
        CHECK(has_fault(change.error(), row.where));
    }
    CHECK_FALSE(catalog::decode(proposed, 2, catalog::encode(test::sample_changes()[0].second)));
    CHECK_FALSE(catalog::decode(proposed, 3, Json(Json::Object{})));
    CHECK_FALSE(catalog::decode("advanced", 1, Json(Json::Object{})));
}
