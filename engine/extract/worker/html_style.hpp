#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::extract::worker {

/// What a rule of CSS says about whether its text can be seen. Empty members say nothing.
struct CssEffect {
    std::optional<bool> gone;         ///< takes no room or lies outside: what is inside is gone too
    std::optional<bool> invisible;    ///< `visibility`: what is inside may be visible again
    std::optional<bool> transparent;  ///< the colour of the letters
    std::optional<double> font_px;
    std::optional<double> font_times;  ///< relative to the font outside
};

/// Reads declarations, "display:none; color:red".
[[nodiscard]] CssEffect read_declarations(std::string_view css);
/// The later says what it says; what it leaves open stays.
void merge(CssEffect& into, CssEffect const& later);

/// A style sheet as far as it is sure: rules for one element by name, classes and id. Rules that
/// depend on surroundings or media are left out, so that text counts as visible when in doubt.
class CssSheet {
  public:
    void add(std::string_view css);
    [[nodiscard]] CssEffect effect_on(std::string_view element, std::string_view id,
                                      std::vector<std::string_view> const& classes) const;
    /// Texts that `content:` writes into the page.
    [[nodiscard]] std::vector<std::string> const& generated() const { return generated_; }

  private:
    struct Rule {
        std::string element;
        std::string id;
        std::vector<std::string> classes;
        int weight = 0;
        CssEffect effect;
    };
    void add_rule(std::string_view selector, std::string_view declarations);
    std::vector<Rule> rules_;
    std::vector<std::string> generated_;
};

}  // namespace yingshen::extract::worker
