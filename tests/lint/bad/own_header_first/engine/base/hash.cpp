#include <string>
#include "base/hash.hpp"
