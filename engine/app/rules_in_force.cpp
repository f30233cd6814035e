#include "app/rules_in_force.hpp"

#include "service/definition_sets.hpp"

namespace yingshen::app {

std::shared_ptr<catalog::Rules const> rules_in_force(store::Store& store, base::Time now,
                                                     base::Log& log) {
    auto const changes = service::read_changes(store).changes;
    auto const* activation = changes.in_force(now);
    return activation == nullptr ? nullptr : service::load_set(store, *activation, now, log)->rules;
}

}  // namespace yingshen::app
