#include "service/append.hpp"

#include <future>

namespace yingshen::service {

store::Outcome append_and_wait(store::Store& store, store::Write write) {
    std::promise<store::Outcome> promise;
    auto outcome = promise.get_future();
    store.append(std::move(write),
                 [&promise](store::Outcome known, std::int64_t) { promise.set_value(known); });
    return outcome.get();
}

}  // namespace yingshen::service
