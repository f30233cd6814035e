#include "extract/worker/office.hpp"
#include "extract/worker/runs.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double emu_per_point = 12'700;

struct Slide {
    double width = 0;  ///< in points; 0 where the file does not say
    double height = 0;
};

std::optional<Box> box_of(pugi::xml_node transform) {
    auto const offset = child(transform, "off");
    auto const extent = child(transform, "ext");
    auto const x = number(attribute(offset, "x"));
    auto const y = number(attribute(offset, "y"));
    auto const width = number(attribute(extent, "cx"));
    auto const height = number(attribute(extent, "cy"));
    if (!x || !y || !width || !height) return std::nullopt;
    Box const box{*x / emu_per_point, *y / emu_per_point, *width / emu_per_point,
                  *height / emu_per_point};
    for (auto const side : {box.x, box.y, box.width, box.height}) {
        if (side < -100'000 || side > 100'000) return std::nullopt;
    }
    if (box.width < 0 || box.height < 0) return std::nullopt;
    return box;
}

/// Walks the shapes of a slide, a layout or notes.
class Walk {
  public:
    Walk(Office& office, Slide const& slide) : office_(office), slide_(slide) {}

    /// Where `own_text_only`, placeholders are skipped: on a layout they show nothing themselves.
    void shapes(pugi::xml_node parent, bool hidden, bool own_text_only, bool in_group = false) {
        for (auto const node : parent.children()) {
            auto const name = local_name(node);
            if (name == "AlternateContent") {
                auto const first = child(node, "Choice");
                shapes(first ? first : child(node, "Fallback"), hidden, own_text_only, in_group);
            } else if (name == "grpSp") {
                shapes(node, hidden || is_hidden(node), own_text_only, true);
            } else if (name == "sp" || name == "cxnSp" || name == "pic" || name == "graphicFrame") {
                shape(node, hidden || is_hidden(node), own_text_only, in_group);
            }
        }
    }

    void set_kind(BlockKind kind) { kind_ = kind; }

  private:
    static pugi::xml_node about(pugi::xml_node shape) {
        for (auto const each : shape.children()) {
            if (local_name(each).starts_with("nv")) return each;
        }
        return {};
    }

    static bool is_hidden(pugi::xml_node shape) {
        auto const hidden = attribute(child(about(shape), "cNvPr"), "hidden");
        return hidden == "1" || hidden == "true";
    }

    [[nodiscard]] bool is_off_slide(Box const& box) const {
        return slide_.width > 0 && (box.x >= slide_.width || box.y >= slide_.height ||
                                    box.x + box.width <= 0 || box.y + box.height <= 0);
    }

    void shape(pugi::xml_node node, bool hidden, bool own_text_only, bool in_group) {
        auto const placeholder = child(child(about(node), "nvPr"), "ph");
        if (own_text_only && placeholder) return;
        auto box = box_of(child(child(node, "spPr"), "xfrm"));
        if (!box) box = box_of(child(node, "xfrm"));
        // The coordinates inside a group are the group's own.
        if (in_group) box.reset();
        hidden = hidden || (box && is_off_slide(*box));
        auto const type = attribute(placeholder, "type");
        auto kind = kind_;
        if (type == "title" || type == "ctrTitle" || type == "subTitle") kind = BlockKind::heading;
        if (type == "ftr") kind = BlockKind::footer;
        if (type == "hdr") kind = BlockKind::header;
        if (type != "sldNum" && type != "dt") text(child(node, "txBody"), kind, hidden, box);
        auto const properties = child(about(node), "cNvPr");
        for (auto const* key : {"title", "descr"}) {
            office_.out.add(hidden ? BlockKind::hidden : BlockKind::alt_text,
                            attribute(properties, key), std::nullopt, box);
        }
        table(child(child(child(node, "graphic"), "graphicData"), "tbl"), hidden, box);
    }

    void table(pugi::xml_node table, bool hidden, std::optional<Box> const& box) {
        for (auto const row : table.children()) {
            if (local_name(row) != "tr") continue;
            for (auto const cell : row.children()) {
                if (local_name(cell) == "tc") {
                    text(child(cell, "txBody"), BlockKind::table_cell, hidden, box);
                }
            }
        }
    }

    void text(pugi::xml_node body, BlockKind kind, bool hidden, std::optional<Box> const& box) {
        for (auto const paragraph : body.children()) {
            if (local_name(paragraph) != "p") continue;
            Runs runs;
            for (auto const run : paragraph.children()) {
                auto const name = local_name(run);
                if (name == "br") runs.add("\n", hidden, std::nullopt);
                if (name != "r" && name != "fld") continue;
                auto size = number(attribute(child(run, "rPr"), "sz"));
                if (size && (*size < 100 || *size > 400'000)) size.reset();
                if (size) *size /= 100;
                runs.add(child(run, "t").child_value(), hidden, size);
            }
            office_.out.add(kind, runs.seen(), runs.font_size(), box);
            office_.out.add(BlockKind::hidden, runs.hidden(), std::nullopt, box);
        }
    }

    Office& office_;
    Slide slide_;
    BlockKind kind_ = BlockKind::body;
};

Relationship const* find(Relationships const& relationships, std::string_view type) {
    for (auto const& [id, related] : relationships) {
        if (related.type == type && !related.external) return &related;
    }
    return nullptr;
}

class Deck {
  public:
    Deck(Office& office, Slide const& size) : office_(office), size_(size) {}

    void slide(std::string const& part) {
        auto const xml = office_.package.parse(part);
        if (!xml) {
            office_.out.unread(UnreadCode::broken, part);
            return;
        }
        office_.out.begin_page();
        auto const root = xml->document_element();
        auto const show = attribute(root, "show");
        auto const hidden = show == "0" || show == "false";
        Walk walk(office_, size_);
        walk.shapes(child(child(root, "cSld"), "spTree"), hidden, false);
        office_.read_related(part);
        auto const relationships = office_.package.relationships(part);
        background(find(relationships, "slideLayout"));
        notes(find(relationships, "notesSlide"));
        office_.read_notes(relationships, "comments");
    }

  private:
    /// What a layout and its master print on every slide, told at the first slide that uses it.
    void background(Relationship const* related) {
        if (!related || !seen_.insert(related->target).second) return;
        auto const xml = office_.package.parse(related->target);
        if (!xml) return;
        Walk walk(office_, size_);
        walk.set_kind(BlockKind::text_box);
        walk.shapes(child(child(xml->document_element(), "cSld"), "spTree"), false, true);
        office_.read_related(related->target);
        auto const relationships = office_.package.relationships(related->target);
        background(find(relationships, "slideMaster"));
    }

    void notes(Relationship const* related) {
        auto const xml = related ? office_.package.parse(related->target) : nullptr;
        if (!xml) return;
        Walk walk(office_, Slide());
        walk.set_kind(BlockKind::note);
        walk.shapes(child(child(xml->document_element(), "cSld"), "spTree"), false, false);
        office_.read_related(related->target);
    }

    Office& office_;
    Slide size_;
    std::set<std::string> seen_;
};

}  // namespace

void read_pptx(Office& office, std::string const& main_part) {
    auto const xml = office.package.parse(main_part);
    auto const root = xml->document_element();
    auto const size = child(root, "sldSz");
    Deck deck(office, {number(attribute(size, "cx")).value_or(0) / emu_per_point,
                       number(attribute(size, "cy")).value_or(0) / emu_per_point});
    auto const relationships = office.package.relationships(main_part);
    for (auto const entry : child(root, "sldIdLst").children()) {
        // The slide's own number is also called id, without a prefix.
        std::string_view id;
        for (auto const each : entry.attributes()) {
            if (std::string_view(each.name()).ends_with(":id")) id = each.value();
        }
        auto const related = relationships.find(id);
        if (related == relationships.end() || related->second.external) {
            office.out.unread(UnreadCode::broken);
        } else {
            deck.slide(related->second.target);
        }
    }
}

}  // namespace yingshen::extract::worker
