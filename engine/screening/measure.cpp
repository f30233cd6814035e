#include "screening/measure.hpp"

#include <algorithm>

namespace yingshen::screening {
namespace {

bool touches(Finding const& finding, std::string const& text, std::string const& words) {
    if (words.empty()) return true;
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        if (finding.span.byte_begin < at + words.size() && at < finding.span.byte_end) return true;
    }
    return false;
}

bool touches(Finding const& finding, Labelled const& labelled) {
    if (labelled.words.empty()) return true;
    return std::ranges::any_of(labelled.words, [&](std::string const& words) {
        return touches(finding, labelled.text, words);
    });
}

/// Rounded half up to a tenth of a percent, in whole numbers.
std::string fraction(int part, int whole) {
    if (whole == 0) return "—";
    auto const tenths = (2000LL * part + whole) / (2LL * whole);
    return std::to_string(part) + "/" + std::to_string(whole) + " (" + std::to_string(tenths / 10) +
           "." + std::to_string(tenths % 10) + "%)";
}

}  // namespace

std::vector<Finding> false_alarms(Screening const& screening) {
    std::vector<Finding> alarms;
    for (auto const& finding : screening.findings) {
        if (finding.kind == FindingKind::found &&
            finding.severity == words::Severity::substantive) {
            alarms.push_back(finding);
        }
    }
    return alarms;
}

Outcome judge(Labelled const& labelled, Screening const& screening) {
    if (!labelled.violation)
        return false_alarms(screening).empty() ? Outcome::clean : Outcome::extra;
    auto outcome = Outcome::missed;
    for (auto const& finding : screening.findings) {
        if (!touches(finding, labelled)) continue;
        if (finding.kind == FindingKind::found) return Outcome::found;
        outcome = Outcome::asked;
    }
    return outcome;
}

void Tally::count(Outcome outcome) {
    switch (outcome) {
        case Outcome::found:
            ++found;
            return;
        case Outcome::asked:
            ++asked;
            return;
        case Outcome::missed:
            ++missed;
            return;
        case Outcome::clean:
            ++clean;
            return;
        case Outcome::extra:
            ++extra;
            return;
    }
}

std::string Tally::precision() const {
    return fraction(found, found + extra);
}

std::string Tally::recall() const {
    return fraction(found + asked, violations());
}

}  // namespace yingshen::screening
