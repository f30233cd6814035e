#include "support/bank.hpp"
