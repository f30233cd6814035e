#include <algorithm>

#include "workflow/diagram.hpp"
#include "workflow/diagram_sentences.hpp"
#include "workflow/diagram_words.hpp"

namespace yingshen::workflow {
namespace {

/// Mermaid ends a label at a line break and reads some characters itself.
std::string label(std::string const& text) {
    constexpr std::string_view read_by_mermaid = "\"#;:<>&`%";
    std::string out;
    for (auto const letter : text) {
        if (letter == '\n' || letter == '\r' || letter == '\t') {
            out += ' ';
        } else if (read_by_mermaid.find(letter) != std::string_view::npos) {
            out += "#" + std::to_string(static_cast<unsigned char>(letter)) + ";";
        } else {
            out += letter;
        }
    }
    return out;
}

std::string note(Definition const& definition, State const& state, Captions const& captions) {
    std::string text;
    auto const add = [&](std::string const& line) {
        text += (text.empty() ? "" : "<br/>") + label(line);
    };
    for (auto const& sentence : diagram::sentences(definition, state, captions.checklists))
        add(sentence.text);
    for (auto const& side : state.sides) {
        add("并行审查：" + side.title.zh);
        for (auto const& sentence : diagram::sentences(definition, side, captions.checklists))
            add("　" + sentence.text);
    }
    auto const* progress = captions.progress;
    if (progress == nullptr || progress->state != state.id) return text;
    for (auto const& line : progress->notes)
        add(line);
    return text;
}

/// The numbers of the moves that took a way: "①" has no end, so "(1, 4)".
std::string steps(Progress const* progress, State const& state, Transition const& transition) {
    if (progress == nullptr) return "";
    std::string numbers;
    for (std::size_t at = 0; at < progress->moves.size(); ++at) {
        auto const& move = progress->moves[at];
        if (move.from != state.id || move.to != transition.to || move.action != transition.action)
            continue;
        numbers += (numbers.empty() ? "" : "、") + std::to_string(at + 1);
    }
    return numbers.empty() ? "" : "【第" + numbers + "步】";
}

std::string arrow(Definition const& definition, State const& state, Transition const& transition,
                  Captions const& captions) {
    auto text = title(transition.action).zh;
    if (diagram::is_gate(state, transition)) text = "◆" + text;
    if (!transition.when.empty())
        text += "（" + diagram::conditions(definition, transition.when) + "）";
    text += steps(captions.progress, state, transition);
    return "    " + state.id + " --> " + transition.to + " : " + label(text) + "\n";
}

std::string classes(Definition const& definition, Captions const& captions) {
    std::string text =
        "    classDef good fill:#e3f4e6,stroke:#1e7b34,stroke-width:2px\n"
        "    classDef bad fill:#eceff1,stroke:#5a6772\n";
    for (auto const& state : definition.states) {
        if (state.end)
            text += "    class " + state.id + (*state.end == End::good ? " good\n" : " bad\n");
    }
    auto const* progress = captions.progress;
    if (progress == nullptr || definition.find(progress->state) == nullptr) return text;
    return text + "    classDef current fill:#fff4d6,stroke:#c25e00,stroke-width:3px\n    class " +
           progress->state + " current\n";
}

}  // namespace

std::string mermaid(Definition const& definition, Captions const& captions) {
    std::string text = "stateDiagram-v2\n";
    for (auto const& state : definition.states)
        text += "    state \"" + label(state.title.zh) + "\" as " + state.id + "\n";
    text += "    [*] --> " + definition.initial + "\n";
    for (auto const& state : definition.states) {
        for (auto const& transition : state.transitions)
            text += arrow(definition, state, transition, captions);
        if (state.end) text += "    " + state.id + " --> [*]\n";
    }
    for (auto const& state : definition.states) {
        if (!state.task) continue;
        text += "    note right of " + state.id + "\n        " + note(definition, state, captions) +
                "\n    end note\n";
    }
    return text + classes(definition, captions);
}

}  // namespace yingshen::workflow
