#include "audit/verify.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "audit/chains.hpp"
#include "audit/changes.hpp"
#include "audit/sketches.hpp"
#include "audit/stand_ins.hpp"
#include "catalog/change.hpp"
#include "review/apply.hpp"
#include "review/codec.hpp"
#include "review/decide.hpp"
#include "review/stand_in.hpp"
#include "service/clearance.hpp"

namespace yingshen::audit {
namespace {

using Duty = std::pair<std::string, std::string>;  ///< person, duty

/// The second pass: what the events of a submission give, compared with everything kept beside
/// them.
class Comparing {
  public:
    Comparing(store::Store& store, store::Blobs& blobs, std::string const& public_pem,
              std::int64_t up_to, Verified& out)
        : store_(store),
          blobs_(blobs),
          public_pem_(public_pem),
          out_(out),
          texts_(blobs),
          sketches_(store, texts_, up_to, out.faults) {
        store::OpinionQuery everything;
        everything.visible.all = true;
        for (auto& row : store_.opinions(everything)) {
            auto const id = row.submission;
            opinions_[id].push_back(std::move(row));
        }
        for (auto& row : store_.findings({})) {
            auto const id = row.submission;
            findings_[id].push_back(std::move(row));
        }
        store_.dump_projections([this](std::string_view line) { read_line(line); });
    }

    void submission(std::string const& id, ChainEnd const& end) {
        auto const folded = fold(id);
        if (!folded) return;  // the first pass has said which event is unreadable
        if (folded->version != end.version)
            fault(id, "version " + std::to_string(end.version), std::to_string(folded->version));
        check_bytes(*folded);
        check_sketches();
        check_definitions(*folded);
        if (folded->end == workflow::End::good && !folded->certificate)
            fault(id, "a certificate of its clearance", "none");
        compare(review::project(*folded));
    }

    /// What no submission of the log gives, where every event of it could be read.
    void finish(std::map<std::string, ChainEnd> const& known, bool all_read) {
        if (all_read) sketches_.finish();
        strangers(known);
    }

  private:
    /// Rows of submissions that have no event.
    void strangers(std::map<std::string, ChainEnd> const& known) {
        for (auto const& id : rows_) {
            if (!known.contains(id)) fault(id, "a submission of the log", "a row without events");
        }
        for (auto const& [id, rows] : opinions_) {
            if (!known.contains(id))
                fault(id, "a submission of the log", "opinions without events");
        }
        for (auto const& [id, rows] : findings_) {
            if (!known.contains(id))
                fault(id, "a submission of the log", "findings without events");
        }
        for (auto const& [id, rows] : duties_) {
            if (!known.contains(id)) fault(id, "a submission of the log", "duties without events");
        }
    }

    void fault(std::string const& id, std::string expected, std::string found) {
        out_.faults.push_back({"submission " + id, std::move(expected), std::move(found)});
    }

    /// Lines are a table's name and its row as a JSON list, key first.
    void read_line(std::string_view line) {
        auto const space = line.find(' ');
        auto const table = line.substr(0, space);
        if (table != "submission" && table != "duty") return;
        auto const json = base::parse_json(line.substr(space + 1));
        auto const* cells = json ? json->as_array() : nullptr;
        auto const text = [&](std::size_t i) {
            auto const* cell =
                cells != nullptr && i < cells->size() ? (*cells)[i].as_string() : nullptr;
            return cell == nullptr ? std::string() : *cell;
        };
        if (table == "submission") rows_.insert(text(0));
        if (table == "duty") duties_[text(0)].insert({text(1), text(2)});
    }

    std::optional<review::Submission> fold(std::string const& id) {
        review::Submission submission;
        submission.id = id;
        attached_.clear();
        for (auto const& record : store_.events(id, 0)) {
            auto const json =
                base::parse_json(record.body, {.bytes_max = 64U << 20, .values_max = 10'000'000});
            if (!json) return std::nullopt;
            auto event = review::decode(record.type, record.type_version, *json);
            if (!event) return std::nullopt;
            if (auto const* certificate = std::get_if<review::CertificateIssued>(&*event)) {
                check_certificate(submission, record, *certificate);
            }
            if (auto const* attached = std::get_if<review::RevisionAttached>(&*event))
                attached_.emplace_back(record, *attached);
            review::apply(submission, {record.envelope, std::move(*event)});
        }
        return submission;
    }

    void check_certificate(review::Submission const& before, store::EventRecord const& record,
                           review::CertificateIssued const& certificate) {
        auto const body = review::certificate_body(before, record.prev, record.envelope.at);
        if (body != certificate.body) {
            out_.faults.push_back(
                {place(record), "a certificate of what the events say", "another body"});
        }
        if (auto const verified = service::verify(certificate, public_pem_); !verified) {
            for (auto const& one : verified.error().faults) {
                out_.faults.push_back(
                    {place(record) + ", certificate " + one.where, one.expected, one.found});
            }
        }
    }

    void check_bytes(review::Submission const& submission) {
        for (auto const& material : submission.materials) {
            for (auto const& revision : material.revisions) {
                check_file(submission.id + ", material " + material.id + " revision " +
                               std::to_string(revision.number),
                           revision.digest);
                if (revision.text) {
                    check_file(submission.id + ", what was read of material " + material.id +
                                   " revision " + std::to_string(revision.number),
                               *revision.text);
                }
            }
        }
        for (auto const& [material, file] : submission.finals)
            check_final(submission.id + ", final of material " + material, file.attached);
    }

    /// After check_bytes, which says what became of each file.
    void check_sketches() {
        for (auto const& [record, attached] : attached_) {
            auto const& text = attached.text;
            sketches_.attached(record, attached,
                               is_intact(attached.digest) && (!text || is_intact(*text)));
        }
    }

    [[nodiscard]] bool is_intact(base::Digest const& digest) const {
        auto const checked = blobs_checked_.find(digest);
        return checked != blobs_checked_.end() && checked->second;
    }

    void check_final(std::string const& where, review::FinalAttached const& file) {
        check_file(where, file.digest);
        if (file.text) check_file(where + ", what was read", *file.text);
    }

    void check_file(std::string const& where, base::Digest const& digest) {
        auto const [known, added] = blobs_checked_.emplace(digest, true);
        if (added) {
            ++out_.blobs;
            known->second = blobs_.verify(digest);
        }
        if (known->second) return;
        fault(where, "bytes with the hash " + base::hex(digest),
              blobs_.path(digest) ? "other bytes" : "none");
    }

    void check_definitions(review::Submission const& submission) {
        for (auto const& hash : {submission.pins.workflow, submission.pins.rulebook}) {
            if (!definitions_checked_.insert(hash).second) continue;
            auto const kept = store_.definition(hash);
            if (kept && base::sha256(kept->content) == hash) continue;
            fault(submission.id, "the pinned definition " + base::hex(hash),
                  kept ? "other bytes" : "none");
        }
    }

    void compare(review::Projection projection) {
        auto const& id = projection.row.id;
        auto const row = store_.row(id);
        if (!row) {
            fault(id, "a row in the queue", "none");
        } else if (*row != projection.row) {
            fault(id, "the row that its events give", "another (yingshen rebuild makes it anew)");
        }
        auto const by_id = [](auto& rows) {
            std::ranges::sort(rows, {}, &review::OpinionRow::opinion);
        };
        auto& kept = opinions_[id];
        by_id(kept);
        by_id(projection.opinions);
        if (kept != projection.opinions) {
            fault(
                id,
                "the " + std::to_string(projection.opinions.size()) +
                    " opinions that its events give",
                kept.size() == projection.opinions.size() ? "others" : std::to_string(kept.size()));
        }
        if (findings_[id] != projection.findings) {
            fault(id, "the findings that its events give",
                  "others (yingshen rebuild makes them anew)");
        }
        std::set<Duty> duties;
        for (auto const& duty : projection.duties)
            duties.insert({duty.person, duty.duty});
        if (duties_[id] != duties) fault(id, "the duties that its events give", "others");
    }

    store::Store& store_;
    store::Blobs const& blobs_;
    std::string const& public_pem_;
    Verified& out_;
    service::MaterialTexts texts_;
    SketchCheck sketches_;
    /// By the events of the submission that is looked at.
    std::vector<std::pair<store::EventRecord, review::RevisionAttached>> attached_;
    std::map<std::string, std::vector<review::OpinionRow>> opinions_;
    std::map<std::string, std::vector<review::FindingRow>> findings_;
    std::map<std::string, std::set<Duty>> duties_;
    std::set<std::string> rows_;
    std::map<base::Digest, bool> blobs_checked_;
    std::set<base::Digest> definitions_checked_;
};

}  // namespace

Verified verify(store::Store& store, store::Blobs& blobs, std::string const& public_pem,
                std::function<void(std::int64_t events)> const& progress) {
    auto chains = check_chains(store, progress);
    bool const all_read = chains.faults.empty();
    Verified out{chains.events, 0, 0, std::move(chains.faults)};
    if (chains.ends.erase(std::string(catalog::definitions_stream)) > 0) {
        auto const faults = check_changes(store);
        out.faults.insert(out.faults.end(), faults.begin(), faults.end());
    }
    if (chains.ends.erase(std::string(review::stand_ins_stream)) > 0) {
        auto const faults = check_stand_ins(store);
        out.faults.insert(out.faults.end(), faults.begin(), faults.end());
    }
    out.submissions = static_cast<std::int64_t>(chains.ends.size());
    Comparing comparing(store, blobs, public_pem, chains.last, out);
    for (auto const& [id, end] : chains.ends)
        comparing.submission(id, end);
    comparing.finish(chains.ends, all_read);
    return out;
}

}  // namespace yingshen::audit
