#pragma once
#include "review/case.hpp"
#include "review/checks.hpp"

namespace yingshen::review {

/// What an answer or a verification rests on must be there: facts by name, materials, spans of
/// current revisions.
void check_rests_on(Case const& at, RestsOn const& rests_on, Checks& checks);

}  // namespace yingshen::review
