#include "workflow/diff.hpp"

#include <algorithm>

namespace yingshen::workflow {

std::string_view name(Difference::Kind kind) {
    switch (kind) {
        case Difference::Kind::state:
            return "state";
        case Difference::Kind::step:
            return "step";
        case Difference::Kind::circumstance:
            return "circumstance";
        case Difference::Kind::sequence:
            return "sequence";
        case Difference::Kind::people:
            return "people";
        case Difference::Kind::promise:
            return "promise";
        case Difference::Kind::text:
            return "text";
    }
    return {};
}

std::string_view name(Difference::Change change) {
    switch (change) {
        case Difference::Change::becomes_possible:
            return "becomes_possible";
        case Difference::Change::becomes_impossible:
            return "becomes_impossible";
        case Difference::Change::changes:
            return "changes";
    }
    return {};
}

base::Text title(Difference::Change change) {
    switch (change) {
        case Difference::Change::becomes_possible:
            return {"变为可能", "becomes possible"};
        case Difference::Change::becomes_impossible:
            return {"不再可能", "becomes impossible"};
        case Difference::Change::changes:
            return {"文字或参数变更", "changes"};
    }
    return {};
}

std::string to_string(Diff const& diff) {
    std::string text;
    std::vector<std::vector<Step>> told;
    for (auto const& one : diff.differences) {
        auto const heading = title(one.change);
        text += heading.zh + "：" + one.text.zh + "\n" + heading.en + ": " + one.text.en + "\n";
        if (one.path.empty()) continue;
        auto const same = std::ranges::find(told, one.path);
        if (same == told.end()) {
            text += to_string(one.path);
            told.push_back(one.path);
        } else {
            text += "  路径同上 / on the path above that ends with " + one.path.back().state +
                    ": " + one.path.back().act + "\n";
        }
    }
    if (!diff.complete) {
        text +=
            "模型规模超出上限，以上比较可能不完整。\n"
            "The models are larger than the bound: there may be more than this.\n";
    } else if (diff.behaves_alike()) {
        text += "行为没有差异。\nNo difference in behaviour.\n";
    }
    return text;
}

}  // namespace yingshen::workflow
