#include "base/hash.hpp"
#include <string>
