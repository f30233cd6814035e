#include "audit/archive.hpp"

#include <algorithm>
#include <map>

#include "service/replay.hpp"

namespace yingshen::audit {
namespace {

/// Opinions by id while the events are gone through, since one may be withdrawn.
class Reading {
  public:
    explicit Reading(ArchivedCase& out) : out_(out) {}

    void take(review::Event const& event) {
        if (auto const* created = std::get_if<review::Created>(&event)) {
            out_.kind = created->kind;
            out_.facts = created->facts;
        } else if (auto const* set = std::get_if<review::FactsSet>(&event)) {
            out_.facts = set->facts;
        } else if (auto const* attached = std::get_if<review::RevisionAttached>(&event)) {
            attach(*attached);
        } else if (auto const* given = std::get_if<review::OpinionGiven>(&event)) {
            opinions_[given->opinion] = {given->right, given->place};
        } else if (auto const* withdrawn = std::get_if<review::OpinionWithdrawn>(&event)) {
            opinions_.erase(withdrawn->opinion);
        }
    }

    void finish() {
        for (auto& [id, opinion] : opinions_)
            out_.opinions.push_back(std::move(opinion));
    }

  private:
    void attach(review::RevisionAttached const& attached) {
        for (auto& text : out_.texts) {
            if (text.attached.material == attached.material) text.current = false;
        }
        out_.texts.push_back({attached, true});
    }

    ArchivedCase& out_;
    std::map<std::string, ArchivedOpinion> opinions_;
};

}  // namespace

std::vector<std::string> archived_types() {
    return {"created", "facts_set", "revision_attached", "opinion_given", "opinion_withdrawn"};
}

ArchivedCase archived_case(store::History const& history) {
    ArchivedCase out;
    out.submission = history.submission;
    out.cleared = history.cleared;
    Reading reading(out);
    for (auto const& record : history.events) {
        reading.take(service::decoded(record));
        out.on = base::china_date(record.envelope.at);
    }
    reading.finish();
    if (auto const live = out.facts.find("go_live");
        live != out.facts.end() && !live->second.empty())
        out.on = base::parse_date(live->second.front()).value_or(out.on);
    return out;
}

}  // namespace yingshen::audit
