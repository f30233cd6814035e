#include "audit/stand_ins.hpp"

#include "audit/chains.hpp"
#include "review/stand_in_codec.hpp"
#include "review/stand_in_decide.hpp"

namespace yingshen::audit {
namespace {

class Checking {
  public:
    explicit Checking(store::Store& store) : store_(store) {}

    std::vector<base::Fault> run() && {
        each_decoded(store_, review::stand_ins_stream, 1U << 20, review::decode_stand_in,
                     [this](store::EventRecord const& record, auto const& event) {
                         record_ = &record;
                         std::visit(*this, event);
                         review::apply(known_, record.envelope, event);
                     });
        return std::move(faults_);
    }

    void operator()(review::StandInSet const& event) {
        check_capacity(event.capacity, event.principal);
        auto const again = review::set_stand_in(
            known_, {record_->envelope.person, event.capacity},
            {event.principal, event.stand_in, event.from, event.until, event.reason},
            record_->envelope.at);
        if (!again) {
            fault("a stand-in that the rules allow", again.error().code);
        } else if (*again != event) {
            fault("the stand-in " + again->id, event.id);
        }
    }

    void operator()(review::StandInEnded const& event) {
        auto const* found = known_.find(event.id);
        if (found != nullptr) check_capacity(event.capacity, found->period.principal);
        auto const again = review::end_stand_in(known_, {record_->envelope.person, event.capacity},
                                                event.id, event.reason, record_->envelope.at);
        if (!again) fault("an end that the rules allow", again.error().code);
    }

  private:
    void fault(std::string expected, std::string found) {
        faults_.push_back({place(*record_), std::move(expected), std::move(found)});
    }

    void check_capacity(review::Capacity capacity, std::string const& principal) {
        auto const in_person = record_->envelope.person == principal;
        if (in_person == (capacity == review::Capacity::principal)) return;
        fault(in_person ? "the capacity principal" : "a capacity over " + principal,
              std::string(review::name(capacity)));
    }

    store::Store& store_;
    store::EventRecord const* record_ = nullptr;
    review::StandIns known_;
    std::vector<base::Fault> faults_;
};

}  // namespace

std::vector<base::Fault> check_stand_ins(store::Store& store) {
    return Checking(store).run();
}

}  // namespace yingshen::audit
