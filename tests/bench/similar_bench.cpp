// The question: how long does it take to find the ten texts most like one among a million?
// bench_similar [TEXTS] fills a store with texts of about 1 KB, ten to a submission: half are
// variants of 2,000 templates (a tenth of their sentences are others), the rest are like nothing.
// Asked for are variants of templates and texts like nothing, by somebody who sees everything and
// by somebody who sees one unit in 500. Printed: the time of making a sketch, p50 and p99 of the
// search (the caches of the file are warm, as in a running bank), and what the database holds.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <random>

#include "base/utf8.hpp"
#include "store/sqlite/open.hpp"

using namespace yingshen;

namespace {

constexpr std::size_t templates = 2'000;
constexpr int sentences = 20;
constexpr std::int64_t texts_a_submission = 10;
constexpr std::int64_t submissions_a_group = 100;
constexpr int asked = 1'000;

using Dice = std::mt19937;

std::string sentence(Dice& dice) {
    std::string text;
    for (int i = 0; i < 16; ++i)
        base::append_utf8(text, 0x4e00 + static_cast<char32_t>(dice() % 3000));
    return text + "。";
}

/// Sentences of a template by its number, a tenth of them others.
std::string variant(std::size_t number, Dice& dice) {
    Dice fixed(static_cast<unsigned>(number));
    std::string text;
    for (int i = 0; i < sentences; ++i) {
        auto const kept = sentence(fixed);
        text += dice() % 10 == 0 ? sentence(dice) : kept;
    }
    return text;
}

std::string unlike(Dice& dice) {
    std::string text;
    for (int i = 0; i < sentences; ++i)
        text += sentence(dice);
    return text;
}

std::string any_text(Dice& dice) {
    return dice() % 2 == 0 ? variant(dice() % templates, dice) : unlike(dice);
}

store::Write make(std::int64_t number, Dice& dice) {
    store::Write write;
    write.submission = fmt::format("sub_{:08}", number);
    for (std::int64_t i = 1; i <= texts_a_submission; ++i) {
        write.events.push_back({.envelope = {write.submission, i, base::Time{number}, "p", "a", ""},
                                .type = "revision_attached",
                                .type_version = 1,
                                .body = "{}"});
        write.sketches.push_back(
            {i, fmt::format("m{}", i), 1, *screening::sketch_of(any_text(dice))});
    }
    auto& row = write.projection.emplace().row;
    row.id = write.submission;
    row.version = texts_a_submission;
    row.unit = fmt::format("unit_{:03}", number % 500);
    row.branch = fmt::format("branch_{:02}", number % 50);
    return write;
}

void fill(store::Store& store, std::int64_t submissions) {
    Dice dice(1);
    for (std::int64_t number = 0; number < submissions;) {
        std::vector<std::future<void>> written;
        for (int k = 0; k < submissions_a_group && number < submissions; ++k) {
            auto done = std::make_shared<std::promise<void>>();
            written.push_back(done->get_future());
            store.append(make(number++, dice), [done](store::Outcome outcome, std::int64_t) {
                if (outcome != store::Outcome::committed) std::abort();
                done->set_value();
            });
        }
        for (auto& one : written)
            one.get();
    }
}

double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

template <class Text>
void ask(store::Store& store, char const* name, store::Visibility const& visible, Text text) {
    Dice dice(2);
    std::vector<double> took;
    std::size_t found = 0;
    for (int i = 0; i < asked; ++i) {
        store::LikenessQuery query;
        query.sketch = *screening::sketch_of(text(dice));
        query.visible = visible;
        auto const start = std::chrono::steady_clock::now();
        found += store.alike(query).size();
        took.push_back(ms_since(start));
    }
    std::ranges::sort(took);
    fmt::print("{:44} p50 {:6.2f} ms, p99 {:6.2f} ms, {:.1f} found\n", name, took[asked / 2],
               took[asked * 99 / 100], static_cast<double>(found) / asked);
}

void measure_sketch() {
    Dice dice(3);
    auto const text = unlike(dice);
    unsigned kept = 0;  // Printed, so that no call can be optimised away.
    auto const start = std::chrono::steady_clock::now();
    for (int i = 0; i < asked; ++i)
        kept += (*screening::sketch_of(text))[0];
    fmt::print("sketch of {} bytes: {:.1f} us ({})\n", text.size(), ms_since(start) * 1e3 / asked,
               kept);
}

}  // namespace

int main(int argc, char** argv) {
    auto const texts = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto const folder =
        std::filesystem::temp_directory_path() / fmt::format("yingshen-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    measure_sketch();
    {
        base::NullLog log;
        auto const store = store::sqlite::open({.file = folder / "yingshen.db"}, log);
        auto const start = std::chrono::steady_clock::now();
        fill(*store, texts / texts_a_submission);
        fmt::print("{} texts in {} submissions: {:.0f} us a text to write, {} MB of database\n",
                   texts, texts / texts_a_submission,
                   ms_since(start) * 1e3 / static_cast<double>(texts),
                   std::filesystem::file_size(folder / "yingshen.db") / 1'000'000);
        store::Visibility everything;
        everything.all = true;
        store::Visibility unit;
        unit.units = {"unit_007"};
        auto const like = [](Dice& dice) { return variant(dice() % templates, dice); };
        ask(*store, "variants of templates, everything visible", everything, like);
        ask(*store, "variants of templates, one unit visible", unit, like);
        ask(*store, "texts like nothing, everything visible", everything, unlike);
    }
    std::filesystem::remove_all(folder);
}
