#include "audit/changes.hpp"

#include <set>

#include "audit/chains.hpp"
#include "catalog/change_codec.hpp"
#include "catalog/change_decide.hpp"

namespace yingshen::audit {
namespace {

class Checking {
  public:
    explicit Checking(store::Store& store) : store_(store) {}

    std::vector<base::Fault> run() && {
        each_decoded(store_, catalog::definitions_stream, 64U << 20, catalog::decode,
                     [this](store::EventRecord const& record, auto const& event) {
                         record_ = &record;
                         std::visit(*this, event);
                         catalog::apply(changes_, record.envelope, event);
                     });
        return std::move(faults_);
    }

    void operator()(catalog::DefinitionsProposed const& event) {
        check_files(event.files);
        auto const* newest = changes_.newest();
        if (newest == nullptr || newest->set != event.base)
            fault("the set before it as its base", base::hex(event.base));
    }

    void operator()(catalog::DefinitionsActivated const& event) {
        if (auto const* bootstrap = std::get_if<catalog::Bootstrap>(&event.cause)) {
            if (!changes_.activations.empty())
                fault("the first activation alone to be bootstrap", "another");
            check_files(bootstrap->files);
            check_set(event, catalog::set_hash(bootstrap->files), bootstrap->results);
            return;
        }
        auto const& approval = std::get<catalog::Approval>(event.cause);
        catalog::Changer const by{record_->envelope.person,
                                  approval.role == words::Role::center_head,
                                  approval.role == words::Role::administrator};
        auto const proposal = catalog::may_activate(changes_, by, approval.proposal);
        if (!proposal) {
            fault("an activation that the rules of two people allow", proposal.error().code);
            return;
        }
        check_set(event, proposal->set, proposal->content.results);
    }

    void operator()(catalog::DefinitionsRejected const& event) {
        if (changes_.proposal(event.proposal) == nullptr) fault("a known proposal", event.proposal);
    }

  private:
    void fault(std::string expected, std::string found) {
        faults_.push_back({place(*record_), std::move(expected), std::move(found)});
    }

    void check_set(catalog::DefinitionsActivated const& event, base::Digest const& set,
                   base::Json const& results) {
        if (event.set != set) fault("the set " + base::hex(set), base::hex(event.set));
        auto const hash = catalog::results_hash(results);
        if (event.results != hash)
            fault("the proposed results " + base::hex(hash), base::hex(event.results));
    }

    void check_files(catalog::Manifest const& files) {
        for (auto const& [path, hash] : files) {
            if (!checked_.insert(hash).second) continue;
            auto const kept = store_.definition(hash);
            if (kept && base::sha256(kept->content) == hash) continue;
            fault("the file " + path + ", " + base::hex(hash), kept ? "other bytes" : "none");
        }
    }

    store::Store& store_;
    store::EventRecord const* record_ = nullptr;
    catalog::Changes changes_;
    std::set<base::Digest> checked_;
    std::vector<base::Fault> faults_;
};

}  // namespace

std::vector<base::Fault> check_changes(store::Store& store) {
    return Checking(store).run();
}

}  // namespace yingshen::audit
