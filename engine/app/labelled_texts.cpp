#include "app/labelled_texts.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/json.hpp"

namespace yingshen::app {
namespace {

using base::Json;

constexpr std::array<std::string_view, 8> members = {"id",    "text",  "violation", "kind",
                                                     "facts", "right", "words",     "source"};

/// Reads one line; faults are collected with its place.
class Reader {
  public:
    Reader(std::string place, std::vector<base::Fault>& faults)
        : place_(std::move(place)), faults_(faults) {}

    screening::Labelled read(Json const& json, base::Date on) {
        screening::Labelled labelled;
        for (auto const& [name, value] : *json.as_object()) {
            if (std::ranges::find(members, name) == members.end())
                fault("id, text, violation, kind, facts, right, words or source", name);
        }
        labelled.id = text(json, "id");
        labelled.text = text(json, "text");
        if (auto const* violation = json["violation"].as_bool()) {
            labelled.violation = *violation;
        } else {
            fault("violation: true or false", json["violation"].kind_name());
        }
        labelled.subject.on = on;
        if (json.find("kind") != nullptr) word(json, "kind", labelled.subject.kind);
        if (json.find("right") != nullptr) {
            auto right = words::Right::information;
            if (word(json, "right", right)) labelled.right = right;
        }
        if (auto const* facts = json.find("facts")) read_facts(*facts, labelled.subject);
        if (auto const* list = json.find("words")) read_words(*list, labelled);
        return labelled;
    }

    void fault(std::string expected, std::string_view found) {
        faults_.push_back({place_, std::move(expected), std::string(found)});
    }

  private:
    std::string text(Json const& json, char const* key) {
        auto const* value = json[key].as_string();
        if (value != nullptr && !value->empty()) return *value;
        fault(std::string(key) + ": a text", value ? "an empty one" : json[key].kind_name());
        return {};
    }

    template <class E>
    bool word(Json const& json, char const* key, E& into) {
        auto const value = text(json, key);
        if (value.empty()) return false;
        if (auto const parsed = words::parse<E>(value)) {
            into = *parsed;
            return true;
        }
        fault(std::string(key) + ": " + words::one_of<E>(), "\"" + value + "\"");
        return false;
    }

    void read_facts(Json const& json, screening::Subject& subject) {
        auto facts = words::read_facts(json, place_ + ": facts");
        if (!facts) {
            faults_.insert(faults_.end(), facts.error().begin(), facts.error().end());
            return;
        }
        subject.facts = *std::move(facts);
        auto const go_live = subject.facts.find("go_live");
        if (go_live != subject.facts.end())
            subject.on = base::parse_date(go_live->second.front()).value_or(subject.on);
    }

    void read_words(Json const& json, screening::Labelled& labelled) {
        if (json.as_array() == nullptr) return fault("words: a list", json.kind_name());
        for (auto const& item : *json.as_array()) {
            auto const* value = item.as_string();
            if (value == nullptr || value->empty()) {
                fault("words: texts", value ? "an empty one" : item.kind_name());
            } else if (labelled.text.find(*value) == std::string::npos) {
                fault("words of the text", "\"" + *value + "\"");
            } else {
                labelled.words.push_back(*value);
            }
        }
    }

    std::string place_;
    std::vector<base::Fault>& faults_;
};

}  // namespace

LabelledTexts read_labelled(std::string const& bytes, std::string const& file, base::Date on) {
    LabelledTexts out;
    std::string_view rest = bytes;
    for (int number = 1; !rest.empty(); ++number) {
        auto const end = rest.find('\n');
        auto const line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        if (line.empty()) continue;
        Reader reader(file + ":" + std::to_string(number), out.faults);
        auto const json = base::parse_json(line);
        if (!json || json->as_object() == nullptr) {
            reader.fault("a JSON object",
                         json ? std::string(json->kind_name()) : json.error().text.en);
            continue;
        }
        out.texts.push_back(reader.read(*json, on));
    }
    return out;
}

}  // namespace yingshen::app
