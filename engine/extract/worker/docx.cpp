#include "extract/worker/docx_styles.hpp"
#include "extract/worker/office.hpp"
#include "extract/worker/runs.hpp"

namespace yingshen::extract::worker {
namespace {

/// Text of this size or below is there for machines, not for readers.
constexpr double readable_points_min = 1.5;

/// What surrounds a node.
struct Around {
    BlockKind kind = BlockKind::body;
    bool hidden = false;
    bool shaded = false;  ///< white letters may stand on a ground
};

/// Walks one part of a Word file. Depth is bounded by Package::parse.
class Walk {
  public:
    Walk(Office& office, DocxStyles const& styles) : office_(office), styles_(styles) {}

    void blocks(pugi::xml_node parent, Around around) {
        for (auto const node : parent.children()) {
            auto const name = local_name(node);
            if (name == "p") {
                paragraph(node, around);
            } else if (name == "tbl") {
                table(node, around);
            } else if (name == "AlternateContent") {
                blocks(chosen(node), around);
            } else if (name != "del" && name != "moveFrom" && name != "sdtPr" && name != "sectPr") {
                blocks(node, around);
            }
        }
    }

  private:
    /// Of the alternatives for programs of different age, the first with anything in it.
    static pugi::xml_node chosen(pugi::xml_node alternates) {
        auto const first = child(alternates, "Choice");
        return first && first.first_child() ? first : child(alternates, "Fallback");
    }

    void table(pugi::xml_node node, Around around) {
        around.shaded = true;
        for (auto const row : node.children()) {
            if (local_name(row) != "tr") {
                if (local_name(row) != "del") table(row, around);
                continue;
            }
            auto in_row = around;
            in_row.hidden = in_row.hidden || is_on(child(row, "trPr"), "hidden");
            // A deleted row keeps its cells until the change is accepted.
            if (child(child(row, "trPr"), "del")) continue;
            cells(row, in_row);
        }
    }

    void cells(pugi::xml_node row, Around around) {
        for (auto const cell : row.children()) {
            if (local_name(cell) == "tc") {
                if (around.kind == BlockKind::body) around.kind = BlockKind::table_cell;
                blocks(cell, around);
            } else if (local_name(cell) == "sdt" || local_name(cell) == "sdtContent") {
                cells(cell, around);
            }
        }
    }

    void paragraph(pugi::xml_node node, Around around) {
        auto const properties = child(node, "pPr");
        auto style = std::string(attribute(child(properties, "pStyle"), "val"));
        if (style.empty()) style = styles_.default_paragraph();
        around.shaded = around.shaded || child(properties, "shd");
        Runs runs;
        boxes_.emplace_back();
        auto const hidden = around.hidden || styles_.is_hidden(style);
        inline_nodes(node, {around.kind, hidden, around.shaded}, style, runs);
        auto const found = std::move(boxes_.back());
        boxes_.pop_back();

        auto kind = around.kind;
        if (kind == BlockKind::body &&
            (styles_.is_heading(style) || has_outline_level(properties))) {
            kind = BlockKind::heading;
        }
        office_.out.add(kind, runs.seen(), runs.font_size());
        office_.out.add(BlockKind::hidden, runs.hidden());
        for (auto const& text : found.alternatives)
            office_.out.add(BlockKind::alt_text, text);
        for (auto const box : found.boxes) {
            auto in_box = around;
            in_box.shaded = true;
            if (in_box.kind == BlockKind::body || in_box.kind == BlockKind::table_cell) {
                in_box.kind = BlockKind::text_box;
            }
            blocks(box, in_box);
        }
    }

    void inline_nodes(pugi::xml_node parent, Around const& around, std::string const& style,
                      Runs& runs) {
        for (auto const node : parent.children()) {
            auto const name = local_name(node);
            if (name == "r") {
                run(node, around, style, runs);
            } else if (name == "AlternateContent") {
                inline_nodes(chosen(node), around, style, runs);
            } else if (name == "oMath" || name == "oMathPara") {
                auto formula = gather(node, "t");
                std::erase(formula, '\n');
                runs.add(formula, around.hidden, std::nullopt);
            } else if (name != "del" && name != "moveFrom" && name != "pPr" && name != "sdtPr") {
                inline_nodes(node, around, style, runs);
            }
        }
    }

    void run(pugi::xml_node node, Around const& around, std::string const& style, Runs& runs) {
        auto const properties = child(node, "rPr");
        auto const own_style = attribute(child(properties, "rStyle"), "val");
        auto size = font_size_of(properties);
        if (!size && !own_style.empty()) size = styles_.font_size(own_style);
        if (!size) size = styles_.font_size(style);
        auto const vanish = child(properties, "vanish");
        auto const white = attribute(child(properties, "color"), "val") == "FFFFFF" &&
                           !around.shaded && !child(properties, "shd") &&
                           !child(properties, "highlight");
        auto const hidden = around.hidden || white || (size && *size <= readable_points_min) ||
                            (vanish ? is_on(properties, "vanish") : styles_.is_hidden(own_style));
        content(node, hidden, size, runs);
    }

    void content(pugi::xml_node node, bool hidden, std::optional<double> size, Runs& runs) {
        for (auto const each : node.children()) {
            auto const name = local_name(each);
            if (name == "t") {
                runs.add(each.child_value(), hidden, size);
            } else if (name == "tab" || name == "ptab") {
                runs.add("\t", hidden, size);
            } else if (name == "br" || name == "cr") {
                runs.add("\n", hidden, size);
            } else if (name == "noBreakHyphen") {
                runs.add("-", hidden, size);
            } else if (name == "AlternateContent") {
                content(chosen(each), hidden, size, runs);
            } else if (name == "ruby") {
                for (auto const part : {child(each, "rubyBase"), child(each, "rt")})
                    for (auto const inner : part.children())
                        content(inner, hidden, size, runs);
            } else if (name == "drawing" || name == "pict" || name == "object") {
                graphic(each);
            }
        }
    }

    /// Text boxes are read after the paragraph that anchors them.
    void graphic(pugi::xml_node parent) {
        for (auto const node : parent.children()) {
            auto const name = local_name(node);
            if (name == "txbxContent") {
                boxes_.back().boxes.push_back(node);
                continue;
            }
            if (name == "docPr" || name == "shape" || name == "rect" || name == "textpath") {
                for (auto const* key : {"title", "descr", "alt", "string"})
                    boxes_.back().add_alternative(attribute(node, key));
            }
            graphic(name == "AlternateContent" ? chosen(node) : node);
        }
    }

    struct Anchored {
        std::vector<pugi::xml_node> boxes;
        std::vector<std::string> alternatives;
        void add_alternative(std::string_view text) {
            if (!text.empty()) alternatives.emplace_back(text);
        }
    };

    Office& office_;
    DocxStyles const& styles_;
    std::vector<Anchored> boxes_;
};

void read_part(Office& office, DocxStyles const& styles, std::string const& part, BlockKind kind) {
    auto const xml = office.package.parse(part);
    if (!xml) return;
    Walk walk(office, styles);
    Around around;
    around.kind = kind;
    if (kind != BlockKind::note) {
        around.shaded = static_cast<bool>(child(xml->document_element(), "background"));
        walk.blocks(xml->document_element(), around);
    } else {
        for (auto const note : xml->document_element().children()) {
            auto const type = attribute(note, "type");
            if (type.empty() || type == "normal") walk.blocks(note, around);
        }
    }
    office.read_related(part);
}

}  // namespace

void read_docx(Office& office, std::string const& main_part) {
    auto const relationships = office.package.relationships(main_part);
    XmlPart styles_xml;
    for (auto const& [id, related] : relationships) {
        if (related.type == "styles" && !related.external) {
            styles_xml = office.package.parse(related.target);
        }
    }
    DocxStyles const styles(styles_xml.get());
    for (auto const& [id, related] : relationships) {
        if (related.type == "header") read_part(office, styles, related.target, BlockKind::header);
    }
    read_part(office, styles, main_part, BlockKind::body);
    for (auto const* type : {"footnotes", "endnotes", "comments"}) {
        for (auto const& [id, related] : relationships) {
            if (related.type == type) read_part(office, styles, related.target, BlockKind::note);
        }
    }
    for (auto const& [id, related] : relationships) {
        if (related.type == "footer") read_part(office, styles, related.target, BlockKind::footer);
    }
}

}  // namespace yingshen::extract::worker
