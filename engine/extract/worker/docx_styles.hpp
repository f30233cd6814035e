#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "extract/worker/package.hpp"

namespace yingshen::extract::worker {

/// What the styles of a Word file say about size, headings and hidden text, after inheritance.
class DocxStyles {
  public:
    /// `xml` may be null: a file without styles.
    explicit DocxStyles(pugi::xml_document const* xml);

    [[nodiscard]] bool is_heading(std::string_view style) const;
    [[nodiscard]] bool is_hidden(std::string_view style) const;
    /// In points; empty where neither the style nor the file's defaults say.
    [[nodiscard]] std::optional<double> font_size(std::string_view style) const;
    /// The style of paragraphs that name none.
    [[nodiscard]] std::string const& default_paragraph() const { return default_paragraph_; }

  private:
    struct Style {
        std::string based_on;
        bool heading = false;
        bool hidden = false;
        std::optional<double> font_size;
    };
    template <class Get>
    [[nodiscard]] auto inherited(std::string_view style, Get const& get) const;

    std::map<std::string, Style, std::less<>> styles_;
    std::optional<double> default_size_;
    std::string default_paragraph_;
};

/// The size of a run's or style's properties: Word counts in half points.
[[nodiscard]] std::optional<double> font_size_of(pugi::xml_node run_properties);
/// An outline level 1 to 9 makes a paragraph a heading.
[[nodiscard]] bool has_outline_level(pugi::xml_node paragraph_properties);

}  // namespace yingshen::extract::worker
