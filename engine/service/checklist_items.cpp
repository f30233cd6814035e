#include "service/checklist_items.hpp"

#include <algorithm>
#include <map>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "screening/clauses.hpp"

namespace yingshen::service {
namespace {

using review::Material;
using screening::Clause;

constexpr std::size_t id_digits = 12;   ///< of the hash of a clause's text
constexpr std::int64_t start_max = 60;  ///< code points of a clause that are shown
constexpr std::string_view question =
    "：是否公平、明确，没有不合理地减轻本行责任、加重客户责任或者限制客户权利？";

/// A part of a text, by code points.
std::string part(std::string_view text, std::vector<base::CodePoint> const& points,
                 std::int64_t begin, std::int64_t end) {
    auto const byte = [&](std::int64_t at) {
        auto const index = static_cast<std::size_t>(at);
        return index < points.size() ? points[index].byte : text.size();
    };
    return std::string(text.substr(byte(begin), byte(end) - byte(begin)));
}

rulebook::Item item_of(std::string id, std::string question_zh, std::string guidance) {
    rulebook::Item item{};
    item.id = std::move(id);
    item.right = words::Right::fair_trade;
    item.severity = words::Severity::substantive;
    item.question = std::move(question_zh);
    item.guidance = std::move(guidance);
    return item;
}

ClauseItem whole_file(Material const& material) {
    auto const& current = material.revisions.back();
    auto const digest = base::hex(current.digest).substr(0, id_digits);
    return {item_of("clause:" + material.id + ":" + digest,
                    "《" + current.name + "》不能自动拆分条款，是否已由人工通读全文？",
                    "图片、扫描件等须逐页阅读，并在备注中写明有问题的条款。"),
            material.id,
            {},
            {},
            {}};
}

void add_clauses(Material const& material, std::string_view text, std::vector<ClauseItem>& items) {
    auto const points = base::decode_utf8(text);
    std::map<std::string, int> seen;
    int number = 0;
    for (auto const& clause : screening::split_clauses(text).clauses) {
        auto const whole = part(text, points, clause.begin, clause.end);
        auto const start = part(text, points, clause.begin,
                                std::min<std::int64_t>(clause.end, clause.begin + start_max));
        auto id =
            "clause:" + material.id + ":" + base::hex(base::sha256(whole)).substr(0, id_digits);
        if (auto const again = ++seen[id]; again > 1) id += "-" + std::to_string(again);
        ++number;
        auto const shown = clause.heading.empty()
                               ? "第" + std::to_string(number) + "段“" + start + "”"
                               : "“" + clause.heading + "”";
        items.push_back(
            {item_of(std::move(id), shown + std::string(question), {}),
             material.id,
             clause.heading,
             start,
             {material.id, material.revisions.back().number, clause.begin, clause.end, start}});
    }
}

}  // namespace

std::vector<ClauseItem> clause_items(workflow::State const& state,
                                     review::Submission const& submission,
                                     MaterialTexts const& texts) {
    std::vector<ClauseItem> items;
    if (!state.clauses) return items;
    for (auto const& material : submission.materials) {
        auto const text = texts.of(NamedFile::of(material.revisions.back()));
        auto const before = items.size();
        // Where a part was not read there may be clauses that nobody would be asked about.
        if (text && text->complete() && text->text().size() <= screened_bytes_max)
            add_clauses(material, text->text(), items);
        if (items.size() == before) items.push_back(whole_file(material));
    }
    return items;
}

void rest_on_clause(review::Command& command, std::vector<ClauseItem> const& clauses) {
    auto* answer = std::get_if<review::AnswerItem>(&command);
    if (answer == nullptr || !answer->side.empty() || !answer->rests_on.on_everything()) return;
    auto const found = std::ranges::find_if(
        clauses, [&](ClauseItem const& one) { return one.item.id == answer->item; });
    if (found == clauses.end()) return;
    if (found->span.end > 0) {
        answer->rests_on.spans = {found->span};
    } else {
        answer->rests_on.materials = {found->material};
    }
}

}  // namespace yingshen::service
