#pragma once
#include <mutex>
#include <ostream>

#include "base/log.hpp"
#include "base/time.hpp"

namespace yingshen::app {

/// One JSON object a line: at, level, event, then the fields, all texts. Lines below `least` are
/// dropped. Thread-safe; a line that cannot be written is lost, never an exception.
class JsonLog final : public base::Log {
  public:
    /// `out` must outlive the log; the program gives std::cerr.
    JsonLog(std::ostream& out, base::Clock const& clock,
            base::LogLevel least = base::LogLevel::info)
        : out_(out), clock_(clock), least_(least) {}
    void write(base::LogLevel level, std::string_view event,
               std::initializer_list<Field> fields) override;

  private:
    std::ostream& out_;
    base::Clock const& clock_;
    base::LogLevel const least_;
    std::mutex mutex_;
};

}  // namespace yingshen::app
