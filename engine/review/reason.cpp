#include "review/reason.hpp"

#include <algorithm>

#include "review/limits.hpp"

namespace yingshen::review {
namespace {

constexpr std::string_view other_reason = "other";

}  // namespace

std::string reasons_of(workflow::Definition const& definition) {
    std::string ids;
    for (auto const& reason : definition.return_reasons)
        ids += (ids.empty() ? "one of " : ", ") + reason.id;
    return ids.empty() ? "no reason, only a comment" : ids;
}

void check_reason(workflow::Definition const& definition, std::string const& reason,
                  std::string const& comment, Checks& checks) {
    checks.text("comment", comment, 0, note_max);
    if (reason.empty()) return;
    auto const known =
        std::ranges::find(definition.return_reasons, reason, &workflow::ReturnReason::id);
    if (known == definition.return_reasons.end()) {
        checks.fault("reason", reasons_of(definition), "\"" + reason + "\"");
    } else if (reason == other_reason) {
        checks.text("comment", comment, 1, note_max);
    }
}

bool has_reason(workflow::Definition const& definition, std::string const& reason,
                std::string const& comment) {
    return definition.return_reasons.empty() ? !comment.empty() : !reason.empty();
}

}  // namespace yingshen::review
