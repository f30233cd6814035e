#include "app/log.hpp"

#include <exception>
#include <string>

#include "base/json.hpp"
#include "base/utf8.hpp"

namespace yingshen::app {
namespace {

std::string_view name(base::LogLevel level) {
    switch (level) {
        case base::LogLevel::debug:
            return "debug";
        case base::LogLevel::info:
            return "info";
        case base::LogLevel::warning:
            return "warning";
        case base::LogLevel::error:
            return "error";
    }
    return {};
}

/// A log line is always valid JSON, also where a field is not valid UTF-8 (a system's message).
void append_member(std::string& line, std::string_view key, std::string_view value) {
    line += line.size() > 1 ? "," : "";
    base::append_quoted(line, key);
    line += ':';
    if (!base::invalid_utf8(value)) return base::append_quoted(line, value);
    std::string repaired;
    for (auto const& point : base::decode_utf8(value))
        base::append_utf8(repaired, point.value);
    base::append_quoted(line, repaired);
}

}  // namespace

void JsonLog::write(base::LogLevel level, std::string_view event,
                    std::initializer_list<Field> fields) {
    if (level < least_) return;
    try {
        std::string line = "{";
        append_member(line, "at", base::to_string(clock_.now()));
        append_member(line, "level", name(level));
        append_member(line, "event", event);
        for (auto const& [key, value] : fields)
            append_member(line, key, value);
        line += "}\n";
        std::scoped_lock const lock(mutex_);
        out_ << line << std::flush;
    } catch (std::exception const&) {
        // Whoever logs must be able to rely on it; a full disk under the log must not stop a
        // review.
        return;
    }
}

}  // namespace yingshen::app
