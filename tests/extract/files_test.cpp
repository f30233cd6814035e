#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "extract/codec.hpp"
#include "worker.hpp"

using namespace yingshen::extract;

/// Every file has beside it what is read of it. With YINGSHEN_ACCEPT=1 that is written anew, and
/// the run reports it as skipped.
TEST_CASE("of every sample file, text and places are what they should be") {
    Runner runner(worker_settings());
    auto const* accept = std::getenv("YINGSHEN_ACCEPT");
    bool const write = accept != nullptr && std::string_view(accept) == "1";
    auto const files = sample_files();
    REQUIRE(files.size() >= 9);
    for (auto const& file : files) {
        INFO(file.filename().string());
        auto const read = encode(runner.read(file), true) + "\n";
        auto const expected = file.string() + ".json";
        if (write) {
            std::ofstream(expected, std::ios::binary) << read;
            WARN("skipped: accepted " << expected);
        } else {
            CHECK(read == read_bytes(expected));
        }
    }
}
