#include "app/story.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

#include "yaml/reader.hpp"

namespace yingshen::app {
namespace {

using base::Json;

/// The further keys of each `do`: required ones, then optional ones.
struct StepKind {
    std::string_view action;
    std::vector<std::string_view> required;
    std::vector<std::string_view> optional;
};

std::vector<StepKind> const& step_kinds() {
    static std::vector<StepKind> const kinds = {
        {"create", {"kind", "unit", "title"}, {"workflow", "based_on"}},
        {"facts", {"title"}, {}},
        {"attach", {"file", "name"}, {"material", "findings"}},
        {"attach_final", {"file", "name", "material"}, {}},
        {"claim", {}, {"side"}},
        {"unclaim", {}, {"side"}},
        {"assign", {"to"}, {"side"}},
        {"transfer", {"to", "reason"}, {"side"}},
        {"copy", {"to", "note"}, {}},
        {"checklist", {"all"}, {"side"}},
        {"vote", {}, {"refuses", "reason", "comment"}},
        {"add_signer", {"person", "seat", "reason"}, {}},
        {"remove_seat", {"reason"}, {}},
        {"hear", {"opinion", "ruling", "reason", "members"}, {}},
        {"opinion", {"right", "severity", "text"}, {"material", "quote"}},
        {"respond_to", {"opinion", "answer"}, {"reason"}},
        {"verify", {"opinion", "implemented"}, {"note"}},
        {"withdraw_opinion", {"opinion", "reason"}, {}},
        {"confirm_finding", {"finding"}, {"severity", "text"}},
        {"dismiss_finding", {"finding", "reason"}, {}},
        {"reopen_finding", {"finding"}, {"reason"}},
        {"submit", {}, {"reason", "comment"}},
        {"pass", {}, {"side", "reason", "comment"}},
        {"return", {}, {"reason", "comment", "to"}},
        {"give_opinions", {}, {"reason", "comment"}},
        {"respond", {}, {"reason", "comment"}},
        {"sign", {}, {"reason", "comment"}},
        {"reject", {}, {"reason", "comment"}},
        {"cancel", {}, {"reason", "comment"}},
        {"withdraw", {}, {"reason", "comment"}},
        {"refer", {}, {"reason", "comment"}},
        {"conclude", {}, {"reason", "comment"}},
        {"confirm", {}, {"reason", "comment"}},
        {"not_held", {}, {"reason", "comment"}},
        {"set_stand_in", {"stand_in", "from", "until", "reason"}, {"principal"}},
        {"end_stand_in", {"principal", "reason"}, {}},
        {"certificate", {}, {}},
        {"similar", {}, {"least"}},
        {"report", {}, {}},
    };
    return kinds;
}

std::string one_of_actions() {
    std::string text = "one of ";
    for (auto const& kind : step_kinds()) {
        if (&kind != &step_kinds().front()) text += ", ";
        text += kind.action;
    }
    return text;
}

/// "+16 days" as a date; every other text as it is.
std::string dated(std::string const& text, base::Date today) {
    constexpr std::string_view unit = " days";
    if (!text.starts_with('+') || !text.ends_with(unit)) return text;
    auto const digits = std::string_view(text).substr(1, text.size() - 1 - unit.size());
    int days = 0;
    auto const [stop, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), days);
    if (failure != std::errc{} || stop != digits.data() + digits.size()) return text;
    return base::to_string(base::from_days(base::to_days(today) + days));
}

class StoryReader {
  public:
    StoryReader(std::filesystem::path const& file, base::Date today)
        : file_(file), today_(today), faults_(file.string()) {}

    std::expected<Story, std::vector<base::Fault>> read(yaml::Node const& node) {
        Story story;
        yaml::MapReader map(node, faults_, "a story");
        story.id = map.required_text("story");
        story.title = map.required_text("title");
        auto const show = map.text("show").value_or("steps");
        if (show != "steps" && show != "outcome") {
            faults_.add(map.mark(), "show: steps or outcome", "\"" + show + "\"");
        }
        story.show_steps = show != "outcome";
        story.materials = file_.parent_path().parent_path() / "materials";
        if (auto const* steps = map.required("steps")) {
            if (steps->kind != yaml::Node::Kind::sequence || steps->sequence.empty()) {
                faults_.add(steps->mark, "a list of steps", steps->described());
            }
            for (auto const& step : steps->sequence)
                story.steps.push_back(read_step(step));
        }
        map.finish();
        if (!faults_.empty()) return std::unexpected(faults_.take());
        return story;
    }

  private:
    StoryStep read_step(yaml::Node const& node) {
        StoryStep step;
        step.place = faults_.place(node.mark);
        yaml::MapReader map(node, faults_, "a step");
        step.by = map.required_text("by");
        step.on_behalf_of = map.text("for").value_or("");
        step.action = map.required_text("do");
        auto const kind = std::ranges::find(step_kinds(), step.action, &StepKind::action);
        if (kind == step_kinds().end()) {
            faults_.add(node.mark, one_of_actions(), "\"" + step.action + "\"");
            return step;
        }
        for (auto const key : kind->required)
            step.texts.emplace(key, map.required_text(key));
        for (auto const key : kind->optional)
            step.texts.emplace(key, map.text(key).value_or(""));
        if (step.action == "set_stand_in") {
            for (auto const key : {"from", "until"})
                step.texts[key] = dated(step.text(key), today_);
        }
        if (step.action == "create" || step.action == "facts") read_facts(map, step);
        if (step.action == "opinion") read_basis(map, step);
        if (step.action == "checklist") read_exceptions(map, step);
        step.expect = map.text("expect").value_or("");
        step.refused = map.text("refused").value_or("");
        map.finish();
        return step;
    }

    void read_facts(yaml::MapReader& map, StoryStep& step) {
        auto const* node = map.required("facts");
        if (node == nullptr) return;
        step.facts = Json::Object{};
        for (auto const& [key, value] : node->map) {
            if (value.kind == yaml::Node::Kind::sequence) {
                Json::Array list;
                for (auto const& entry : value.sequence)
                    list.emplace_back(entry.scalar);
                step.facts.set(key.scalar, std::move(list));
            } else {
                step.facts.set(key.scalar, dated(value.scalar, today_));
            }
        }
    }

    void read_basis(yaml::MapReader& map, StoryStep& step) {
        auto const* node = map.optional("basis");
        if (node == nullptr) return;
        for (auto const& entry : node->sequence) {
            yaml::MapReader citation(entry, faults_, "a citation");
            Json json = Json::Object{{"statute", citation.required_text("statute")}};
            if (auto article = citation.text("article")) json.set("article", *std::move(article));
            citation.finish();
            step.basis.push(std::move(json));
        }
    }

    void read_exceptions(yaml::MapReader& map, StoryStep& step) {
        auto const* node = map.optional("except");
        if (node == nullptr) return;
        for (auto const& entry : node->sequence) {
            yaml::MapReader item(entry, faults_, "an item");
            step.except.push_back({item.required_text("item"), item.required_text("verdict"),
                                   item.text("note").value_or("")});
            item.finish();
        }
    }

    std::filesystem::path file_;
    base::Date today_;
    yaml::Faults faults_;
};

}  // namespace

std::string StoryStep::text(std::string_view key) const {
    auto const found = texts.find(key);
    return found == texts.end() ? std::string() : found->second;
}

std::expected<Story, std::vector<base::Fault>> read_story(std::string const& text,
                                                          std::filesystem::path const& file,
                                                          base::Date today) {
    auto const documents = yaml::parse(text, file.string());
    if (!documents) return std::unexpected(documents.error());
    if (documents->size() != 1) {
        return std::unexpected(std::vector<base::Fault>{
            {file.string(), "one document", std::to_string(documents->size()) + " documents"}});
    }
    return StoryReader(file, today).read(documents->front());
}

}  // namespace yingshen::app
