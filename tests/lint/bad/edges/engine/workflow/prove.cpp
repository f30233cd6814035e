#include "definition.hpp"
#include "rulebook/rule.hpp"
#include "words/words.hpp"
