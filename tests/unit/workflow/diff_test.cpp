#include "workflow/diff.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <tuple>

#include "unit/workflow/shipped.hpp"
#include "workflow/moves.hpp"
#include "workflow/parse.hpp"

using namespace yingshen;
using namespace yingshen::workflow;

namespace {

constexpr std::string_view heads[] = {"# + ", "# - ", "# ~ "};

/// A pair of definitions: the shipped one, and the same with a patch laid over it. The patch begins
/// with what must be told of it, one line each: `# + ` becomes possible, `# - ` impossible, `# ~ `
/// changes.
struct Pair {
    std::string name;
    std::vector<std::string> expected;
    Definition after;
};

std::vector<Pair> pairs() {
    std::vector<std::filesystem::path> paths;
    auto const folder =
        std::filesystem::path(YINGSHEN_SOURCE_DIR) / "tests/unit/workflow/differences";
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<Pair> all;
    for (auto const& path : paths) {
        auto const patch = test::read_file(path.string());
        std::vector<std::string> expected;
        std::istringstream lines(patch);
        for (std::string line; std::getline(lines, line) && line.starts_with("# ");) {
            if (std::ranges::find(heads, std::string_view(line).substr(0, 4)) != std::end(heads))
                expected.push_back(line.substr(2));
        }
        auto const name = path.stem().string();
        INFO(name);
        auto after = parse(test::patched(test::shipped_text(), patch), name + ".yaml");
        INFO((after ? std::string() : base::to_string(after.error().front())));
        REQUIRE(after);
        all.push_back({name, std::move(expected), std::move(*after)});
    }
    return all;
}

std::vector<std::string> told(Diff const& diff) {
    std::vector<std::string> lines;
    for (auto const& one : diff.differences) {
        auto const head = heads[static_cast<std::size_t>(one.change)].substr(2);
        // What breaks a promise is the proof's to say.
        auto const is_promise = one.kind == Difference::Kind::promise;
        lines.push_back(std::string(head) +
                        (is_promise ? one.text.en.substr(0, one.text.en.find(':')) : one.text.en));
    }
    return lines;
}

/// Whether somebody can do the steps of a path one after the other: told by the moves of the model
/// alone, from everything that could be meant by each.
bool can_be_walked(Definition const& definition, std::vector<Step> const& path) {
    Model const model(definition);
    std::vector<Configuration> current;
    for (auto const is_submitter : {true, false}) {
        current.push_back({model.initial(), {}, {}});
        current.back().tracked.submitter = is_submitter;
    }
    for (auto const& step : path) {
        std::vector<Configuration> next;
        std::set<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>> known;
        for (auto const& at : current) {
            if (model.state(at.record).id != step.state) continue;
            each_move(model, at, [&](Move move, Configuration const& to, Transition const*) {
                auto const key = pack(to);
                if (name(move) == step.act && model.state(to.record).id == step.after &&
                    known.emplace(key.gates, key.sets, key.flags).second)
                    next.push_back(to);
            });
        }
        current = std::move(next);
    }
    return !current.empty();
}

Diff exchanged(Diff diff) {
    using Change = Difference::Change;
    for (auto& one : diff.differences) {
        if (one.change == Change::changes) continue;
        one.change = one.change == Change::becomes_possible ? Change::becomes_impossible
                                                            : Change::becomes_possible;
    }
    return diff;
}

/// Without what has no direction: a text that changes names the old and the new.
std::vector<std::string> behaviour(Diff const& diff) {
    std::vector<std::string> lines;
    for (auto const& one : diff.differences) {
        if (one.kind == Difference::Kind::text) continue;
        lines.push_back(std::string(name(one.kind)) + " " + std::string(name(one.change)) + " " +
                        one.text.en + "\n" + to_string(one.path));
    }
    std::ranges::sort(lines);
    return lines;
}

}  // namespace

TEST_CASE("a difference is told as what becomes possible and impossible") {
    auto const all = pairs();
    CHECK(all.size() >= 20);
    auto const before = test::shipped();
    for (auto const& [name, expected, after] : all) {
        INFO(name);
        auto const difference = diff(before, after);
        INFO(to_string(difference));
        CHECK(difference.complete);
        CHECK(told(difference) == expected);
        auto const is_text = [](std::string const& line) { return line.starts_with("~ "); };
        CHECK(difference.behaves_alike() == std::ranges::all_of(expected, is_text));
    }
}

TEST_CASE("what is told can be walked in the definition that allows it, and in no other") {
    auto const before = test::shipped();
    for (auto const& [name, expected, after] : pairs()) {
        for (auto const& one : diff(before, after).differences) {
            INFO(name << ": " << one.text.en << "\n" << to_string(one.path));
            CHECK_FALSE(one.text.zh.empty());
            CHECK_FALSE(one.text.en.empty());
            if (one.kind == Difference::Kind::text) {
                CHECK(one.path.empty());
                continue;
            }
            auto const appears = one.change == Difference::Change::becomes_possible;
            CHECK(can_be_walked(appears ? after : before, one.path));
            // In some circumstance only: the path may be there for another reason.
            auto const is_plain = one.text.en.find(", ") == std::string::npos;
            auto const other_role = name == "signed_by_the_committee";
            if (one.kind == Difference::Kind::sequence ||
                (one.kind == Difference::Kind::step && is_plain && !other_role))
                CHECK_FALSE(can_be_walked(appears ? before : after, one.path));
        }
    }
}

TEST_CASE("a definition does not differ from itself") {
    auto const alike = [](Definition const& definition) {
        auto const difference = diff(definition, definition);
        INFO(definition.file << "\n" << to_string(difference));
        CHECK(difference.differences.empty());
        CHECK(difference.behaves_alike());
    };
    alike(test::shipped());
    for (auto const& broken : test::broken_marketing_material())
        alike(broken.definition);
    for (auto const& pair : pairs())
        alike(pair.after);
}

TEST_CASE("backwards, what became possible becomes impossible") {
    auto const before = test::shipped();
    auto const check = [&](Definition const& after) {
        INFO(after.file);
        auto const there = diff(before, after);
        auto const back = diff(after, before);
        CHECK(there.complete);
        CHECK(behaviour(exchanged(there)) == behaviour(back));
    };
    for (auto const& pair : pairs())
        check(pair.after);
    for (auto const& broken : test::broken_marketing_material())
        check(broken.definition);
}

TEST_CASE("whoever breaks a promise behaves otherwise, or has a timer that acts") {
    auto const before = test::shipped();
    for (auto const& [name, breaks, of, after] : test::broken_marketing_material()) {
        auto const difference = diff(before, after);
        INFO(name << "\n" << to_string(difference));
        for (auto const& promise : breaks) {
            CHECK(std::ranges::any_of(difference.differences, [&](Difference const& one) {
                return one.kind == Difference::Kind::promise &&
                       one.text.en.find(promise) != std::string::npos;
            }));
        }
        CHECK(std::ranges::any_of(difference.differences, [](Difference const& one) {
            return one.kind != Difference::Kind::promise;
        }));
    }
}

TEST_CASE("a comparison that hits a bound says so") {
    auto const before = test::shipped();
    auto const after = pairs().front().after;
    auto const small = diff(before, after, {.configurations_max = 100});
    CHECK_FALSE(small.complete);
    CHECK_FALSE(small.behaves_alike());
    CHECK(to_string(small).find("larger than the bound") != std::string::npos);
}

TEST_CASE("the difference of two versions of the shipped workflow takes less than 1 s",
          "[.speed]") {
    auto const before = test::shipped();
    for (auto const& pair : pairs()) {
        auto const start = std::chrono::steady_clock::now();
        auto const difference = diff(before, pair.after);
        auto const took =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        WARN(pair.name << ": " << difference.differences.size() << " differences in " << took
                       << " s");
        CHECK(took < 1);
    }
}
