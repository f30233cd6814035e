#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace yingshen::base {

enum class LogLevel { debug, info, warning, error };

/// Where structured log lines go. Fields carry identifiers, counts and codes, never names, texts or
/// secrets. Implementations are thread-safe and never throw.
class Log {
  public:
    using Field = std::pair<std::string_view, std::string>;
    virtual ~Log() = default;
    virtual void write(LogLevel level, std::string_view event,
                       std::initializer_list<Field> fields) = 0;
};

/// Drops everything; for tests and commands that print their own results.
class NullLog final : public Log {
  public:
    void write(LogLevel, std::string_view, std::initializer_list<Field>) override {}
};

}  // namespace yingshen::base
