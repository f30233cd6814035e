#include <utility>

#include "base/utf8.hpp"
#include "extract/limits.hpp"
#include "extract/worker/collector.hpp"

namespace yingshen::extract::worker {
namespace {

bool is_line_end(char32_t value) {
    return value == U'\n' || value == U'\r' || value == U'\v' || value == U'\f' || value == 0x85 ||
           value == 0x2028 || value == 0x2029;
}

bool is_control(char32_t value) {
    return value < 0x20 || (value >= 0x7f && value < 0xa0);
}

/// Collapses white space as it is appended, so that no trailing blank is ever written.
class Writer {
  public:
    void add(char32_t value) {
        auto const after_return = std::exchange(after_return_, value == U'\r');
        if (after_return && value == U'\n') return;
        if (is_line_end(value)) {
            ++line_ends_;
        } else if (value == U' ' || value == U'\t') {
            space_ = true;
        } else if (!is_control(value)) {
            flush();
            base::append_utf8(out_, value);
        }
    }

    std::string take() { return std::move(out_); }

  private:
    void flush() {
        if (!out_.empty()) {
            if (line_ends_ > 0) {
                out_.append(line_ends_ > 1 ? 2U : 1U, '\n');
            } else if (space_) {
                out_ += ' ';
            }
        }
        line_ends_ = 0;
        space_ = false;
    }

    std::string out_;
    int line_ends_ = 0;
    bool space_ = false;
    bool after_return_ = false;
};

}  // namespace

std::string clean_text(std::string_view text) {
    Writer writer;
    for (auto const& point : base::decode_utf8(text))
        writer.add(point.value);
    return writer.take();
}

std::string clean_label(std::string_view text) {
    std::string out;
    for (auto const& point : base::decode_utf8(clean_text(text.substr(0, 4096)))) {
        std::string next;
        base::append_utf8(next, point.value == U'\n' ? U' ' : point.value);
        if (out.size() + next.size() > limits::label_bytes_max) break;
        out += next;
    }
    return out;
}

}  // namespace yingshen::extract::worker
