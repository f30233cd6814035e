#include <fmt/core.h>

#include <filesystem>
#include <map>

#include "app/commands.hpp"
#include "app/labelled_texts.hpp"
#include "app/workspace.hpp"
#include "catalog/catalog.hpp"

namespace yingshen::app {
namespace {

using screening::Labelled;
using screening::Outcome;
using screening::Tally;

struct Measured {
    std::map<std::string, Tally> by_file;
    std::map<std::string, Tally> by_right;    ///< Chinese, with the position as a sorting prefix
    std::map<std::string, Tally> by_product;  ///< likewise
    std::vector<std::string> wrong;           ///< lines about what was missed and what was extra
};

template <class E>
std::string ordered(std::optional<E> value) {
    if (!value) return "~—";
    auto const text = words::title(*value);
    return static_cast<char>('a' + static_cast<int>(*value)) + text.zh + " " + text.en;
}

void measure(screening::Matcher const& matcher, std::string const& file, Labelled const& labelled,
             Measured& measured) {
    auto const screening = matcher.screen(labelled.text, labelled.subject);
    auto const outcome = screening::judge(labelled, screening);
    measured.by_file["a" + std::filesystem::path(file).filename().string()].count(outcome);
    measured.by_right[ordered(labelled.right)].count(outcome);
    measured.by_product[ordered(words::product_of(labelled.subject.facts))].count(outcome);
    if (outcome == Outcome::missed) {
        measured.wrong.push_back(fmt::format("- missed `{}`: {}", labelled.id, labelled.text));
    } else if (outcome == Outcome::extra) {
        for (auto const& finding : screening::false_alarms(screening))
            measured.wrong.push_back(fmt::format("- extra `{}`: {} “{}” in: {}", labelled.id,
                                                 finding.rule, finding.text, labelled.text));
    }
}

void print_row(Console const& console, std::string_view name, Tally const& tally) {
    console.out << fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {} |\n", name,
                               tally.violations(), tally.found, tally.asked, tally.missed,
                               tally.clean + tally.extra, tally.extra, tally.precision(),
                               tally.recall());
}

void print_table(Console const& console, std::string_view by,
                 std::map<std::string, Tally> const& rows) {
    console.out << fmt::format(
        "| {} | violations | found | asked | missed | compliant | extra | precision | recall |\n"
        "|---|---|---|---|---|---|---|---|---|\n",
        by);
    Tally all;
    for (auto const& [name, tally] : rows) {
        print_row(console, std::string_view(name).substr(1), tally);
        all.found += tally.found;
        all.asked += tally.asked;
        all.missed += tally.missed;
        all.clean += tally.clean;
        all.extra += tally.extra;
    }
    print_row(console, "all", all);
    console.out << '\n';
}

}  // namespace

int rules_measure(Arguments const& arguments, Console const& console) {
    auto const today = base::china_date(base::SystemClock().now());
    auto const on = base::parse_date(arguments.value("--on", base::to_string(today)));
    if (!on) return misuse(console, "--on DATE as YYYY-MM-DD", arguments.value("--on"));
    std::vector<std::pair<std::string, Labelled>> texts;
    std::vector<base::Fault> faults;
    for (auto const& file : arguments.operands()) {
        auto read = read_labelled(read_file(file), file, *on);
        faults.insert(faults.end(), read.faults.begin(), read.faults.end());
        for (auto& labelled : read.texts)
            texts.emplace_back(file, std::move(labelled));
    }
    if (!faults.empty()) return refuse(console, faults);
    auto const definitions = definitions_folder(arguments);
    auto const checked =
        catalog::check_folders(definitions / "workflows", definitions / "rules", *on);
    if (!checked.rules) return refuse(console, checked.faults);

    Measured measured;
    for (auto const& [file, labelled] : texts)
        measure(checked.rules->matcher, file, labelled, measured);
    print_table(console, "file", measured.by_file);
    print_table(console, "right", measured.by_right);
    print_table(console, "product", measured.by_product);
    for (auto const& line : measured.wrong)
        console.out << line << '\n';
    return measured.wrong.empty() ? succeeded : found_faults;
}

}  // namespace yingshen::app
