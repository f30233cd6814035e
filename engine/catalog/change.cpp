#include "catalog/change.hpp"

#include <algorithm>

namespace yingshen::catalog {
namespace {

/// By id, in a list that may be changed or not.
template <class Proposals>
auto* find(Proposals& proposals, std::string_view id) {
    auto const found = std::ranges::find_if(
        proposals, [id](Proposal const& one) { return one.content.proposal == id; });
    return found == proposals.end() ? nullptr : &*found;
}

class Applying {
  public:
    Applying(Changes& changes, review::Envelope const& envelope)
        : changes_(changes), envelope_(envelope) {}

    void operator()(DefinitionsProposed const& event) {
        Proposal proposal;
        proposal.proposed = decided(event.role);
        proposal.content = event;
        proposal.set = set_hash(event.files);
        changes_.proposals.push_back(std::move(proposal));
    }

    void operator()(DefinitionsActivated const& event) {
        Activation activation;
        activation.set = event.set;
        activation.at = envelope_.at;
        activation.from = event.effective_from;
        if (auto const* approval = std::get_if<Approval>(&event.cause)) {
            activation.proposal = approval->proposal;
            if (auto* proposal = find(changes_.proposals, approval->proposal)) {
                activation.files = proposal->content.files;
                proposal->status = Proposal::Status::activated;
                proposal->activated = decided(approval->role);
                proposal->in_force_from = event.effective_from;
            }
        } else {
            activation.files = std::get<Bootstrap>(event.cause).files;
        }
        changes_.activations.push_back(std::move(activation));
    }

    void operator()(DefinitionsRejected const& event) {
        if (auto* proposal = find(changes_.proposals, event.proposal)) {
            proposal->status = Proposal::Status::rejected;
            proposal->rejected = decided(event.role);
            proposal->reason = event.reason;
        }
        for (auto& activation : changes_.activations) {
            if (activation.proposal == event.proposal) activation.called_off = true;
        }
    }

  private:
    [[nodiscard]] Decided decided(words::Role role) const {
        return {envelope_.person, envelope_.account, role, envelope_.at};
    }

    Changes& changes_;
    review::Envelope const& envelope_;
};

}  // namespace

std::string_view name(Proposal::Status status) {
    switch (status) {
        case Proposal::Status::open:
            return "open";
        case Proposal::Status::activated:
            return "activated";
        case Proposal::Status::rejected:
            return "rejected";
    }
    return {};
}

Proposal const* Changes::proposal(std::string_view id) const {
    return find(proposals, id);
}

Activation const* Changes::newest() const {
    auto const found =
        std::find_if(activations.rbegin(), activations.rend(),
                     [](Activation const& activation) { return !activation.called_off; });
    return found == activations.rend() ? nullptr : &*found;
}

Activation const* Changes::in_force(base::Time at) const {
    auto const found =
        std::find_if(activations.rbegin(), activations.rend(), [at](Activation const& activation) {
            return !activation.called_off && activation.from <= at;
        });
    if (found != activations.rend()) return &*found;
    return activations.empty() ? nullptr : &activations.front();
}

void apply(Changes& changes, review::Envelope const& envelope, Change const& change) {
    std::visit(Applying(changes, envelope), change);
    changes.version = envelope.version;
    changes.updated_at = envelope.at;
}

}  // namespace yingshen::catalog
