#include "base/error.hpp"

namespace yingshen::base {

std::string to_string(Fault const& fault) {
    return fault.where + ": expected " + fault.expected + ", but found " + fault.found;
}

}  // namespace yingshen::base
