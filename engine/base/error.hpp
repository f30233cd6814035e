#pragma once
#include <expected>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace yingshen::base {

/// One thing wrong at one place. `where` is a field path (`facts.go_live`) or `file:line:col`.
struct Fault {
    std::string where;
    std::string expected;
    std::string found;
    bool operator==(Fault const&) const = default;
};

/// "where: expected X, but found Y".
[[nodiscard]] std::string to_string(Fault const& fault);

/// What a caller can do about an error; the API maps each kind to one HTTP status.
enum class ErrorKind {
    invalid,       ///< the input is wrong: 422
    unauthorised,  ///< nobody is logged in: 401
    forbidden,     ///< known and visible, but not allowed: 403
    not_found,     ///< absent, or not yours: the answer is the same, 404
    conflict,      ///< the submission is not in a state that allows it: 409
    stale,         ///< If-Match names a version that is gone: 412
    too_many,      ///< throttled: 429
    unavailable,   ///< the store takes no writes now, or the outcome is unknown: 503
};

/// An outcome the caller must handle. `code` is stable for ever; `faults` lists every fault found,
/// not only the first.
struct Error {
    ErrorKind kind = ErrorKind::invalid;
    std::string code;
    Text text;
    std::vector<Fault> faults;
    bool operator==(Error const&) const = default;
};

template <class T>
using Result = std::expected<T, Error>;

}  // namespace yingshen::base
