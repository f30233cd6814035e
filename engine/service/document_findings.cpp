#include "service/document_findings.hpp"

#include <fmt/core.h>
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "base/utf8.hpp"
#include "screening/personal_data.hpp"
#include "service/screen_document.hpp"

namespace yingshen::service {
namespace {

using extract::Block;
using extract::BlockKind;
using screening::Finding;

constexpr std::size_t places_max = 32;  ///< of one kind; the last says how many more there are
constexpr std::size_t quoted_max = 60;  ///< code points of a text that are shown
constexpr std::size_t words_max = 200;  ///< of one that a finding is about
constexpr std::array fees = {"手续费", "管理费", "托管费", "年费", "费率", "违约金", "罚息"};
constexpr std::array figures = {"%", "％", "‰", "元", "折", "免费", "利率", "收益率"};
constexpr std::array same_types = {
    std::pair("image/jpg", "image/jpeg"), std::pair("text/markdown", "text/plain"),
    std::pair("text/csv", "text/plain"), std::pair("application/xhtml+xml", "text/html")};
constexpr std::array no_claims = {"", "application/octet-stream", "binary/octet-stream",
                                  "application/x-www-form-urlencoded"};

template <class Words>
bool has_one_of(std::string_view text, Words const& words) {
    return std::ranges::any_of(
        words, [&](auto const& word) { return text.find(word) != std::string_view::npos; });
}

/// A text without numbers of people, and with "…" where it was cut.
std::string shown(std::string const& text, std::size_t most) {
    return base::shortened(screening::mask_personal_data(text), most);
}

std::string quoted(std::string const& text) {
    return "“" + shown(text, quoted_max) + "”";
}

/// What a kind of finding says; the citations are those that the rule book knows.
struct Said {
    std::string_view rule;
    words::Severity severity;
    std::string_view title;
    std::string_view advice;
    std::array<rulebook::Citation, 2> basis;
};

Finding said(Said const& what, catalog::Rules const& rules, std::string detail) {
    Finding finding{};
    finding.rule = what.rule;
    finding.version = 1;
    finding.right = words::Right::information;
    finding.severity = what.severity;
    finding.title = what.title;
    finding.advice = what.advice;
    finding.detail = std::move(detail);
    for (auto const& citation : what.basis) {
        if (citation.statute.empty()) continue;
        if (rules.book.statutes.find(citation.statute) != nullptr)
            finding.citations.push_back(rules.book.statutes.cite(citation));
    }
    return finding;
}

/// The finding of one block; one beyond the bound is only counted.
void add(std::vector<Finding>& found, std::size_t& count, Block const& block, Finding finding) {
    if (++count > places_max) return;
    finding.text = shown(block.text, words_max);
    auto place = page_place(block.place);
    if (place != screening::PagePlace{}) finding.place = std::move(place);
    found.push_back(std::move(finding));
}

void say_how_many_more(std::vector<Finding>& found, std::size_t count) {
    if (count > places_max)
        found.back().detail += fmt::format("；另有{}处未逐一列出", count - places_max);
}

std::vector<Finding> hidden_text(extract::Document const& document, catalog::Rules const& rules) {
    Said const what{"document.hidden_text",
                    words::Severity::substantive,
                    "文件中有客户看不见的文字",
                    "删除隐藏文字；确需告知客户的内容须清晰可见地写明。",
                    {{{"advertising_law_2021", "8"}, {"consumer_law", "8"}}}};
    std::vector<Finding> found;
    std::size_t count = 0;
    for (auto const& block : document.blocks) {
        if (block.kind != BlockKind::hidden) continue;
        add(found, count, block, said(what, rules, "隐藏的文字：" + quoted(block.text)));
    }
    say_how_many_more(found, count);
    return found;
}

/// The sizes against which small print is held.
struct Sizes {
    double body = 0;   ///< in which most of the text is set
    double offer = 0;  ///< the largest that names a figure, in a document that is one offer
};

Sizes sizes_of(extract::Document const& document) {
    std::map<double, std::size_t> points_at;
    std::size_t points = 0;
    double offer = 0;
    for (auto const& block : document.blocks) {
        if (block.kind == BlockKind::hidden) continue;
        auto const length = base::count_code_points(block.text);
        points += length;
        if (!block.font_size) continue;
        points_at[*block.font_size] += length;
        if (has_one_of(block.text, figures)) offer = std::max(offer, *block.font_size);
    }
    Sizes sizes;
    std::size_t most = 0;
    for (auto const& [size, length] : points_at) {
        if (length < most) continue;
        most = length;
        sizes.body = size;
    }
    sizes.offer = points <= small_print::poster_max ? offer : 0;
    return sizes;
}

bool is_small(double size, Sizes const& sizes) {
    auto const largest = std::max(sizes.body, sizes.offer);
    return size < small_print::share * largest ||
           (size < small_print::readable && sizes.body >= small_print::body_from);
}

std::vector<Finding> small_texts(extract::Document const& document, catalog::Rules const& rules) {
    Said const what{"document.small_print",
                    words::Severity::advisory,
                    "风险或收费提示的字号明显过小",
                    "把风险、费用等提示调整到客户容易看清的字号，与优惠、收益的字号相称。",
                    {{{"advertising_law_2021", "8.2"}, {"marketing_2019_316", ""}}}};
    auto const sizes = sizes_of(document);
    std::vector<Finding> found;
    std::size_t count = 0;
    for (auto const& block : document.blocks) {
        if (block.kind == BlockKind::hidden || !block.font_size) continue;
        if (!is_small(*block.font_size, sizes)) continue;
        if (!has_one_of(block.text, rules.book.comparison.warnings) &&
            !has_one_of(block.text, fees))
            continue;
        auto const against = sizes.offer > sizes.body ? "优惠或收益" : "正文";
        add(found, count, block,
            said(what, rules,
                 fmt::format("{:g}磅，而{}为{:g}磅：{}", *block.font_size, against,
                             std::max(sizes.body, sizes.offer), quoted(block.text))));
    }
    say_how_many_more(found, count);
    return found;
}

std::string essence_of(std::string_view media_type) {
    std::string essence(media_type.substr(0, media_type.find(';')));
    while (!essence.empty() && essence.back() == ' ')
        essence.pop_back();
    std::ranges::transform(essence, essence.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (auto const& [other, usual] : same_types) {
        if (essence == other) return usual;
    }
    return essence;
}

bool is_read(extract::Document const& document) {
    return !document.blocks.empty() && document.media_type != "application/octet-stream";
}

}  // namespace

std::vector<Finding> document_findings(extract::Document const& document,
                                       std::string_view declared_type,
                                       catalog::Rules const& rules) {
    auto found = hidden_text(document, rules);
    auto small = small_texts(document, rules);
    found.insert(found.end(), small.begin(), small.end());
    auto const declared = essence_of(declared_type);
    auto const claims = std::ranges::find(no_claims, declared) == no_claims.end();
    if (claims && is_read(document) && declared != document.media_type) {
        Said const what{"document.type_mismatch",
                        words::Severity::advisory,
                        "文件类型与内容不符",
                        "核对上传的是否为所要送审的文件，并以正确的类型重新上传。",
                        {}};
        found.push_back(said(
            what, rules,
            fmt::format("声明为{}，实际为{}；已按实际内容读取", declared, document.media_type)));
    }
    return found;
}

}  // namespace yingshen::service
