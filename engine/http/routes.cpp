#include "http/routes.hpp"

#include <stdexcept>

namespace yingshen::http {
namespace {

/// Splits the first segment off "/a/b/c".
std::pair<std::string_view, std::string_view> first_segment(std::string_view path) {
    auto const end = path.find('/', 1);
    if (end == std::string_view::npos) return {path.substr(1), {}};
    return {path.substr(1, end - 1), path.substr(end)};
}

bool is_capture(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

std::string allow_of(unsigned methods) {
    std::string out;
    for (auto const method : {Method::get, Method::post, Method::put, Method::delete_}) {
        if (!(methods & 1U << static_cast<unsigned>(method))) continue;
        out += name(method);
        out += method == Method::get ? ", HEAD, " : ", ";
    }
    return out + "OPTIONS";
}

}  // namespace

struct Routes::Search {
    std::optional<Method> method;
    Route const* found = nullptr;
    std::vector<std::string_view> captured{};
    unsigned allowed = 0;
};

Routes::Routes(std::vector<Route> routes) : routes_(std::move(routes)) {
    for (auto const& route : routes_)
        insert(route);
}

std::size_t Routes::literal_child(std::size_t node, std::string_view segment) {
    for (auto const& [text, child] : nodes_[node].literals) {
        if (text == segment) return child;
    }
    nodes_[node].literals.emplace_back(segment, nodes_.size());
    nodes_.emplace_back();
    return nodes_.size() - 1;
}

std::size_t Routes::capture_child(std::size_t node) {
    if (!nodes_[node].capture) {
        nodes_[node].capture = nodes_.size();
        nodes_.emplace_back();
    }
    return *nodes_[node].capture;
}

void Routes::insert(Route const& route) {
    if (!route.pattern.starts_with('/') || !route.handle) {
        throw std::logic_error("a route needs a pattern that starts with / and a handler: " +
                               route.pattern);
    }
    std::size_t node = 0;
    std::string_view rest = route.pattern;
    while (!rest.empty()) {
        auto const [segment, tail] = first_segment(rest);
        bool const braces = segment.find_first_of("{}") != std::string_view::npos;
        if (braces && !is_capture(segment)) {
            throw std::logic_error("a capture is a whole segment: " + route.pattern);
        }
        node = braces ? capture_child(node) : literal_child(node, segment);
        rest = tail;
    }
    auto& place = nodes_[node].routes[static_cast<std::size_t>(route.method)];
    if (place) throw std::logic_error("two routes answer the same requests: " + route.pattern);
    place = &route;
}

bool Routes::visit(std::size_t index, std::string_view rest, Search& search) const {
    auto const& node = nodes_[index];
    if (rest.empty()) {
        for (std::size_t i = 0; i < node.routes.size(); ++i) {
            if (node.routes[i]) search.allowed |= 1U << i;
        }
        if (search.method) search.found = node.routes[static_cast<std::size_t>(*search.method)];
        return search.found != nullptr;
    }
    auto const [segment, tail] = first_segment(rest);
    for (auto const& [text, child] : node.literals) {
        if (text == segment && visit(child, tail, search)) return true;
    }
    if (!node.capture || segment.empty()) return false;
    search.captured.push_back(segment);
    if (visit(*node.capture, tail, search)) return true;
    search.captured.pop_back();
    return false;
}

Match Routes::find(std::optional<Method> method, std::string_view path) const {
    Search search{method};
    Match match;
    if (!visit(0, path, search)) {
        if (search.allowed != 0) match.allow = allow_of(search.allowed);
        return match;
    }
    match.route = search.found;
    if (search.captured.empty()) return match;
    auto value = search.captured.begin();
    std::string_view rest = search.found->pattern;
    while (!rest.empty()) {
        auto const [segment, tail] = first_segment(rest);
        if (is_capture(segment)) {
            match.params.emplace_back(segment.substr(1, segment.size() - 2), *value++);
        }
        rest = tail;
    }
    return match;
}

}  // namespace yingshen::http
