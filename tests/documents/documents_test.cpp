#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "base/json.hpp"
#include "catalog/catalog.hpp"
#include "extract/runner.hpp"
#include "extract/screening_text.hpp"

using namespace yingshen;
using base::Json;

namespace {

std::filesystem::path const source = YINGSHEN_SOURCE_DIR;

std::string read(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    REQUIRE(in);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::filesystem::path> expectations() {
    std::vector<std::filesystem::path> out;
    for (auto const& entry : std::filesystem::directory_iterator(source / "tests/documents")) {
        if (entry.path().string().ends_with(".expected.json")) out.push_back(entry.path());
    }
    std::ranges::sort(out);
    return out;
}

/// "rule “words”", with " p.N" where the page counts.
std::string line(std::string const& rule, std::string const& words, std::int64_t page) {
    return rule + " “" + words + "”" + (page > 0 ? " p." + std::to_string(page) : "");
}

struct Read {
    std::vector<std::string> findings;  ///< in the order of the text
    std::vector<std::string> substantive;
    std::vector<std::string> hidden;
};

/// A document through the worker and the matcher. Word files have no pages, so none is told.
Read screened(catalog::Rules const& rules, extract::Runner& runner,
              std::filesystem::path const& file, screening::Subject const& subject) {
    auto const document = runner.read(file);
    CHECK(document.unread.empty());
    extract::ScreeningText const text(document);
    Read out;
    auto const screening = rules.matcher.screen(text.text(), subject);
    CHECK(screening.read_completely());
    for (auto const& finding : screening.findings) {
        auto const spot = text.locate(finding.span.begin);
        REQUIRE(spot);
        auto const said = line(finding.rule, finding.text, document.blocks[spot->block].place.page);
        out.findings.push_back(said);
        if (finding.kind == screening::FindingKind::found &&
            finding.severity == words::Severity::substantive)
            out.substantive.push_back(said);
    }
    for (auto const& block : document.blocks) {
        if (block.kind == extract::BlockKind::hidden) out.hidden.push_back(block.text);
    }
    return out;
}

std::vector<std::string> texts(Json const& list) {
    std::vector<std::string> out;
    if (auto const* array = list.as_array()) {
        for (auto const& item : *array)
            out.push_back(*item.as_string());
    }
    return out;
}

Json list_of(std::vector<std::string> const& lines) {
    auto list = Json(Json::Array{});
    for (auto const& each : lines)
        list.push(each);
    return list;
}

/// White space between Chinese characters is not kept in PDF.
std::vector<std::string> without_pages(std::vector<std::string> lines) {
    for (auto& each : lines) {
        each = each.substr(0, each.rfind(" p."));
        std::erase(each, ' ');
    }
    std::ranges::sort(lines);
    return lines;
}

std::shared_ptr<catalog::Rules const> shipped_rules() {
    auto const checked =
        catalog::check_folders(source / "workflows", source / "rules", {2026, 11, 23});
    REQUIRE(checked.rules);
    return checked.rules;
}

extract::Runner::Settings worker() {
    extract::Runner::Settings out;
    out.worker = YINGSHEN_WORKER;
    return out;
}

}  // namespace

/// With YINGSHEN_ACCEPT=1 the expectations are written anew, and the run reports it as skipped.
TEST_CASE("of every long document, in both formats, screening finds just what is expected") {
    auto const rules = shipped_rules();
    extract::Runner runner(worker());
    auto const* accept = std::getenv("YINGSHEN_ACCEPT");
    bool const write = accept != nullptr && std::string_view(accept) == "1";
    auto const files = expectations();
    REQUIRE(files.size() >= 12);
    for (auto const& file : files) {
        auto expected = *base::parse_json(read(file));
        auto stem = file.string();
        stem.resize(stem.size() - std::string_view(".expected.json").size());
        INFO(stem);
        auto const facts = words::read_facts(expected["facts"], "facts");
        REQUIRE(facts);
        auto const kind = words::parse<words::Kind>(*expected["kind"].as_string());
        REQUIRE(kind);
        screening::Subject const subject{*kind, *facts, {2026, 11, 23}};
        auto const pdf = screened(*rules, runner, stem + ".pdf", subject);
        auto const docx = screened(*rules, runner, stem + ".docx", subject);
        if (write) {
            expected.set("findings", list_of(pdf.findings));
            expected.set("hidden", list_of(docx.hidden));
            std::ofstream(file, std::ios::binary) << base::to_pretty_string(expected) << '\n';
            WARN("skipped: accepted " << file);
            continue;
        }
        auto const findings = texts(expected["findings"]);
        CHECK(pdf.findings == findings);
        CHECK(without_pages(docx.findings) == without_pages(findings));
        CHECK(docx.hidden == texts(expected["hidden"]));
        if (*expected["compliant"].as_bool()) {
            CHECK(pdf.substantive == std::vector<std::string>{});
            CHECK(docx.substantive == std::vector<std::string>{});
        }
    }
}

TEST_CASE("the documents have at least three pages") {
    extract::Runner runner(worker());
    for (auto const& file : expectations()) {
        auto stem = file.string();
        stem.resize(stem.size() - std::string_view(".expected.json").size());
        INFO(stem);
        CHECK(runner.read(stem + ".pdf").pages >= 3);
    }
}
