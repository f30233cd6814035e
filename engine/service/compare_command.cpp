#include "service/compare_command.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "review/carry.hpp"
#include "screening/compare.hpp"
#include "service/compare_texts.hpp"

namespace yingshen::service {
namespace {

using Difference = review::FinalAttached::Difference;

/// What was read of a file, or nullptr for one that is not compared as text.
std::shared_ptr<MaterialText const> text_of(MaterialTexts const& texts, NamedFile const& file) {
    auto text = texts.of(file);
    return text && text->text().size() <= screened_bytes_max ? text : nullptr;
}

/// Why a side cannot be compared, or empty.
std::string obstacle(MaterialText const* text) {
    if (text == nullptr) return "不是本版本可读取的文本";
    if (text->complete()) return {};
    auto const& unread = text->document->unread.front();
    auto place = unread.place;
    place.label.clear();  // the sentence names it itself
    auto const where = extract::describe(place).zh;
    auto out = where + (where.empty() ? "" : "：") + extract::describe(unread).zh;
    auto const others = text->document->unread.size() - 1;
    if (others > 0) out += "（另有" + std::to_string(others) + "处未读取）";
    return out;
}

bool has_text(MaterialText const* text) {
    return text != nullptr && !text->text().empty();
}

Difference kept(screening::Difference const& found) {
    auto const extent = [](screening::Extent const& one) {
        return Difference::Extent{static_cast<std::int64_t>(one.begin),
                                  static_cast<std::int64_t>(one.end)};
    };
    return {std::string(screening::name(found.kind)),
            base::shortened(found.now, difference_points_max),
            base::shortened(found.was, difference_points_max),
            found.context,
            extent(found.in_reviewed),
            extent(found.in_final)};
}

void compare_final(review::AttachFinal& command, review::Revision const& reviewed,
                   rulebook::ComparisonWords const& words, MaterialTexts const& texts) {
    command.identical = command.digest == reviewed.digest;
    command.comparable = command.identical;
    command.differences.clear();
    command.more = 0;
    if (command.identical) return;
    auto const was = text_of(texts, NamedFile::of(reviewed));
    auto const now = text_of(texts, NamedFile::of(command));
    command.comparable = true;
    for (auto const& [side, text] :
         {std::pair("送审稿", was.get()), std::pair("定稿", now.get())}) {
        auto const why = obstacle(text);
        if (why.empty()) continue;
        command.comparable = false;
        command.differences.push_back(
            {std::string(screening::name(screening::DifferenceKind::not_comparable)), "", "",
             std::string(side) + "：" + why + "，须由人员逐项核对"});
    }
    // What was read of both is compared all the same, for those who look at the rest.
    if (!has_text(was.get()) || !has_text(now.get())) return;
    auto found = compare_texts(*was, *now, words);
    auto const is_obstacle = [](screening::Difference const& difference) {
        return difference.kind == screening::DifferenceKind::not_comparable;
    };
    // Where a side has an obstacle, it has been named.
    if (!command.comparable) std::erase_if(found, is_obstacle);
    if (std::ranges::any_of(found, is_obstacle)) command.comparable = false;
    auto const listed = std::min(found.size(), differences_max - command.differences.size());
    for (std::size_t i = 0; i < listed; ++i)
        command.differences.push_back(kept(found[i]));
    command.more = static_cast<int>(found.size() - listed);
}

void compare_revisions(review::AttachRevision& command, review::Revision const& before,
                       MaterialTexts const& texts) {
    auto const was = text_of(texts, NamedFile::of(before));
    auto const now = text_of(texts, NamedFile::of(command));
    if (was && now && was->complete() && now->complete())
        command.change = std::make_shared<screening::Change const>(was->text(), now->text());
}

review::RestsOn* rests_on(review::Command& command) {
    if (auto* answer = std::get_if<review::AnswerItem>(&command)) return &answer->rests_on;
    if (auto* verify = std::get_if<review::VerifyImplementation>(&command))
        return &verify->rests_on;
    return nullptr;
}

}  // namespace

void compare_command(review::Command& command, review::Submission const& submission,
                     rulebook::ComparisonWords const& words, MaterialTexts const& texts) {
    if (auto* final_file = std::get_if<review::AttachFinal>(&command)) {
        auto const* material = submission.material(final_file->material);
        if (material != nullptr)
            compare_final(*final_file, material->revisions.back(), words, texts);
    } else if (auto* attach = std::get_if<review::AttachRevision>(&command)) {
        attach->change = nullptr;
        auto const* material = submission.material(attach->material);
        if (material == nullptr) return;
        auto const& before = material->revisions.back();
        if (!before.findings.empty() || review::rests_on_spans_of(submission, attach->material))
            compare_revisions(*attach, before, texts);
    }
}

std::vector<base::Fault> quote_spans(review::Command& command, review::Submission const& submission,
                                     MaterialTexts const& texts) {
    std::vector<base::Fault> faults;
    auto* on = rests_on(command);
    if (on == nullptr) return faults;
    for (std::size_t i = 0; i < on->spans.size(); ++i) {
        auto& span = on->spans[i];
        auto const where = "rests_on.spans[" + std::to_string(i) + "]";
        auto const* material = submission.material(span.material);
        // Whether it is there at all is the decision's to say.
        if (material == nullptr || material->revisions.back().number != span.revision) continue;
        auto const text = text_of(texts, NamedFile::of(material->revisions.back()));
        if (!text) {
            faults.push_back({where, "a span of a text that is read", material->id + " as a file"});
            continue;
        }
        auto const points = base::decode_utf8(text->text());
        auto const size = static_cast<std::int64_t>(points.size());
        if (span.begin < 0 || span.end <= span.begin || span.end > size) {
            faults.push_back({where, "0 <= begin < end <= " + std::to_string(size),
                              std::to_string(span.begin) + " to " + std::to_string(span.end)});
            continue;
        }
        auto const byte = [&](std::int64_t at) {
            return at == size ? text->text().size() : points[static_cast<std::size_t>(at)].byte;
        };
        span.quote = base::shortened(
            text->text().substr(byte(span.begin), byte(span.end) - byte(span.begin)),
            difference_points_max);
    }
    return faults;
}

}  // namespace yingshen::service
