#include "service/people_named.hpp"

#include "service/answers.hpp"

namespace yingshen::service {
namespace {

struct Named {
    std::string where;
    review::Actor* actor;
};

struct NamedIn {
    std::vector<Named> operator()(review::Assign& command) const { return {{"to", &command.to}}; }
    std::vector<Named> operator()(review::Transfer& command) const { return {{"to", &command.to}}; }
    std::vector<Named> operator()(review::CopyTo& command) const { return {{"to", &command.to}}; }
    std::vector<Named> operator()(review::AddSigner& command) const {
        return {{"person", &command.signer}};
    }
    std::vector<Named> operator()(review::HearOpinion& command) const {
        std::vector<Named> people;
        for (std::size_t i = 0; i < command.members.size(); ++i)
            people.push_back({"members[" + std::to_string(i) + "]", &command.members[i]});
        return people;
    }
    template <class Other>
    std::vector<Named> operator()(Other& /*names nobody*/) const {
        return {};
    }
};

}  // namespace

base::Result<void> look_up_people(review::Command& command, Directory const& directory,
                                  std::string const& unit) {
    std::vector<base::Fault> faults;
    for (auto const& [where, actor] : std::visit(NamedIn{}, command)) {
        if (auto known = directory.actor_of(actor->person, unit)) {
            *actor = *std::move(known);
        } else {
            faults.push_back(
                {where, "the id of a person with an active account", "\"" + actor->person + "\""});
        }
    }
    if (faults.empty()) return {};
    return std::unexpected(person_unknown(std::move(faults)));
}

}  // namespace yingshen::service
