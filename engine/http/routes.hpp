#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.hpp"

namespace yingshen::http {

/// What the table says about one path.
struct Match {
    Route const* route = nullptr;  ///< of the path and the method, or none
    std::vector<std::pair<std::string, std::string>> params;
    std::string allow;  ///< where the path is known but not the method: the value of Allow
};

/// The table of routes, a tree by segment. A literal segment beats a capture; a capture never takes
/// an empty segment. Immutable, so any thread may ask.
class Routes {
  public:
    /// Throws std::logic_error for a malformed pattern or two routes that answer the same requests:
    /// the table is written by programmers, not by users.
    explicit Routes(std::vector<Route> routes);

    /// `method` is empty for one that no route can have (PATCH, OPTIONS).
    [[nodiscard]] Match find(std::optional<Method> method, std::string_view path) const;
    [[nodiscard]] std::vector<Route> const& all() const { return routes_; }

  private:
    struct Node {
        std::vector<std::pair<std::string, std::size_t>> literals;
        std::optional<std::size_t> capture;
        std::array<Route const*, 4> routes{};
    };
    struct Search;

    void insert(Route const& route);
    [[nodiscard]] std::size_t literal_child(std::size_t node, std::string_view segment);
    [[nodiscard]] std::size_t capture_child(std::size_t node);
    [[nodiscard]] bool visit(std::size_t node, std::string_view rest, Search& search) const;

    std::vector<Route> routes_;
    std::vector<Node> nodes_{1};
};

}  // namespace yingshen::http
