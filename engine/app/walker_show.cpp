#include <fmt/core.h>

#include <map>

#include "app/walker.hpp"
#include "words/words.hpp"

namespace yingshen::app {
namespace {

using base::Json;

/// The checklist of a review beside the state, or null.
Json checklist_of_side(Json const& view, std::string const& side) {
    for (auto const& one : elements_of(view["sides"])) {
        if (text_of(one, "id") == side) return one["checklist"];
    }
    return {};
}

/// A finding with what became of it, and the sentence that it is in.
std::string finding_line(Json const& one) {
    auto const& finding = one["finding"];
    bool const asked = text_of(finding, "kind") == "asked";
    auto line = fmt::format("机审命中 {}［{}·{}］", text_of(one, "id"),
                            text_of(finding["right_title"], "zh"),
                            asked ? "需人工判断" : text_of(finding["severity_title"], "zh"));
    line += asked ? text_of(finding, "question") : text_of(finding, "title");
    if (text_of(one, "status") == "still") line += "（上一版已有）";
    if (auto const& mark = one["mark"]; !mark.is_null()) {
        line += fmt::format("（{}在第{}版{}{}）", text_of(mark["by"], "name"),
                            mark["revision"].as_int() == nullptr ? 0 : *mark["revision"].as_int(),
                            text_of(mark["mark_title"], "zh"),
                            text_of(mark, "reason").empty() ? "" : "：" + text_of(mark, "reason"));
    }
    if (auto const& sentence = one["sentence"]; !sentence.is_null()) {
        line += fmt::format("  {}【{}】{}", text_of(sentence, "before"), text_of(sentence, "words"),
                            text_of(sentence, "after"));
    }
    if (auto const* more = finding["more"].as_int(); more != nullptr && *more > 0)
        line += fmt::format("  另有 {} 处", *more);
    return line;
}

/// The wall clock in China, "21:05:17".
std::string clock_text() {
    constexpr std::int64_t china_offset_us = 8ll * 3'600 * 1'000'000;
    auto const now = base::SystemClock().now();
    return base::to_string(base::Time{now.us + china_offset_us}).substr(11, 8);
}

}  // namespace

void Walker::show_line(Person const& person, std::string_view what, std::string_view before) {
    if (!show_steps_) return;
    auto const moved = before.empty()           ? stand_.title
                       : before == stand_.title ? fmt::format("［{}］", before)
                                                : fmt::format("{} → {}", before, stand_.title);
    console_.out << fmt::format("{}  {}  {}  {}", clock_text(), person.shown + for_whom_, what,
                                moved)
                 << std::endl;
}

void Walker::show_detail(std::string_view text) {
    if (show_steps_) console_.out << "            " << text << '\n';
}

Walker::Failure Walker::take_checklist(Person& person, StoryStep const& step) {
    auto const view = send(person, {"GET", here(), {}});
    if (!view) return view.error().code + ": " + view.error().text.zh;
    std::map<std::string, ItemException> except;
    for (auto const& exception : step.except)
        except.emplace(exception.item, exception);
    std::map<std::string, int> counts;
    std::vector<std::string> details;
    auto const quiet = std::exchange(show_steps_, false);
    Failure failed;
    auto const& side = step.text("side");
    auto const checklist = side.empty() ? (*view)["checklist"] : checklist_of_side(*view, side);
    auto const below = side.empty() ? "/checklist/" : "/sides/" + side + "/checklist/";
    for (auto const& item : elements_of(checklist["items"])) {
        auto const id = text_of(item, "id");
        auto const found = except.find(id);
        auto const verdict = found == except.end() ? step.text("all") : found->second.verdict;
        Json body = Json::Object{{"verdict", verdict}};
        if (found != except.end()) {
            body.set("note", found->second.note);
            details.push_back(fmt::format(
                "{}：{}（{}）",
                words::title(words::parse<words::Verdict>(verdict).value_or(words::Verdict::fail))
                    .zh,
                text_of(item, "question"), found->second.note));
            except.erase(found);
        }
        ++counts[verdict];
        failed = command(person, step, {"PUT", here(below + id), base::to_string(body)}, "");
        if (failed) break;
    }
    show_steps_ = quiet;
    if (failed) return failed;
    if (!except.empty())
        return "expected the item " + except.begin()->first + " in the checklist, but found it not";
    std::string summary;
    for (auto const& word : words::all<words::Verdict>()) {
        if (auto const count = counts[std::string(word.name)]; count > 0)
            summary += fmt::format("{}{} {} 项", summary.empty() ? "" : "，", word.zh, count);
    }
    show_line(person, fmt::format("答复《{}》：{}", text_of(checklist, "title"), summary),
              stand_.title);
    for (auto const& detail : details)
        show_detail(detail);
    return std::nullopt;
}

Walker::Failure Walker::show_final(Person& person, StoryStep const& step) {
    auto const view = send(person, {"GET", here(), {}});
    if (!view) return view.error().code + ": " + view.error().text.zh;
    for (auto const& material : elements_of((*view)["materials"])) {
        if (text_of(material, "id") != step.text("material")) continue;
        auto const& file = material["final"];
        if (file["identical"] == Json(true)) {
            show_detail("定稿比对：与审查版本逐字节相同");
        } else if (file["unchanged"] == Json(true)) {
            show_detail("定稿比对：文字与审查版本一致，仅排版不同");
        }
        for (auto const& one : elements_of(file["differences"])) {
            auto const before = text_of(one, "before");
            show_detail(fmt::format("定稿比对［{}］{}{}", text_of(one["kind_title"], "zh"),
                                    before.empty() ? "" : "“" + before + "”→",
                                    "“" + text_of(one, "text") + "”"));
        }
    }
    return std::nullopt;
}

Walker::Failure Walker::show_findings(Person& person, StoryStep const& step) {
    auto const view = send(person, {"GET", here(), {}});
    if (!view) return view.error().code + ": " + view.error().text.zh;
    std::size_t count = 0;
    for (auto const& right : elements_of((*view)["findings"]["by_right"])) {
        for (auto const& one : elements_of(right["findings"])) {
            if (text_of(one, "material") != stand_.material) continue;
            ++count;
            show_detail(finding_line(one));
        }
    }
    for (auto const& one : elements_of((*view)["findings"]["gone"])) {
        if (text_of(one, "material") != stand_.material) continue;
        show_detail(
            fmt::format("机审命中 {} 已消除：{}", text_of(one, "id"), text_of(one, "title")));
    }
    for (auto const& material : elements_of((*view)["materials"])) {
        if (text_of(material, "id") != stand_.material) continue;
        for (auto const& part :
             elements_of(elements_of(material["revisions"]).back()["not_read"])) {
            ++count;
            show_detail("未读取：" + text_of(part["text"], "zh"));
        }
    }
    if (count == 0) show_detail("机审：无命中");
    auto const& expected = step.text("findings");
    bool const wrong = (expected == "none" && count != 0) || (expected == "some" && count == 0);
    if (!wrong) return std::nullopt;
    return fmt::format("expected findings: {}, but found {}", expected, count);
}

Walker::Failure Walker::show_certificate(Person& person) {
    auto const certificate = send(person, {"GET", here("/certificate"), {}});
    if (!certificate) return certificate.error().code + ": " + certificate.error().text.zh;
    auto const body = base::parse_json(text_of(*certificate, "body")).value_or(Json());
    if (text_of(body, "submission") != stand_.submission) {
        return "expected a certificate of " + stand_.submission + ", but found " +
               text_of(body, "submission");
    }
    show_line(person, "取得审查通过证书", stand_.title);
    show_detail(fmt::format("{}，{} 签名，公钥指纹 {}…", text_of(body, "submission"),
                            text_of(*certificate, "algorithm"),
                            text_of(*certificate, "key").substr(0, 16)));
    for (auto const& material : elements_of(body["materials"])) {
        show_detail(fmt::format("《{}》 SHA-256 {}", text_of(material, "name"),
                                text_of(material, "digest")));
    }
    return std::nullopt;
}

Walker::Failure Walker::show_report(Person& person) {
    auto const report = send(person, {"GET", "/api/v1/reports/adoption", {}});
    if (!report) return report.error().code + ": " + report.error().text.zh;
    auto const& groups = elements_of((*report)["groups"]);
    if (groups.empty()) return "expected the total of the adoption report, but found no group";
    auto const& total = groups.front();
    show_line(person, "查阅采纳率报告", stand_.title);
    if (!show_steps_) return std::nullopt;
    console_.out << "\n── 意见采纳率报告（全行） ──\n";
    for (auto const& figure : elements_of(total["figures"])) {
        auto const* numerator = figure["numerator"].as_int();
        auto const* denominator = figure["denominator"].as_int();
        if (numerator == nullptr || denominator == nullptr)
            return "expected numbers in the report, but found none";
        console_.out << fmt::format("  {:>7} {:>7}  {}\n{:19}{}\n", text_of(figure, "percent"),
                                    fmt::format("{}/{}", *numerator, *denominator),
                                    text_of(figure["title"], "zh"), "",
                                    text_of(figure["definition"], "zh"));
    }
    for (auto const list : {"excluded", "gaming_signs"}) {
        console_.out << (std::string_view(list) == "excluded" ? "  不计入：" : "  异常迹象：");
        for (auto const& counted : elements_of(total[list])) {
            console_.out << fmt::format(" {} {}", text_of(counted["title"], "zh"),
                                        *counted["count"].as_int());
        }
        console_.out << '\n';
    }
    auto const* small = total["small_sample"].as_bool();
    if (small != nullptr && *small) console_.out << "  样本不足 10 条，不宜用于排名。\n";
    return std::nullopt;
}

}  // namespace yingshen::app
