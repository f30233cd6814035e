#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "worker.hpp"

using namespace yingshen::extract;

namespace {

/// A stand-in for the worker: a shell script.
class Script {
  public:
    explicit Script(std::string const& text)
        : path_(std::filesystem::temp_directory_path() /
                ("yingshen_worker_" + std::to_string(getpid()))) {
        std::ofstream(path_) << "#!/bin/sh\n" << text << '\n';
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    ~Script() { std::filesystem::remove(path_); }
    Script(Script const&) = delete;
    Script& operator=(Script const&) = delete;
    [[nodiscard]] Runner::Settings settings() const {
        Runner::Settings out;
        out.worker = path_;
        out.wall_max = std::chrono::seconds(20);
        return out;
    }

  private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("whatever a worker does, its document ends with one reason") {
    struct Row {
        char const* script;
        char const* code;
    };
    std::vector<Row> const rows = {
        {"exit 0", "crashed"},
        {"echo hello", "crashed"},
        {"exit 1", "crashed"},
        {"exit 4", "out_of_memory"},
        {"echo 'Out of memory' >&2; exit 1", "out_of_memory"},
        {"kill -SEGV $$", "crashed"},
        {"kill -SYS $$", "crashed"},
        {"kill -XCPU $$", "timed_out"},
        {"kill -KILL $$", "out_of_memory"},
        {"exec cat /dev/zero", "too_large"},
        {"exec cat /dev/zero >&2", "crashed"},
    };
    for (auto const& row : rows) {
        INFO(row.script);
        Script const script(row.script);
        Runner runner(script.settings());
        auto const document = read_with(runner, "x");
        CHECK(codes_of(document) == row.code);
        CHECK(document.blocks.empty());
    }
}

TEST_CASE("a worker that does not end is ended, and whoever it started with it") {
    Script const script("/bin/sleep 1000 & exec /bin/sleep 1000");
    auto settings = script.settings();
    settings.wall_max = std::chrono::milliseconds(200);
    Runner runner(settings);
    CHECK(codes_of(read_with(runner, "x")) == "timed_out");
}

TEST_CASE("a worker that was refused its sandbox is told of, not worked around") {
    Script const script("echo 'expected Landlock' >&2; exit 3");
    Runner runner(script.settings());
    CHECK_THROWS_WITH(read_with(runner, "x"), "expected Landlock");
}

TEST_CASE("a missing file or worker is a broken environment") {
    Runner runner(worker_settings());
    CHECK_THROWS_AS(runner.read("no such file"), std::runtime_error);
    Runner::Settings missing;
    missing.worker = "no such worker";
    Runner without(missing);
    CHECK_THROWS_AS(read_with(without, "x"), std::runtime_error);
}

TEST_CASE("many callers share a few workers") {
    Runner runner(worker_settings());
    auto const file = sample_files().front();
    auto const expected = runner.read(file);
    std::vector<Document> read(8);
    std::vector<std::thread> callers;
    for (auto& document : read)
        callers.emplace_back([&runner, &document, &file] { document = runner.read(file); });
    for (auto& caller : callers)
        caller.join();
    for (auto const& document : read)
        CHECK(document == expected);
}
