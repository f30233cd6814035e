#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include "api/shapes.hpp"
#include "app/commands.hpp"
#include "app/file_fault.hpp"
#include "app/workspace.hpp"
#include "base/time.hpp"
#include "catalog/catalog.hpp"
#include "extract/runner.hpp"
#include "service/material_texts.hpp"
#include "service/screen_document.hpp"

namespace yingshen::app {
namespace {

using base::Json;

struct Media {
    std::string_view extension;
    std::string_view type;
};

/// What the name of a file claims that it is; a name without a claim claims nothing.
constexpr std::array media_types = {
    Media{".txt", "text/plain"},
    Media{".md", "text/markdown"},
    Media{".csv", "text/csv"},
    Media{".html", "text/html"},
    Media{".htm", "text/html"},
    Media{".pdf", "application/pdf"},
    Media{".doc", "application/msword"},
    Media{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Media{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Media{".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Media{".zip", "application/zip"},
    Media{".png", "image/png"},
    Media{".jpg", "image/jpeg"},
    Media{".jpeg", "image/jpeg"},
    Media{".gif", "image/gif"},
    Media{".webp", "image/webp"},
    Media{".mp3", "audio/mpeg"},
    Media{".mp4", "video/mp4"},
};

std::string_view media_type(std::string const& file) {
    auto extension = std::filesystem::path(file).extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    auto const found = std::ranges::find(media_types, extension, &Media::extension);
    return found == media_types.end() ? "" : found->type;
}

/// A file that cannot be opened was not read, and says so among the others.
screening::Screening screen_file(catalog::Rules const& rules, std::string const& file,
                                 service::MaterialTexts::Open const& open,
                                 screening::Subject const& subject) {
    if (auto const fault = file_fault(file)) {
        screening::Screening unopened;
        unopened.not_read.push_back({{}, "failed", *fault});
        return unopened;
    }
    try {
        auto const text = service::read_text(file, open);
        return service::screen_text(rules, *text, media_type(file), subject);
    } catch (std::exception const& error) {
        screening::Screening failed;
        failed.not_read.push_back(
            {{}, "failed", {std::string("未能机审：") + error.what(), error.what()}});
        return failed;
    }
}

/// "第3页 第2段 ", or nothing where a file has no places.
std::string place_of(std::optional<screening::PagePlace> const& place) {
    auto const text = place ? service::describe(*place).zh : std::string();
    return text.empty() ? text : text + " ";
}

/// How many of each weight were found; "nothing" only where all of the file was read.
void print_count(Console const& console, std::string const& file,
                 screening::Screening const& screening) {
    auto const& findings = screening.findings;
    if (findings.empty()) {
        if (screening.read_completely()) console.out << file << ": 无机审命中\n";
        return;
    }
    auto const places = [&](auto const& counts) {
        int count = 0;
        for (auto const& finding : findings) {
            if (counts(finding)) count += 1 + finding.more;
        }
        return count;
    };
    auto const is_asked = [](screening::Finding const& finding) {
        return finding.kind == screening::FindingKind::asked;
    };
    std::string weights;
    auto const add = [&](std::string const& title, int count) {
        if (count > 0) weights += fmt::format("{}{} {}", weights.empty() ? "" : "、", title, count);
    };
    for (auto const& severity : words::all<words::Severity>()) {
        add(std::string(severity.zh), places([&](screening::Finding const& finding) {
                return finding.severity == severity.value && !is_asked(finding);
            }));
    }
    add(words::title(screening::FindingKind::asked).zh, places(is_asked));
    auto const all = places([](auto const&) { return true; });
    console.out << fmt::format("{}: 机审命中 {} 处（{}）\n", file, all, weights);
}

/// Parts of a page that the same sentence says are counted, not repeated.
void print_not_read(Console const& console, std::string const& file,
                    std::vector<screening::NotRead> const& parts) {
    std::vector<std::pair<std::string, int>> lines;
    for (auto const& part : parts) {
        auto place = part.place;
        // The sentence names the label itself.
        if (place) place->label.clear();
        auto line =
            fmt::format("{}: {}未读取：{}（{}）", file, place_of(place), part.text.zh, part.code);
        if (lines.empty() || lines.back().first != line) lines.emplace_back(std::move(line), 0);
        ++lines.back().second;
    }
    for (auto const& [line, count] : lines)
        console.out << line << (count > 1 ? fmt::format(" {} 处", count) : "") << '\n';
}

void print_text(Console const& console, std::string const& file,
                screening::Screening const& screening) {
    for (auto const& finding : screening.findings) {
        bool const asked = finding.kind == screening::FindingKind::asked;
        auto const weight =
            asked ? words::title(finding.kind).zh : words::title(finding.severity).zh;
        console.out << fmt::format("{}:{}-{}: {}{}（{}·{}）“{}”\n", file, finding.span.begin,
                                   finding.span.end, place_of(finding.place), finding.title,
                                   words::title(finding.right).zh, weight, finding.text);
        if (asked) console.out << "    请判断：" << finding.question << '\n';
        if (!finding.detail.empty()) console.out << "    " << finding.detail << '\n';
        console.out << fmt::format("    {} [{} v{}]\n", finding.advice, finding.rule,
                                   finding.version);
        for (auto const& citation : finding.citations)
            console.out << "    依据：" << citation << '\n';
        for (auto const& fold : finding.folds)
            console.out << "    还原：" << screening::title_of_fold(fold).zh << '\n';
        if (finding.more > 0)
            console.out << fmt::format("    另有 {} 处同一规则的命中，未逐一列出\n", finding.more);
    }
    print_not_read(console, file, screening.not_read);
    print_count(console, file, screening);
}

struct Wanted {
    screening::Subject subject;
    std::vector<base::Fault> faults;
};

/// The rules that apply are those of the day on which the material goes live, or of today.
Wanted read_wanted(Arguments const& arguments, base::Date today) {
    Wanted wanted;
    wanted.subject.on = today;
    auto const kind_name = arguments.value("--kind", "marketing_material");
    if (auto const kind = words::parse<words::Kind>(kind_name)) {
        wanted.subject.kind = *kind;
    } else {
        wanted.faults.push_back({"--kind", words::one_of<words::Kind>(), "\"" + kind_name + "\""});
    }
    if (!arguments.has("--facts")) return wanted;
    auto const file = arguments.value("--facts");
    auto const json = base::parse_json(read_file(file));
    if (!json) {
        for (auto const& fault : json.error().faults)
            wanted.faults.push_back({file + ":" + fault.where, fault.expected, fault.found});
        if (json.error().faults.empty())
            wanted.faults.push_back({file, "a JSON object", json.error().text.en});
        return wanted;
    }
    auto facts = words::read_facts(*json, file);
    if (!facts) {
        wanted.faults.insert(wanted.faults.end(), facts.error().begin(), facts.error().end());
        return wanted;
    }
    wanted.subject.facts = *std::move(facts);
    if (auto const go_live = wanted.subject.facts.find("go_live");
        go_live != wanted.subject.facts.end()) {
        wanted.subject.on = base::parse_date(go_live->second.front()).value_or(today);
    }
    return wanted;
}

}  // namespace

int screen(Arguments const& arguments, Console const& console) {
    auto const today = base::china_date(base::SystemClock().now());
    auto const wanted = read_wanted(arguments, today);
    if (!wanted.faults.empty()) {
        refuse(console, wanted.faults);
        return misused;
    }
    auto const definitions = definitions_folder(arguments);
    auto const checked =
        catalog::check_folders(definitions / "workflows", definitions / "rules", today);
    if (!checked.rules) return refuse(console, checked.faults);

    extract::Runner::Settings settings;
    settings.sandboxed = !arguments.has("--unsandboxed");
    std::optional<extract::Runner> runner;
    // The worker is only looked for where a file needs it.
    auto const open = [&](std::filesystem::path const& file) {
        if (!runner) {
            settings.worker = extract::find_worker();
            runner.emplace(settings);
        }
        return runner->read(file);
    };

    bool const json = arguments.value("--format") == "json";
    bool clean = true;
    std::string_view before = "[\n";
    for (auto const& file : arguments.operands()) {
        auto const screening = screen_file(*checked.rules, file, open, wanted.subject);
        clean = clean && screening.findings.empty() && screening.read_completely();
        if (json) {
            auto shape = Json(Json::Object{{"file", file}});
            shape.set("findings", api::shape(screening.findings));
            shape.set("not_read", api::shape(screening.not_read));
            console.out << before << base::to_string(shape);
            before = ",\n";
        } else {
            print_text(console, file, screening);
        }
    }
    if (json) {
        console.out << "\n]\n";
    } else if (!wanted.subject.facts.contains("product")) {
        console.out << "未申报产品，已按所有产品的规则机审；用 --facts 申报产品可去掉无关命中\n";
    }
    return clean ? succeeded : found_faults;
}

}  // namespace yingshen::app
