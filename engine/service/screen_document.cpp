#include "service/screen_document.hpp"

#include <algorithm>
#include <cmath>

#include "extract/limits.hpp"
#include "review/event.hpp"
#include "service/document_findings.hpp"
#include "service/material_texts.hpp"

namespace yingshen::service {
namespace {

using extract::Document;
using screening::NotRead;
using screening::PagePlace;

int whole_points(double value) {
    return static_cast<int>(std::lround(std::clamp(value, 0.0, extract::limits::coordinate_max)));
}

NotRead unread_part(extract::Unread const& unread) {
    auto const sentence = extract::describe(unread);
    NotRead part{{}, std::string(extract::name(unread.code)), sentence};
    if (is_failure(unread.code)) {
        part.code = review::screening_failed;
        part.text = {"未能机审：" + sentence.zh + "。请重新上传，或将文件另存后再上传。",
                     "Not screened: " + sentence.en + " Upload the file again, or save it anew."};
    }
    auto place = page_place(unread.place);
    if (place != PagePlace{}) part.place = std::move(place);
    return part;
}

std::vector<NotRead> unread_parts(Document const& document) {
    std::vector<NotRead> parts;
    parts.reserve(document.unread.size());
    for (auto const& unread : document.unread)
        parts.push_back(unread_part(unread));
    return parts;
}

}  // namespace

PagePlace page_place(extract::Place const& place) {
    PagePlace out{place.page, place.paragraph, place.label, std::nullopt};
    if (place.box) {
        out.box = {whole_points(place.box->x), whole_points(place.box->y),
                   whole_points(place.box->width), whole_points(place.box->height)};
    }
    return out;
}

base::Text describe(PagePlace const& place) {
    return extract::describe(
        extract::Place{place.page, place.paragraph, place.label, std::nullopt});
}

std::optional<PagePlace> place_in(MaterialText const& text, std::size_t code_point) {
    if (!text.map) return std::nullopt;
    auto const spot = text.map->locate(code_point);
    if (!spot) return std::nullopt;
    auto place = page_place(text.document->blocks[spot->block].place);
    if (place == PagePlace{}) return std::nullopt;
    return place;
}

screening::Screening screen_text(catalog::Rules const& rules, MaterialText const& text,
                                 std::string_view declared_type,
                                 screening::Subject const& subject) {
    screening::Screening screening;
    if (!text.document) return rules.matcher.screen(text.text(), subject);
    // Nothing is missing from a text that was not read.
    if (!text.text().empty() || text.complete())
        screening = rules.matcher.screen(text.text(), subject);
    for (auto& finding : screening.findings) {
        if (!finding.text.empty()) finding.place = place_in(text, finding.span.begin);
    }
    auto own = document_findings(*text.document, declared_type, rules);
    screening.findings.insert(screening.findings.end(), own.begin(), own.end());
    for (auto& part : screening.not_read)
        part.place = place_in(text, part.span.begin);
    auto unread = unread_parts(*text.document);
    screening.not_read.insert(screening.not_read.end(), unread.begin(), unread.end());
    return screening;
}

}  // namespace yingshen::service
