#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yingshen::extract::worker {

struct HtmlToken {
    enum class Kind : std::uint8_t { text, open, close, end } kind = Kind::end;
    std::string text;  ///< decoded text, or the name of an element in lower case
    std::vector<std::pair<std::string, std::string>> attributes;
    bool closes_itself = false;

    /// The value of an attribute, or nullptr.
    [[nodiscard]] std::string const* find(std::string_view name) const;
};

/// Splits HTML as browsers do where it matters for text: character references are decoded,
/// comments, declarations and processing instructions are left out, the content of `script`,
/// `style`, `textarea` and `title` is one text up to its closing tag. Any bytes give some tokens.
class HtmlTokens {
  public:
    explicit HtmlTokens(std::string_view html) : html_(html) {}
    [[nodiscard]] HtmlToken next();

  private:
    HtmlToken tag();
    bool skip_markup();
    void read_attributes(HtmlToken& token);

    std::string_view html_;
    std::size_t at_ = 0;
    std::string raw_until_;  ///< the element whose content is taken as it stands
};

/// Decodes "&amp;", "&#x4fdd;" and the like; what is no reference stays.
[[nodiscard]] std::string decode_references(std::string_view text);

}  // namespace yingshen::extract::worker
