#include "screening/screen.hpp"

namespace yingshen::words {
namespace {

using screening::FindingKind;

constexpr Word<FindingKind> finding_kinds[] = {
    {FindingKind::found, "found", "机审命中", "Found"},
    {FindingKind::asked, "asked", "需人工判断", "Asked of a person"},
};

}  // namespace

template <>
std::span<Word<FindingKind> const> all<FindingKind>() {
    return finding_kinds;
}

}  // namespace yingshen::words
