#include <algorithm>
#include <set>

#include "extract/worker/office.hpp"
#include "extract/worker/xlsx_format.hpp"

namespace yingshen::extract::worker {
namespace {

/// The text of a shared or inline string: its runs without the phonetic guide.
std::string string_of(pugi::xml_node node) {
    std::string out;
    for (auto const each : node.children()) {
        if (local_name(each) == "t") out += each.child_value();
        if (local_name(each) == "r") out += child(each, "t").child_value();
    }
    return out;
}

/// "BC12" gives 55; 0 where there is no column.
int column_of(std::string_view reference) {
    int out = 0;
    for (char const c : reference) {
        if (c < 'A' || c > 'Z' || out > 16'384) break;
        out = out * 26 + (c - 'A' + 1);
    }
    return out;
}

bool is_set(pugi::xml_node node, std::string_view name) {
    auto const value = attribute(node, name);
    return value == "1" || value == "true";
}

/// The codes of a printed header: "&L", "&P", "&"Font,Bold"", "&12". What they leave is text.
std::string without_codes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '&' || i + 1 >= text.size()) {
            out += text[i];
            continue;
        }
        ++i;
        if (text[i] == '&') {
            out += '&';
        } else if (text[i] == '"') {
            i = std::min(text.find('"', i + 1), text.size());
        } else if (text[i] >= '0' && text[i] <= '9') {
            while (i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9')
                ++i;
        } else {
            out += ' ';
        }
    }
    return out;
}

class Book {
  public:
    Book(Office& office, std::string const& main_part)
        : office_(office), relationships_(office.package.relationships(main_part)) {
        if (auto const xml = part_of("sharedStrings")) {
            for (auto const node : xml->document_element().children())
                strings_.push_back(string_of(node));
        }
        auto const styles = part_of("styles");
        formats_ = XlsxFormats(styles.get());
    }

    void set_from_1904(bool from_1904) { from_1904_ = from_1904; }

    void sheet(pugi::xml_node entry) {
        std::string_view id;
        for (auto const each : entry.attributes()) {
            if (std::string_view(each.name()).ends_with(":id")) id = each.value();
        }
        office_.out.begin_page(std::string(attribute(entry, "name")));
        auto const related = relationships_.find(id);
        auto const xml = related == relationships_.end()
                             ? nullptr
                             : office_.package.parse(related->second.target);
        if (!xml) {
            office_.out.unread(UnreadCode::broken);
            return;
        }
        auto const state = attribute(entry, "state");
        auto const root = xml->document_element();
        cells(root, state == "hidden" || state == "veryHidden");
        for (auto const part : child(root, "headerFooter").children()) {
            auto const kind =
                local_name(part).ends_with("Footer") ? BlockKind::footer : BlockKind::header;
            office_.out.add(kind, without_codes(part.child_value()));
        }
        attached(related->second.target);
    }

  private:
    XmlPart part_of(std::string_view type) {
        for (auto const& [id, related] : relationships_) {
            if (related.type == type && !related.external) {
                return office_.package.parse(related.target);
            }
        }
        return nullptr;
    }

    void cells(pugi::xml_node root, bool hidden) {
        std::vector<std::pair<double, double>> hidden_columns;
        for (auto const column : child(root, "cols").children()) {
            if (!is_set(column, "hidden")) continue;
            hidden_columns.emplace_back(number(attribute(column, "min")).value_or(0),
                                        number(attribute(column, "max")).value_or(0));
        }
        for (auto const row : child(root, "sheetData").children()) {
            auto const hidden_row = hidden || is_set(row, "hidden");
            int column = 0;
            for (auto const cell : row.children()) {
                auto const reference = std::string(attribute(cell, "r"));
                column = reference.empty() ? column + 1 : column_of(reference);
                auto const in_hidden_column =
                    std::ranges::any_of(hidden_columns, [&](auto const& range) {
                        return range.first <= column && column <= range.second;
                    });
                auto const format = formats_.of(attribute(cell, "s"));
                auto const unseen =
                    hidden_row || in_hidden_column || format == NumberFormat::invisible;
                office_.out.add(unseen ? BlockKind::hidden : BlockKind::table_cell,
                                value_of(cell, format), std::nullopt, std::nullopt, reference);
            }
        }
    }

    std::string value_of(pugi::xml_node cell, NumberFormat format) {
        auto const type = attribute(cell, "t");
        if (type == "inlineStr") return string_of(child(cell, "is"));
        std::string_view const value = child(cell, "v").child_value();
        if (type == "s") {
            auto const index = number(value).value_or(-1);
            if (index < 0 || index >= static_cast<double>(strings_.size())) {
                office_.out.unread(UnreadCode::broken);
                return {};
            }
            return strings_[static_cast<std::size_t>(index)];
        }
        if (type == "b") return value == "1" ? "TRUE" : "FALSE";
        if (type.empty() || type == "n") return show_number(value, format, from_1904_);
        return std::string(value);
    }

    /// Comments, and the text boxes, pictures and charts that lie on the sheet.
    void attached(std::string const& part) {
        auto const relationships = office_.package.relationships(part);
        for (auto const& [id, related] : relationships) {
            if (related.external || related.type != "comments") continue;
            auto const xml = office_.package.parse(related.target);
            if (!xml) continue;
            for (auto const node : child(xml->document_element(), "commentList").children()) {
                office_.out.add(BlockKind::note, string_of(child(node, "text")), std::nullopt,
                                std::nullopt, std::string(attribute(node, "ref")));
            }
        }
        office_.read_notes(relationships, "threadedComment");
        office_.read_related(part);
        for (auto const& [id, related] : relationships) {
            if (related.external || related.type != "drawing") continue;
            auto const xml = office_.package.parse(related.target);
            if (!xml) continue;
            drawing(*xml);
            office_.read_related(related.target);
        }
    }

    void drawing(pugi::xml_node parent) {
        for (auto const node : parent.children()) {
            if (local_name(node) == "cNvPr") {
                for (auto const* key : {"title", "descr"})
                    office_.out.add(BlockKind::alt_text, attribute(node, key));
            }
            if (local_name(node) == "p") {
                auto text = gather(node, "t");
                std::erase(text, '\n');
                office_.out.add(BlockKind::text_box, text);
            } else {
                drawing(node);
            }
        }
    }

    Office& office_;
    Relationships relationships_;
    std::vector<std::string> strings_;
    XlsxFormats formats_{nullptr};
    bool from_1904_ = false;
};

}  // namespace

void read_xlsx(Office& office, std::string const& main_part) {
    auto const xml = office.package.parse(main_part);
    auto const root = xml->document_element();
    Book book(office, main_part);
    book.set_from_1904(is_set(child(root, "workbookPr"), "date1904"));
    for (auto const sheet : child(root, "sheets").children())
        book.sheet(sheet);
}

}  // namespace yingshen::extract::worker
