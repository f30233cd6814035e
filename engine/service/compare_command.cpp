#include "service/compare_command.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/utf8.hpp"
#include "review/carry.hpp"
#include "screening/compare.hpp"
#include "service/material_text.hpp"

namespace yingshen::service {
namespace {

using Difference = review::FinalAttached::Difference;

/// The text of a file, or nullopt for one that is not compared.
std::optional<std::string> text_of(store::Blobs const& blobs, base::Digest const& digest,
                                   std::int64_t size, std::string const& media_type) {
    if (!is_readable_text(media_type) || static_cast<std::size_t>(size) > screened_bytes_max)
        return std::nullopt;
    auto text = blobs.read(digest, screened_bytes_max);
    // The API stores bytes before it names them, so this is a broken disk and not a bad request.
    if (!text)
        throw std::runtime_error("the bytes of a material are missing: " + base::hex(digest));
    return text;
}

std::optional<std::string> text_of(store::Blobs const& blobs, review::Revision const& revision) {
    return text_of(blobs, revision.digest, revision.size, revision.media_type);
}

/// At most `difference_points_max` code points, with "…" where it was cut.
std::string shortened(std::string const& text) {
    auto const points = base::decode_utf8(text);
    if (points.size() <= difference_points_max) return text;
    return text.substr(0, points[difference_points_max].byte) + "…";
}

Difference kept(screening::Difference const& found) {
    auto const extent = [](screening::Extent const& one) {
        return Difference::Extent{static_cast<std::int64_t>(one.begin),
                                  static_cast<std::int64_t>(one.end)};
    };
    return {std::string(screening::name(found.kind)),
            shortened(found.now),
            shortened(found.was),
            found.context,
            extent(found.in_reviewed),
            extent(found.in_final)};
}

void compare_final(review::AttachFinal& command, review::Revision const& reviewed,
                   rulebook::ComparisonWords const& words, store::Blobs const& blobs) {
    command.identical = command.digest == reviewed.digest;
    command.comparable = command.identical;
    command.differences.clear();
    command.more = 0;
    if (command.identical) return;
    auto const was = text_of(blobs, reviewed);
    auto const now = text_of(blobs, command.digest, command.size, command.media_type);
    if (!was || !now) {
        auto const* side = was ? "定稿" : "送审稿";
        command.differences.push_back(
            {std::string(screening::name(screening::DifferenceKind::not_comparable)), "", "",
             std::string(side) + "：不是本版本可读取的文本，须由人员逐项核对"});
        return;
    }
    auto const found = screening::compare(*was, *now, words);
    command.comparable = std::ranges::find(found, screening::DifferenceKind::not_comparable,
                                           &screening::Difference::kind) == found.end();
    auto const listed = std::min(found.size(), differences_max);
    for (std::size_t i = 0; i < listed; ++i)
        command.differences.push_back(kept(found[i]));
    command.more = static_cast<int>(found.size() - listed);
}

void compare_revisions(review::AttachRevision& command, review::Revision const& before,
                       store::Blobs const& blobs) {
    auto const was = text_of(blobs, before);
    auto const now = text_of(blobs, command.digest, command.size, command.media_type);
    if (was && now) command.change = std::make_shared<screening::Change const>(*was, *now);
}

review::RestsOn* rests_on(review::Command& command) {
    if (auto* answer = std::get_if<review::AnswerItem>(&command)) return &answer->rests_on;
    if (auto* verify = std::get_if<review::VerifyImplementation>(&command))
        return &verify->rests_on;
    return nullptr;
}

}  // namespace

void compare_command(review::Command& command, review::Submission const& submission,
                     rulebook::ComparisonWords const& words, store::Blobs const& blobs) {
    if (auto* final_file = std::get_if<review::AttachFinal>(&command)) {
        auto const* material = submission.material(final_file->material);
        if (material != nullptr)
            compare_final(*final_file, material->revisions.back(), words, blobs);
    } else if (auto* attach = std::get_if<review::AttachRevision>(&command)) {
        attach->change = nullptr;
        auto const* material = submission.material(attach->material);
        if (material != nullptr && review::rests_on_spans_of(submission, attach->material))
            compare_revisions(*attach, material->revisions.back(), blobs);
    }
}

std::vector<base::Fault> quote_spans(review::Command& command, review::Submission const& submission,
                                     store::Blobs const& blobs) {
    std::vector<base::Fault> faults;
    auto* on = rests_on(command);
    if (on == nullptr) return faults;
    for (std::size_t i = 0; i < on->spans.size(); ++i) {
        auto& span = on->spans[i];
        auto const where = "rests_on.spans[" + std::to_string(i) + "]";
        auto const* material = submission.material(span.material);
        // Whether it is there at all is the decision's to say.
        if (material == nullptr || material->revisions.back().number != span.revision) continue;
        auto const text = text_of(blobs, material->revisions.back());
        if (!text) {
            faults.push_back({where, "a span of a text that is read", material->id + " as a file"});
            continue;
        }
        auto const points = base::decode_utf8(*text);
        auto const size = static_cast<std::int64_t>(points.size());
        if (span.begin < 0 || span.end <= span.begin || span.end > size) {
            faults.push_back({where, "0 <= begin < end <= " + std::to_string(size),
                              std::to_string(span.begin) + " to " + std::to_string(span.end)});
            continue;
        }
        auto const byte = [&](std::int64_t at) {
            return at == size ? text->size() : points[static_cast<std::size_t>(at)].byte;
        };
        span.quote = shortened(text->substr(byte(span.begin), byte(span.end) - byte(span.begin)));
    }
    return faults;
}

}  // namespace yingshen::service
