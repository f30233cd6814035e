#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "extract/runner.hpp"
#include "service/compare_texts.hpp"

using namespace yingshen;

/// Cells of tables whose lines wrap stand in another order in a PDF, so three documents differ by
/// them.
TEST_CASE("a PDF does not differ from the Word file of the same text") {
    std::set<std::string> const wrapped = {"campaign_rules", "elderly_brochure",
                                           "instalment_terms"};
    extract::Runner::Settings settings;
    settings.worker = YINGSHEN_WORKER;
    extract::Runner runner(settings);
    rulebook::ComparisonWords const words{{"最佳"}, {"风险"}};
    int compared = 0;
    for (auto const& entry :
         std::filesystem::directory_iterator(YINGSHEN_SOURCE_DIR "/tests/documents")) {
        auto file = entry.path();
        if (file.extension() != ".docx" || wrapped.contains(file.stem().string())) continue;
        INFO(file.stem().string());
        service::MaterialText const reviewed(runner.read(file));
        service::MaterialText const last(runner.read(file.replace_extension(".pdf")));
        CHECK(service::compare_texts(reviewed, last, words).empty());
        CHECK(service::compare_texts(last, reviewed, words).empty());
        ++compared;
    }
    CHECK(compared >= 9);
}
