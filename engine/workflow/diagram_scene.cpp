#include "workflow/diagram_scene.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "workflow/diagram_net.hpp"
#include "workflow/diagram_words.hpp"

namespace yingshen::workflow::diagram {
namespace {

constexpr int port_room = 14;  ///< width of a box for each of its ways
constexpr int layers_max = 5;  ///< that an arrow may cross
constexpr int arrows_max = 3;  ///< that lead to one end

/// Chooses boxes and arrows in three steps: a trial without references shows which ones are needed.
class Composing {
  public:
    Composing(Definition const& definition, Captions const& captions)
        : definition_(definition), captions_(captions) {
        scene_.arrows = arrows(definition, captions.progress);
        referred_.resize(scene_.arrows.size());
    }

    Scene run() && {
        for (auto const& arrow : scene_.arrows)
            scene_.labels.push_back(draw_label(definition_, arrow, captions_.progress));
        choose_references();
        draw_boxes();
        connect();
        return std::move(scene_);
    }

  private:
    [[nodiscard]] bool is_current(State const& state) const {
        return captions_.progress != nullptr && captions_.progress->state == state.id;
    }

    [[nodiscard]] Plan trial() const {
        Plan plan;
        plan.boxes.resize(definition_.states.size());
        for (auto const& arrow : scene_.arrows)
            plan.ways.push_back({arrow.from, arrow.to, {}, arrow.goes_back(), 1});
        plan.initial = initial();
        return plan;
    }

    [[nodiscard]] std::size_t initial() const {
        auto const found = std::ranges::find(definition_.states, definition_.initial, &State::id);
        return found == definition_.states.end()
                   ? 0
                   : static_cast<std::size_t>(found - definition_.states.begin());
    }

    void choose_references() {
        std::vector<int> arriving(definition_.states.size());
        for (auto const& arrow : scene_.arrows)
            ++arriving[arrow.to];
        auto const layers = assign_layers(trial()).of_box;
        for (std::size_t at = 0; at < scene_.arrows.size(); ++at) {
            auto const& [from, to, ways, steps] = scene_.arrows[at];
            auto const& target = definition_.states[to];
            bool const crowded = target.end && arriving[to] > arrows_max && !is_current(target);
            auto const crossed =
                std::abs(static_cast<int>(layers[to]) - static_cast<int>(layers[from]));
            referred_[at] = crowded || crossed > layers_max;
        }
    }

    void add_box(Drawing drawing, Extent beside, std::string const& title) {
        scene_.plan.boxes.push_back({drawing.size, beside});
        scene_.boxes.push_back(std::move(drawing));
        scene_.titles.push_back(title);
    }

    /// Every state, but for ends that only references lead to.
    void draw_boxes() {
        std::vector<int> ports(definition_.states.size());
        std::vector<bool> reached(definition_.states.size());
        std::vector<bool> named(definition_.states.size());
        for (std::size_t at = 0; at < scene_.arrows.size(); ++at) {
            auto const& arrow = scene_.arrows[at];
            ++ports[arrow.from];
            (referred_[at] ? named : reached)[arrow.to] = true;
            if (!referred_[at]) ++ports[arrow.to];
        }
        for (std::size_t at = 0; at < definition_.states.size(); ++at) {
            auto const& state = definition_.states[at];
            if (state.end && named[at] && !reached[at]) continue;
            box_of_[at] = scene_.boxes.size();
            auto const width = (ports[at] + 1) * port_room;
            auto [drawing, beside] = draw_state(definition_, state, captions_, width);
            add_box(std::move(drawing), beside, state.title.zh);
        }
        scene_.plan.initial = box_of_.contains(initial()) ? box_of_.at(initial()) : 0;
    }

    void connect() {
        for (std::size_t at = 0; at < scene_.arrows.size(); ++at) {
            auto const& arrow = scene_.arrows[at];
            auto const& from = definition_.states[arrow.from];
            auto const& to = definition_.states[arrow.to];
            bool const main = std::ranges::any_of(arrow.ways, [&](auto const* way) {
                return is_gate(from, *way) || way->action == Action::submit;
            });
            Plan::Way way{box_of_.at(arrow.from), 0, scene_.labels[at].size, false, main ? 3 : 1};
            if (referred_[at]) {
                way.to = scene_.boxes.size();
                scene_.references = scene_.references || !to.end;
                add_box(draw_reference(to), {}, to.title.zh);
            } else {
                way.to = box_of_.at(arrow.to);
                way.goes_back = arrow.goes_back();
            }
            scene_.plan.ways.push_back(way);
        }
    }

    Definition const& definition_;
    Captions const& captions_;
    std::vector<bool> referred_;                 ///< by arrow
    std::map<std::size_t, std::size_t> box_of_;  ///< by state
    Scene scene_;
};

}  // namespace

Scene compose(Definition const& definition, Captions const& captions) {
    return Composing(definition, captions).run();
}

}  // namespace yingshen::workflow::diagram
