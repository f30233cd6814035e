#include <stdexcept>

#include "service/material_text.hpp"
#include "service/screen_command.hpp"

namespace yingshen::service {
namespace {

screening::Screening not_read(std::size_t bytes, std::string code, base::Text text) {
    screening::Screening screening;
    screening.not_read.push_back({{0, 0, 0, bytes}, std::move(code), std::move(text)});
    return screening;
}

screening::Screening unsupported(std::size_t bytes) {
    return not_read(
        bytes, "unsupported_type",
        {"本版本不读取该类型的文件。", "This version does not read files of this type."});
}

screening::Screening screen_blob(screening::Matcher const& matcher, store::Blobs const& blobs,
                                 base::Digest const& digest, std::int64_t size,
                                 std::string const& media_type, screening::Subject const& subject) {
    auto const bytes = static_cast<std::size_t>(size);
    if (!is_readable_text(media_type)) return unsupported(bytes);
    if (bytes > screened_bytes_max) {
        return not_read(
            bytes, "too_large",
            {"文本超过1 MiB，未读取。", "The text is larger than 1 MiB and was not read."});
    }
    auto const content = blobs.read(digest, screened_bytes_max);
    // The API stores bytes before it names them, so this is a broken disk and not a bad request.
    if (!content)
        throw std::runtime_error("the bytes of a material are missing: " + base::hex(digest));
    return screen_material(matcher, *content, media_type, subject);
}

}  // namespace

screening::Screening screen_material(screening::Matcher const& matcher, std::string_view bytes,
                                     std::string_view media_type,
                                     screening::Subject const& subject) {
    return is_readable_text(media_type) ? matcher.screen(bytes, subject)
                                        : unsupported(bytes.size());
}

void screen_command(review::Command& command, review::Submission const& submission,
                    screening::Matcher const& matcher, store::Blobs const& blobs,
                    base::Date today) {
    auto const* create = std::get_if<review::Create>(&command);
    auto const kind = create == nullptr ? submission.kind : create->kind;
    auto const subject = [&](words::FactSet const& facts) {
        auto const live = facts.find("go_live");
        auto const date =
            live == facts.end() ? std::nullopt : base::parse_date(live->second.front());
        return screening::Subject{kind, facts, date.value_or(today)};
    };
    auto const screened = [&](review::AttachRevision const& attach, words::FactSet const& facts) {
        return screen_blob(matcher, blobs, attach.digest, attach.size, attach.media_type,
                           subject(facts));
    };
    if (auto* attach = std::get_if<review::AttachRevision>(&command)) {
        attach->screening = screened(*attach, submission.facts);
    } else if (auto* starting = std::get_if<review::Create>(&command)) {
        for (auto& material : starting->materials)
            material.screening = screened(material, starting->facts);
    } else if (auto* set = std::get_if<review::SetFacts>(&command)) {
        set->screenings.clear();
        for (auto const& material : submission.materials) {
            auto const& current = material.revisions.back();
            set->screenings.push_back(
                {material.id, screen_blob(matcher, blobs, current.digest, current.size,
                                          current.media_type, subject(set->facts))});
        }
    }
}

}  // namespace yingshen::service
