#include "extract/worker/cpu_time.hpp"

#include <ctime>

namespace yingshen::extract::worker {

double seconds_used() {
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

}  // namespace yingshen::extract::worker
