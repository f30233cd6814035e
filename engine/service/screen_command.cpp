#include "service/screen_command.hpp"

#include "service/screen_document.hpp"

namespace yingshen::service {
namespace {

screening::Screening not_read(std::size_t bytes, std::string code, base::Text text) {
    screening::Screening screening;
    screening.not_read.push_back({{0, 0, 0, bytes}, std::move(code), std::move(text)});
    return screening;
}

screening::Screening screen_file(catalog::Rules const& rules, MaterialTexts const& texts,
                                 NamedFile const& file, screening::Subject const& subject) {
    auto const text = texts.of(file);
    if (text) return screen_text(rules, *text, file.media_type, subject);
    auto const bytes = static_cast<std::size_t>(file.size);
    if (is_declared_text(file.media_type)) {
        return not_read(
            bytes, "too_large",
            {"文本超过1 MiB，未读取。", "The text is larger than 1 MiB and was not read."});
    }
    return not_read(bytes, "unsupported_type",
                    {"该文件送审时未读取，请重新上传。",
                     "This file was not read when it was attached; upload it again."});
}

/// Calls `visit` with every new file of a command.
template <class Command, class Visit>
void each_new_file(Command& command, Visit visit) {
    if (auto* attach = std::get_if<review::AttachRevision>(&command)) {
        visit(*attach);
    } else if (auto* final_file = std::get_if<review::AttachFinal>(&command)) {
        visit(*final_file);
    }
}

}  // namespace

bool needs_reading(review::Command const& command, MaterialTexts const& texts) {
    bool needed = false;
    each_new_file(command, [&](auto const& file) {
        needed = needed || texts.needs_reading(NamedFile::of(file));
    });
    return needed;
}

void read_command(review::Command& command, MaterialTexts& texts) {
    each_new_file(command, [&](auto& file) {
        if (texts.needs_reading(NamedFile::of(file))) file.text = texts.read(NamedFile::of(file));
    });
}

void screen_command(review::Command& command, review::Submission const& submission,
                    catalog::Rules const& rules, MaterialTexts const& texts, base::Date today) {
    auto const* create = std::get_if<review::Create>(&command);
    auto const kind = create == nullptr ? submission.kind : create->kind;
    auto const subject = [&](words::FactSet const& facts) {
        auto const live = facts.find("go_live");
        auto const date =
            live == facts.end() ? std::nullopt : base::parse_date(live->second.front());
        return screening::Subject{kind, facts, date.value_or(today)};
    };
    auto const screened = [&](auto const& file, words::FactSet const& facts) {
        return screen_file(rules, texts, NamedFile::of(file), subject(facts));
    };
    if (auto* attach = std::get_if<review::AttachRevision>(&command)) {
        attach->screening = screened(*attach, submission.facts);
    } else if (auto* starting = std::get_if<review::Create>(&command)) {
        for (auto& material : starting->materials)
            material.screening = screened(material, starting->facts);
    } else if (auto* set = std::get_if<review::SetFacts>(&command)) {
        set->screenings.clear();
        for (auto const& material : submission.materials)
            set->screenings.push_back(
                {material.id, screened(material.revisions.back(), set->facts)});
    }
}

}  // namespace yingshen::service
