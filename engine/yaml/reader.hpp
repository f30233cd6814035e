#pragma once
#include <concepts>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "yaml/node.hpp"

namespace yingshen::yaml {

/// Collects every fault of a file while it is read; faults are sorted by place at the end.
class Faults {
  public:
    explicit Faults(std::string file) : file_(std::move(file)) {}
    void add(Mark mark, std::string expected, std::string found);
    [[nodiscard]] std::string place(Mark mark) const;
    [[nodiscard]] bool empty() const { return faults_.empty(); }
    [[nodiscard]] std::vector<base::Fault> take();

  private:
    std::string file_;
    std::vector<std::pair<Mark, base::Fault>> faults_;
};

/// Reads one map. Each key is asked for by name; `finish` reports keys that nobody asked for, with
/// the nearest known key as a hint ("deadlin"; did you mean "deadline"?). A value of the wrong
/// shape is a fault and reads as absent, so reading goes on and all faults come out together.
class MapReader {
  public:
    /// A node that is not a map is a fault, and then every key is absent.
    MapReader(Node const& node, Faults& faults, std::string what);

    [[nodiscard]] Node const* optional(std::string_view key);
    /// A fault where the key is missing.
    [[nodiscard]] Node const* required(std::string_view key);

    [[nodiscard]] std::optional<std::string> text(std::string_view key);
    [[nodiscard]] std::string required_text(std::string_view key);
    [[nodiscard]] std::optional<int> integer(std::string_view key, int low, int high);
    [[nodiscard]] std::optional<bool> boolean(std::string_view key);
    [[nodiscard]] std::optional<base::Date> date(std::string_view key);
    /// `{zh: …, en: …}`, both present and not empty.
    [[nodiscard]] base::Text required_title(std::string_view key);
    /// A list of texts; a single text reads as a list of one. Empty where the key is absent.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);

    [[nodiscard]] Mark mark() const { return mark_; }
    [[nodiscard]] Faults& faults() { return faults_; }

    /// Reports unknown keys. Call once, after every key was asked for.
    void finish();

  private:
    Node const* node_;
    Mark mark_;
    Faults& faults_;
    std::string what_;
    std::vector<std::string> asked_;
};

/// The word of `known` nearest to `word` if it is near enough to be a slip of the pen, or nullopt.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 std::vector<std::string> const& known);

}  // namespace yingshen::yaml
