// Any bytes as a file of the rules/ folder: rules or faults with their places; what loads can be
// linted, compiled, and screens a text.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "require.hpp"
#include "rulebook/rulebook.hpp"
#include "screening/screen.hpp"

namespace {

using namespace yingshen;
using fuzz::require;

constexpr std::size_t bytes_max = 8'192;
/// Rules are linted pair by pair.
constexpr std::size_t rules_max = 64;
constexpr base::Date today{2026, 11, 23};

constexpr auto statutes =
    "statutes: [{statute: law, title: 《法》, from: 2020-01-01, checked: true, articles: "
    "[\"1\"]}]\n";
constexpr auto known = "packs/known.yaml";
constexpr auto pack =
    "rule: known.rule\nright: information\nseverity: advisory\ntitle: 题\nadvice: 改\n"
    "basis: [{statute: law}]\neffective: {from: 2021-01-01}\nforbid: {any: [保本]}\n"
    "tests: {hit: [保本], miss: [保息]}\n";

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos && text != "0";
}

/// file:line:col, or the file where it is wrong as a whole.
void require_place(base::Fault const& fault, std::string_view file) {
    require(!fault.expected.empty() && !fault.found.empty());
    std::string_view where = fault.where;
    require(where.starts_with(file));
    where.remove_prefix(file.size());
    if (where.empty()) return;
    auto const colon = where.find(':', 1);
    require(where.front() == ':' && colon != where.npos);
    require(is_number(where.substr(1, colon - 1)) && is_number(where.substr(colon + 1)));
}

void require_compiles(rulebook::Rulebook const& book, std::string_view file) {
    if (book.rules.size() > rules_max) return;
    for (auto const& fault : screening::lint(book.rules, book.statutes))
        require_place(fault, fault.where.starts_with(known) ? known : file);
    screening::Matcher const matcher(book.rules, book.statutes);
    auto const screening = matcher.screen("本产品承诺保本，年化利率3.6%",
                                          {words::Kind::marketing_material, {}, today});
    require(screening.read_completely());
}

void load(std::string_view file, std::string text) {
    std::vector<rulebook::NamedText> files{{"statutes.yaml", statutes}};
    if (!file.starts_with("packs/")) files.emplace_back(known, pack);
    files.emplace_back(file, std::move(text));
    auto const book = rulebook::parse_rulebook(std::move(files), today);
    if (book) return require_compiles(*book, file);
    require(!book.error().empty());
    for (auto const& fault : book.error())
        require_place(fault, file);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size > bytes_max) return 0;
    std::string const text(reinterpret_cast<char const*>(data), size);
    load("packs/fuzz.yaml", text);
    load("overlay/fuzz.yaml", text);
    load("checklists/fuzz.yaml", text);
    load("comparison.yaml", text);
    if (auto const read = rulebook::parse_statutes(text, "statutes.yaml"); !read) {
        require(!read.error().empty());
        for (auto const& fault : read.error())
            require_place(fault, "statutes.yaml");
    }
    return 0;
}
