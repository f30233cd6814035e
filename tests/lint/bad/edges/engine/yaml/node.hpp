#pragma once
#include "base/error.hpp"
#include "workflow/definition.hpp"
