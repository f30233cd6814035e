#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "extract/document.hpp"
#include "extract/worker/html_style.hpp"

namespace yingshen::extract::worker {

/// An open element, as far as it matters for the text inside.
struct HtmlFrame {
    std::string name;
    BlockKind kind = BlockKind::body;
    bool gone = false;
    bool invisible = false;
    bool transparent = false;
    double font_px = 16;

    /// Letters of one pixel are for machines, not for readers.
    [[nodiscard]] bool hidden() const { return gone || invisible || transparent || font_px <= 1.5; }
};

/// The elements that are open. Closing tags that HTML lets authors leave out are supplied.
class HtmlTree {
  public:
    HtmlTree() { open_.emplace_back(); }

    [[nodiscard]] HtmlFrame const& top() const { return open_.back(); }
    /// Opens an element below the innermost one. Throws Stop(unsafe) beyond a depth that no author
    /// reaches.
    void open(std::string_view name, CssEffect const& effect, bool hidden);
    void close(std::string_view name);

  private:
    void close_implied(std::string_view opening);
    std::vector<HtmlFrame> open_;
};

/// Whether an element begins and ends a paragraph.
[[nodiscard]] bool is_html_block(std::string_view name);
/// Whether an element has no content and no closing tag.
[[nodiscard]] bool is_html_void(std::string_view name);

}  // namespace yingshen::extract::worker
