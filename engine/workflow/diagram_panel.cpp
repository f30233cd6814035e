#include <algorithm>

#include "workflow/diagram_parts.hpp"
#include "workflow/diagram_sentences.hpp"
#include "workflow/diagram_words.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int panel_width = 300;
constexpr int heading_size = 14;
constexpr int text_size = 12;
constexpr int small_size = 11;
constexpr int row_height = 26;
constexpr int sample_room = 64;
constexpr std::size_t steps_max = 60;

/// Rows from top to bottom.
class Column {
  public:
    explicit Column(std::string_view heading) {
        pen_.text({0, heading_size + 2}, heading, {.size = heading_size, .bold = true});
        y_ = heading_size + 14;
    }

    /// A text, wrapped, after a free margin on the left.
    void text(std::string const& words, Face const& face, int margin = 0,
              std::size_t lines_max = 4) {
        for (auto const& line : wrap(words, face.size, panel_width - margin, lines_max)) {
            pen_.text({margin, y_ + face.size}, line, face);
            y_ += line_height(face.size);
        }
    }
    /// A row of the legend: draws a sample around the middle of its left part.
    template <class Draw>
    void sample(std::string const& words, Draw draw) {
        draw(pen_, Point{sample_room / 2 - 4, y_ + row_height / 2});
        auto const lines = wrap(words, text_size, panel_width - sample_room, 3);
        auto y = y_ + row_height / 2 + 4;
        for (auto const& line : lines) {
            pen_.text({sample_room, y}, line, {.size = text_size});
            y += line_height(text_size);
        }
        y_ += row_height + static_cast<int>(lines.size() - 1) * line_height(text_size);
    }
    template <class Draw>
    void mark(Draw draw) {
        draw(pen_, Point{badge_radius, y_ + text_size / 2 + 2});
    }
    void gap(int pixels) { y_ += pixels; }
    [[nodiscard]] Drawing finish() && { return {{panel_width, y_}, std::move(pen_).take()}; }

  private:
    Pen pen_;
    int y_ = 0;
};

void line_sample(Pen& pen, Point centre, Pen::Stroke const& stroke) {
    pen.arrow({{centre.x - 24, centre.y}, {centre.x + 24, centre.y}}, stroke);
}

void box_sample(Pen& pen, Point centre, std::string_view fill, int radius, Pen::Stroke stroke) {
    pen.rectangle({centre.x - 22, centre.y - 9}, {44, 18}, radius, fill, stroke);
}

Drawing legend(bool progress, bool references, bool sides) {
    Column column("图例");
    column.sample("业务部门办理的环节", [](Pen& pen, Point centre) {
        box_sample(pen, centre, "#ffffff", 4, {.colour = line_blue});
    });
    column.sample("审查人员办理的环节", [](Pen& pen, Point centre) {
        box_sample(pen, centre, review_fill, 4, {.colour = line_blue});
    });
    column.sample("终点：审查通过（绿色、粗边）", [](Pen& pen, Point centre) {
        box_sample(pen, centre, "#e3f4e6", 9, {.colour = green, .tenths = 20});
    });
    column.sample("终点：未通过（灰色、细边）", [](Pen& pen, Point centre) {
        box_sample(pen, centre, "#eceff1", 9, {.colour = faint_ink});
    });
    column.sample("关口：审查结论；材料或要素变更后即失效",
                  [](Pen& pen, Point centre) { pen.diamond(centre, 7, line_blue); });
    column.sample("向前办理", [&](Pen& pen, Point centre) {
        line_sample(pen, centre, {.colour = progress ? line_grey : line_blue});
    });
    column.sample("退回或返回前面的环节（虚线）", [](Pen& pen, Point centre) {
        line_sample(pen, centre, {.colour = line_grey, .dashed = true});
    });
    if (sides) {
        column.sample("并行审查：与所附环节同时办理", [](Pen& pen, Point centre) {
            pen.line({centre.x - 22, centre.y}, {centre.x - 6, centre.y}, {});
            pen.rectangle({centre.x - 6, centre.y - 8}, {28, 16}, 3, review_fill, {.tenths = 10});
        });
    }
    if (references) {
        column.sample("转至：接到图中同名的环节", [](Pen& pen, Point centre) {
            box_sample(pen, centre, "#ffffff", 9, {.colour = line_grey, .dashed = true});
        });
    }
    if (progress) {
        column.sample("当前环节", [](Pen& pen, Point centre) {
            box_sample(pen, centre, "#fff4d6", 4, {.colour = amber, .tenths = 32});
        });
        column.sample("已走过的路及其步次", [](Pen& pen, Point centre) {
            line_sample(pen, centre, {.colour = amber, .tenths = 26});
            draw_badge(pen, {centre.x - 6, centre.y}, 1);
        });
        column.sample("有效的结论；失效的结论加删除线", [](Pen& pen, Point centre) {
            pen.diamond({centre.x - 10, centre.y}, 7, green);
            pen.diamond({centre.x + 10, centre.y}, 7, line_grey);
        });
    }
    column.gap(4);
    column.text(
        "当：走这条路的前提；须：办理时必须满足的条件；择一：由办理人选定去向；不得为：职责分离的限"
        "制。",
        {.size = text_size, .colour = faint_ink});
    return std::move(column).finish();
}

Drawing promises(Definition const& definition) {
    Column column("流程规则");
    for (auto const& rule : rules(definition)) {
        column.text(rule, {.size = text_size});
        column.gap(4);
    }
    for (auto const& property : definition.properties) {
        auto const* to = definition.find(property.to);
        column.text("到达“" + (to == nullptr ? property.to : to->title.zh) + "”必须先有：",
                    {.size = text_size});
        for (auto const gate : property.passes) {
            column.mark([](Pen& pen, Point centre) { pen.diamond(centre, 6, line_blue); });
            column.text(gate_title(definition, definition.gates[gate]), {.size = text_size}, 24, 2);
            column.gap(2);
        }
    }
    return std::move(column).finish();
}

std::string title_of(Definition const& definition, std::string const& gate) {
    for (auto const& one : definition.gates) {
        if (to_string(one) == gate) return gate_title(definition, one);
    }
    return gate;
}

Drawing decisions(Definition const& definition, Progress const& progress) {
    Column column("审查结论");
    if (progress.decisions.empty())
        column.text("尚未作出结论。", {.size = text_size, .colour = faint_ink});
    for (auto const& decision : progress.decisions) {
        auto const colour = decision.in_force ? green : line_grey;
        column.mark([&](Pen& pen, Point centre) { pen.diamond(centre, 6, colour); });
        column.text(title_of(definition, decision.gate),
                    {.size = text_size,
                     .colour = decision.in_force ? green : faint_ink,
                     .bold = true,
                     .struck = !decision.in_force},
                    24, 2);
        column.text(std::string(decision.in_force ? "有效" : "已失效") + "，" + decision.who + " " +
                        decision.when,
                    {.size = small_size, .colour = faint_ink}, 24, 2);
        column.gap(3);
    }
    return std::move(column).finish();
}

std::string state_title(Definition const& definition, std::string const& id) {
    auto const* state = definition.find(id);
    return state == nullptr ? id : state->title.zh;
}

Drawing steps(Definition const& definition, Progress const& progress) {
    Column column("办理经过");
    auto const count = progress.moves.size();
    auto const first = count > steps_max ? count - steps_max : 0;
    if (count == 0) column.text("尚未提交。", {.size = text_size, .colour = faint_ink});
    if (first > 0) {
        column.text("前" + std::to_string(first) + "步从略，见办理记录。",
                    {.size = text_size, .colour = faint_ink});
    }
    for (auto at = first; at < count; ++at) {
        auto const& move = progress.moves[at];
        column.mark([&](Pen& pen, Point centre) { draw_badge(pen, centre, at + 1); });
        column.text(title(move.action).zh + "：" + state_title(definition, move.from) + " → " +
                        state_title(definition, move.to),
                    {.size = text_size, .bold = true}, 24, 2);
        column.text(move.who + " " + move.when, {.size = small_size, .colour = faint_ink}, 24, 2);
        if (!move.remark.empty())
            column.text(move.remark, {.size = small_size, .colour = faint_ink}, 24, 3);
        column.gap(4);
    }
    return std::move(column).finish();
}

}  // namespace

std::vector<Drawing> draw_panel(Definition const& definition, Captions const& captions,
                                bool references) {
    std::vector<Drawing> columns;
    if (auto const* progress = captions.progress) {
        columns.push_back(steps(definition, *progress));
        columns.push_back(decisions(definition, *progress));
    }
    columns.push_back(promises(definition));
    columns.push_back(legend(captions.progress != nullptr, references,
                             std::ranges::any_of(definition.states, [](State const& state) {
                                 return !state.sides.empty();
                             })));
    return columns;
}

}  // namespace yingshen::workflow::diagram
