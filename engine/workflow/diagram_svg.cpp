#include <algorithm>
#include <cstdlib>

#include "workflow/diagram.hpp"
#include "workflow/diagram_scene.hpp"

namespace yingshen::workflow {
namespace {

using namespace diagram;

constexpr int margin = 28;
constexpr int heading = 64;       ///< height of the title above the drawing
constexpr int start_height = 34;  ///< from the start mark to the first box
constexpr int panel_gap = 48;
constexpr int column_gap = 26;
constexpr std::string_view fonts =
    "'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',"
    "'WenQuanYi Zen Hei','SimHei',sans-serif";

/// The parts of a picture and the places that the layout gave them.
class Picture {
  public:
    Picture(Definition const& definition, Captions const& captions)
        : definition_(definition),
          captions_(captions),
          scene_(compose(definition, captions)),
          layout_(lay_out(scene_.plan)),
          panel_(draw_panel(definition, captions, scene_.references)) {
        arrange();
    }

    std::string write() && {
        write_arrows();
        for (std::size_t at = 0; at < scene_.arrows.size(); ++at)
            pen_.place(moved(layout_.routes[at].label), scene_.labels[at]);
        for (std::size_t at = 0; at < scene_.boxes.size(); ++at)
            pen_.place(moved(layout_.boxes[at]), scene_.boxes[at], scene_.titles[at]);
        write_start();
        for (std::size_t at = 0; at < panel_.size(); ++at)
            pen_.place(panel_at_[at], panel_[at]);
        return head() + std::move(pen_).take() + "</g>\n</svg>\n";
    }

  private:
    /// Puts the panel on the right or below, whichever comes nearer to a landscape page.
    void arrange() {
        int right_height = 0;
        int right_width = 0;
        int below_width = 0;
        int below_height = 0;
        for (auto const& column : panel_) {
            right_height += column.size.height + column_gap;
            right_width = std::max(right_width, column.size.width);
            below_width += column.size.width + column_gap;
            below_height = std::max(below_height, column.size.height);
        }
        auto const drawn = start_height + layout_.size.height;
        Extent const right{layout_.size.width + panel_gap + right_width,
                           std::max(drawn, right_height)};
        Extent const below{std::max(layout_.size.width, below_width),
                           drawn + panel_gap + below_height};
        // √2 is the shape of the page; how far a picture is from it, in percent.
        auto const off = [](Extent size) {
            return std::abs(size.width * 100 / std::max(size.height, 1) - 141);
        };
        bool const beside = off(right) <= off(below);
        size_ = beside ? right : below;
        origin_ = {margin, margin + heading + start_height};
        Point at{beside ? margin + layout_.size.width + panel_gap : margin,
                 margin + heading + (beside ? 0 : drawn + panel_gap)};
        for (auto const& column : panel_) {
            panel_at_.push_back(at);
            (beside ? at.y : at.x) +=
                (beside ? column.size.height : column.size.width) + column_gap;
        }
    }

    [[nodiscard]] Point moved(Point point) const {
        return {point.x + origin_.x, point.y + origin_.y};
    }

    /// Ways that were taken last, so that they lie on top.
    void write_arrows() {
        for (bool const taken : {false, true}) {
            for (std::size_t at = 0; at < scene_.arrows.size(); ++at) {
                if (scene_.arrows[at].steps.empty() == taken) continue;
                auto points = layout_.routes[at].points;
                for (auto& point : points)
                    point = moved(point);
                bool const dashed = layout_.routes[at].leads_up || scene_.arrows[at].goes_back();
                bool const quiet = dashed || captions_.progress != nullptr;
                if (taken) {
                    pen_.arrow(points, {.colour = amber, .tenths = 26, .dashed = dashed});
                } else {
                    pen_.arrow(
                        points,
                        {.colour = quiet ? line_grey : line_blue, .tenths = 15, .dashed = dashed});
                }
            }
        }
    }

    void write_start() {
        if (scene_.boxes.empty()) return;
        auto const box = moved(layout_.boxes[scene_.plan.initial]);
        auto const x = box.x + scene_.boxes[scene_.plan.initial].size.width / 2;
        pen_.circle({x, box.y - start_height + 8}, 6, ink);
        pen_.arrow({{x, box.y - start_height + 8}, {x, box.y}}, {.colour = ink});
        pen_.text({x + 12, box.y - start_height + 12}, "开始", {});
    }

    [[nodiscard]] std::string head() const {
        auto const width = std::to_string(size_.width + 2 * margin);
        auto const height = std::to_string(size_.height + heading + 2 * margin);
        auto const* progress = captions_.progress;
        auto const name = definition_.title.zh +
                          (progress == nullptr ? "流程图（第" : "办理进度图（第") +
                          std::to_string(definition_.version) + "版）";
        std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        text += "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + width +
                "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\">\n";
        text += "<title>" + escaped(name) + "</title>\n<desc>" + escaped(description()) +
                "</desc>\n<rect width=\"" + width + "\" height=\"" + height +
                "\" fill=\"#ffffff\"/>\n";
        text += "<g font-family=\"" + std::string(fonts) + "\">\n";
        Pen pen;
        auto const wide = size_.width;
        pen.text({margin, margin + 22}, wrap(name, 22, wide, 1).front(),
                 {.size = 22, .bold = true});
        auto const second = progress == nullptr ? definition_.title.en : progress->title;
        for (auto const& line : wrap(second, 14, wide, 1))
            pen.text({margin, margin + 46}, line, {.size = 14, .colour = faint_ink});
        return text + std::move(pen).take();
    }

    /// The picture in one sentence, for those who hear it read.
    [[nodiscard]] std::string description() const {
        std::string text = "环节：";
        for (auto const& state : definition_.states)
            text += (&state == definition_.states.data() ? "" : "、") + state.title.zh;
        text += "。";
        if (captions_.progress == nullptr) return text;
        auto const* state = definition_.find(captions_.progress->state);
        text += "当前环节：" + (state == nullptr ? captions_.progress->state : state->title.zh);
        return text + "；已办理" + std::to_string(captions_.progress->moves.size()) + "步。";
    }

    Definition const& definition_;
    Captions const& captions_;
    Scene scene_;
    Layout layout_;
    std::vector<Drawing> panel_;
    std::vector<Point> panel_at_;
    Point origin_;
    Extent size_;
    Pen pen_;
};

}  // namespace

std::string svg(Definition const& definition, Captions const& captions) {
    return Picture(definition, captions).write();
}

}  // namespace yingshen::workflow
