#pragma once
#include <string>

namespace yingshen::workflow::test {

/// A workflow file of 3 to 9 states, the same for the same seed. Most have the shape of a review;
/// each pattern of the language turns up now and then, and so does each kind of carelessness:
/// somebody who is not barred, a gate that nobody asks for, a way that leads elsewhere.
[[nodiscard]] std::string random_workflow(unsigned seed);

}  // namespace yingshen::workflow::test
