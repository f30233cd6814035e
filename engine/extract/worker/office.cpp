#include "extract/worker/office.hpp"

#include <algorithm>
#include <array>

namespace yingshen::extract::worker {
namespace {

constexpr std::string_view office_type = "application/vnd.openxmlformats-officedocument.";

std::string file_name(std::string_view part) {
    return std::string(part.substr(part.rfind('/') + 1));
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

void add_paragraphs(pugi::xml_node node, BlockKind kind, Collector& out) {
    for (auto const each : node.children()) {
        if (local_name(each) == "p" || local_name(each) == "text") {
            std::string text = gather(each, "t");
            std::erase(text, '\n');
            out.add(kind, text.empty() ? each.child_value() : text);
        } else {
            add_paragraphs(each, kind, out);
        }
    }
}

}  // namespace

void Office::read_related(std::string_view part) {
    for (auto const& [id, related] : package.relationships(part)) {
        auto const& type = related.type;
        if (related.external) {
            // A link is text and an address; everything else fetches content into the page.
            if (type != "hyperlink") out.unread(UnreadCode::external_content, related.target);
            continue;
        }
        if (!seen_.insert(std::string(type) + ' ' + related.target).second) continue;
        if (type == "image") {
            read_picture(related.target);
        } else if (is_one_of(type, {"chart", "chartEx", "diagramData"})) {
            read_graphic(related.target);
        } else if (type == "video") {
            out.unread(UnreadCode::video, file_name(related.target));
        } else if (type == "audio") {
            out.unread(UnreadCode::audio, file_name(related.target));
        } else if (is_one_of(type, {"oleObject", "package", "control", "aFChunk", "subDocument"})) {
            out.unread(UnreadCode::embedded_file, file_name(related.target));
        }
    }
}

void Office::read_picture(std::string const& part) {
    auto const* entry = package.zip().find(part);
    if (!entry) {
        out.unread(UnreadCode::picture, file_name(part));
        return;
    }
    pictures_.read(package.zip().read(*entry), file_name(part), out);
}

void Office::read_graphic(std::string const& part) {
    auto const xml = package.parse(part);
    if (!xml) return;
    add_paragraphs(*xml, BlockKind::text_box, out);
    // The names of series and categories of a chart stand in its string caches.
    std::string values;
    for (auto const& node : xml->select_nodes("//*[local-name()='strCache']"))
        values += gather(node.node(), "v");
    out.add(BlockKind::text_box, values);
}

void Office::read_notes(Relationships const& relationships, std::string_view type) {
    for (auto const& [id, related] : relationships) {
        if (related.type != type || related.external) continue;
        if (auto const xml = package.parse(related.target)) {
            add_paragraphs(*xml, BlockKind::note, out);
        }
    }
}

void read_office(std::string_view bytes, Pictures& pictures, Collector& out) {
    Package const package(bytes);
    auto const main_part = package.main_part();
    auto const xml = package.parse(main_part);
    auto const root = xml ? local_name(xml->document_element()) : std::string_view();
    Office office(package, pictures, out);
    if (root == "document") {
        out.set_media_type(std::string(office_type) + "wordprocessingml.document");
        read_docx(office, main_part);
    } else if (root == "presentation") {
        out.set_media_type(std::string(office_type) + "presentationml.presentation");
        read_pptx(office, main_part);
    } else if (root == "workbook") {
        out.set_media_type(std::string(office_type) + "spreadsheetml.sheet");
        read_xlsx(office, main_part);
    } else {
        throw Stop{UnreadCode::unsupported_type};
    }
}

}  // namespace yingshen::extract::worker
