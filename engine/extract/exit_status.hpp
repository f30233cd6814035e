#pragma once

namespace yingshen::extract {

/// How a worker that was not killed ends.
enum WorkerExit : int {
    worker_done = 0,     ///< its answer is complete
    worker_refused = 3,  ///< the sandbox or a limit could not be set up; nothing was read
    worker_out_of_memory = 4,
};

}  // namespace yingshen::extract
