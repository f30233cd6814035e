// The question: how fast is screening with everything it does (folding and the way back,
// exceptions, words and denials, spans, findings) beside Vectorscan alone, which only reports where
// the same patterns begin and end in the same text? And how flat is it from 200 rules over 2,000 to
// 20,000? Data: the labelled texts of tests/quality (advertising, a third of it with findings) and
// the long documents of tests/documents, in texts of about 1 KB; the shipped rules, and beyond them
// the same rules over and over, each character of their words but the first changed to another one
// of the rules. Vectorscan has every phrase of every rule, patterns as they are written, start of
// match on. One core. Printed: how long both take to compile and to go through the texts, by KB.
#include <fmt/format.h>
#include <hs/hs.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <set>
#include <stdexcept>

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "catalog/catalog.hpp"
#include "screening/screen.hpp"

using namespace yingshen;
namespace fs = std::filesystem;

namespace {

constexpr int rounds = 5;
constexpr std::size_t words_max = 10;    ///< of one list of a changed rule
constexpr std::size_t text_size = 1000;  ///< bytes, more or less
fs::path const source = YINGSHEN_SOURCE_DIR;

std::string read(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw std::runtime_error("expected to read " + file.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Lines in texts of about 1 KB; a longer line is a text of its own.
class Texts {
  public:
    void add(std::string_view line) {
        if (!open_.empty() && open_.size() + line.size() > text_size) close();
        open_ += line;
        open_ += '\n';
    }
    void close() {
        if (!open_.empty()) all_.push_back(std::exchange(open_, {}));
    }
    [[nodiscard]] std::vector<std::string> const& all() const { return all_; }

  private:
    std::string open_;
    std::vector<std::string> all_;
};

template <class Use>
void each_line(std::string_view text, Use use) {
    for (std::size_t at = 0; at < text.size();) {
        auto const end = std::min(text.find('\n', at), text.size());
        if (end > at) use(text.substr(at, end - at));
        at = end + 1;
    }
}

std::vector<std::string> texts() {
    Texts texts;
    std::set<fs::path> files;
    for (auto const* folder : {"tests/quality", "tests/documents"}) {
        for (auto const& entry : fs::directory_iterator(source / folder))
            files.insert(entry.path());
    }
    for (auto const& file : files) {
        auto const extension = file.extension();
        if (extension == ".jsonl") {
            each_line(read(file), [&](std::string_view line) {
                auto const json = base::parse_json(line);
                if (auto const* text = json ? json->find("text") : nullptr)
                    texts.add(*text->as_string());
            });
        } else if (extension == ".txt") {
            each_line(read(file), [&](std::string_view line) { texts.add(line); });
        }
        texts.close();
    }
    return texts.all();
}

/// The phrases of a rule, in the order of its parts.
std::vector<std::vector<rulebook::Phrase>*> parts_of(rulebook::Rule& rule) {
    return {&rule.any, &rule.except, &rule.near, &rule.when};
}

class Varying {
  public:
    explicit Varying(std::vector<rulebook::Rule> shipped) : shipped_(std::move(shipped)) {
        for (auto& rule : shipped_) {
            for (auto const* part : parts_of(rule)) {
                for (auto const& phrase : *part) {
                    if (phrase.is_pattern) continue;
                    for (auto const& point : base::decode_utf8(phrase.text)) {
                        if (point.value >= 0x4e00 && point.value <= 0x9fff)
                            points_.push_back(point.value);
                    }
                }
            }
        }
    }

    [[nodiscard]] std::vector<rulebook::Rule> rules(std::size_t count) {
        std::vector<rulebook::Rule> out(
            shipped_.begin(),
            shipped_.begin() + static_cast<std::ptrdiff_t>(std::min(count, shipped_.size())));
        for (std::size_t i = 0; out.size() < count; ++i) {
            auto const& rule = shipped_[i % shipped_.size()];
            if (rule.kind == rulebook::RuleKind::forbid || rule.kind == rulebook::RuleKind::ask)
                out.push_back(varied(rule, i));
        }
        return out;
    }

  private:
    rulebook::Rule varied(rulebook::Rule rule, std::size_t i) {
        rule.id += fmt::format(".v{}", i);
        for (auto* part : parts_of(rule)) {
            std::erase_if(*part, [](auto const& phrase) { return phrase.is_pattern; });
            if (part->size() > words_max) part->resize(words_max);
            for (auto& phrase : *part)
                phrase.text = varied(phrase.text);
        }
        if (rule.any.empty()) rule.any.push_back(varied("保证收益"));
        return rule;
    }
    std::string varied(std::string_view text) {
        std::string out;
        for (auto const& point : base::decode_utf8(text)) {
            base::append_utf8(out, out.empty() || point.value < 0x4e00
                                       ? point.value
                                       : points_[dice_() % points_.size()]);
        }
        return out;
    }

    std::vector<rulebook::Rule> shipped_;
    std::vector<char32_t> points_;  ///< as often as the rules have them
    std::mt19937 dice_{1};
};

struct Release {
    void operator()(hs_database_t* database) const { hs_free_database(database); }
    void operator()(hs_scratch_t* scratch) const { hs_free_scratch(scratch); }
    void operator()(hs_compile_error_t* error) const { hs_free_compile_error(error); }
};

/// All phrases in one database. A pattern that it cannot compile with the start of a match is left
/// out, and counted.
class Vectorscan {
  public:
    explicit Vectorscan(std::vector<rulebook::Rule> rules) {
        std::set<std::string> expressions;
        for (auto& rule : rules) {
            for (auto const* part : parts_of(rule)) {
                for (auto const& phrase : *part)
                    add(phrase, expressions);
            }
        }
        std::vector<char const*> raw;
        std::vector<unsigned> all_flags(expressions.size(), flags);
        std::vector<unsigned> ids;
        for (auto const& expression : expressions) {
            ids.push_back(static_cast<unsigned>(raw.size()));
            raw.push_back(expression.c_str());
        }
        hs_database_t* database = nullptr;
        hs_compile_error_t* error = nullptr;
        auto const status = hs_compile_multi(raw.data(), all_flags.data(), ids.data(),
                                             static_cast<unsigned>(raw.size()), HS_MODE_BLOCK,
                                             nullptr, &database, &error);
        std::unique_ptr<hs_compile_error_t, Release> const kept(error);
        if (status != HS_SUCCESS) throw std::runtime_error(error->message);
        database_.reset(database);
        hs_scratch_t* scratch = nullptr;
        if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
            throw std::runtime_error("expected scratch space of Vectorscan");
        scratch_.reset(scratch);
        expressions_ = expressions.size();
    }

    [[nodiscard]] std::size_t expressions() const { return expressions_; }
    [[nodiscard]] std::size_t left_out() const { return left_out_; }

    std::size_t scan(std::string const& text) const {
        std::size_t matches = 0;
        auto const count = [](unsigned, unsigned long long, unsigned long long, unsigned,
                              void* context) {
            ++*static_cast<std::size_t*>(context);
            return 0;
        };
        if (hs_scan(database_.get(), text.data(), static_cast<unsigned>(text.size()), 0,
                    scratch_.get(), count, &matches) != HS_SUCCESS)
            throw std::runtime_error("expected Vectorscan to scan a text");
        return matches;
    }

  private:
    static constexpr unsigned flags = HS_FLAG_SOM_LEFTMOST | HS_FLAG_UTF8 | HS_FLAG_CASELESS;

    void add(rulebook::Phrase const& phrase, std::set<std::string>& expressions) {
        if (!phrase.is_pattern) {
            std::string escaped;
            for (auto const c : phrase.text) {
                if (std::string_view("\\^$.|?*+()[]{}/").find(c) != std::string_view::npos)
                    escaped += '\\';
                escaped += c;
            }
            expressions.insert(escaped);
            return;
        }
        if (expressions.contains(phrase.text)) return;
        hs_database_t* alone = nullptr;
        hs_compile_error_t* error = nullptr;
        if (hs_compile(phrase.text.c_str(), flags, HS_MODE_BLOCK, nullptr, &alone, &error) ==
            HS_SUCCESS) {
            std::unique_ptr<hs_database_t, Release> const tried(alone);
            expressions.insert(phrase.text);
        } else {
            std::unique_ptr<hs_compile_error_t, Release> const refused(error);
            ++left_out_;
        }
    }

    std::unique_ptr<hs_database_t, Release> database_;
    std::unique_ptr<hs_scratch_t, Release> scratch_;
    std::size_t expressions_ = 0;
    std::size_t left_out_ = 0;
};

double seconds_of(auto call) {
    auto const start = std::chrono::steady_clock::now();
    call();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The best of several rounds: the machine's noise only ever adds.
double best_seconds(auto call) {
    auto best = seconds_of(call);
    for (int round = 1; round < rounds; ++round)
        best = std::min(best, seconds_of(call));
    return best;
}

}  // namespace

int main() {
    auto const all = texts();
    double kilobytes = 0;
    for (auto const& text : all)
        kilobytes += static_cast<double>(text.size()) / 1000;
    fmt::print("{} texts, {:.0f} KB\n", all.size(), kilobytes);

    screening::Subject subject;
    subject.on = {2026, 11, 23};
    auto const shipped =
        catalog::check_folders(source / "workflows", source / "rules", subject.on).rules;
    Varying varying(shipped->book.rules);
    double few = 0;
    for (std::size_t const count : {std::size_t{200}, std::size_t{2000}, std::size_t{20'000}}) {
        auto const rules = varying.rules(count);
        std::unique_ptr<screening::Matcher> matcher;
        std::unique_ptr<Vectorscan> vectorscan;
        auto const compile = seconds_of(
            [&] { matcher = std::make_unique<screening::Matcher>(rules, shipped->book.statutes); });
        auto const compile_other =
            seconds_of([&] { vectorscan = std::make_unique<Vectorscan>(rules); });
        std::size_t findings = 0;
        std::size_t matches = 0;
        auto const screened = best_seconds([&] {
            findings = 0;
            for (auto const& text : all)
                findings += matcher->screen(text, subject).findings.size();
        });
        auto const scanned = best_seconds([&] {
            matches = 0;
            for (auto const& text : all)
                matches += vectorscan->scan(text);
        });
        if (few == 0) few = screened;
        fmt::print(
            "{:>6} rules: screening {:.1f} us a KB ({} findings), compiled in {:.2f} s\n"
            "              Vectorscan {:.1f} us a KB ({} matches of {} patterns, {} left out), "
            "compiled in {:.1f} s\n"
            "              speed {:.2f} of Vectorscan, {:.2f} of 200 rules\n",
            count, screened * 1e6 / kilobytes, findings, compile, scanned * 1e6 / kilobytes,
            matches, vectorscan->expressions(), vectorscan->left_out(), compile_other,
            scanned / screened, few / screened);
    }
    return 0;
}
