#include "rulebook/rule.hpp"
#include "definition.hpp"
#include "words/words.hpp"
