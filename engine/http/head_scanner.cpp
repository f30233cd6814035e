#include "http/head_scanner.hpp"

#include <string>

namespace yingshen::http {

HeadScanner::State HeadScanner::refuse(std::string_view expected, std::string_view found) {
    fault_ = {"header", std::string(expected), std::string(found)};
    return State::refused;
}

/// Called behind a CRLF; `complete` where the line was the empty one.
HeadScanner::State HeadScanner::end_of_line() {
    bool const empty = position_ - line_begin_ == 2;
    line_begin_ = position_;
    if (!empty) {
        ++lines_;
        return State::more;
    }
    if (lines_ > 0) return State::complete;
    if (begin_ > 0) return refuse("a request line", "a second empty line");
    begin_ = position_;
    return State::more;
}

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
    while (position_ < bytes.size()) {
        auto const byte = static_cast<unsigned char>(bytes[position_]);
        bool const first = position_ == line_begin_;
        ++position_;
        if (byte == '\n') {
            if (!after_cr_) return refuse("lines that end in CR LF", "a bare LF");
            after_cr_ = false;
            auto const state = end_of_line();
            if (state != State::more) return state;
            continue;
        }
        if (after_cr_) return refuse("lines that end in CR LF", "a bare CR");
        if (byte == '\r') {
            after_cr_ = true;
        } else if (byte == 0x7f || (byte < 0x20 && byte != '\t')) {
            return refuse("no control characters", "byte " + std::to_string(byte));
        } else if (first && (byte == ' ' || byte == '\t')) {
            return refuse("no folded lines", "a line that starts with a space");
        }
    }
    return State::more;
}

}  // namespace yingshen::http
