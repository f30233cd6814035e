#include "yaml/builder.hpp"

namespace yingshen::yaml {

void Builder::begin_document(Mark mark) {
    documents_.emplace_back().mark = mark;
}

void Builder::end_document() {
    open_.clear();
}

void Builder::null(Head head) {
    refuse_decorations(head);
    place(
        Node{.kind = Node::Kind::null, .mark = head.mark, .scalar = {}, .sequence = {}, .map = {}});
}

void Builder::alias(Mark mark) {
    complaints_.push_back({mark, "the value itself", "an alias (*)"});
    place(Node{.kind = Node::Kind::null, .mark = mark, .scalar = {}, .sequence = {}, .map = {}});
}

void Builder::scalar(Head head, std::string_view text) {
    refuse_decorations(head);
    place(Node{.kind = Node::Kind::scalar,
               .mark = head.mark,
               .scalar = std::string(text),
               .sequence = {},
               .map = {}});
}

bool Builder::open(Head head, Node::Kind kind) {
    refuse_decorations(head);
    if (open_.size() >= static_cast<std::size_t>(depth_max)) {
        complaints_.push_back(
            {head.mark, "at most " + std::to_string(depth_max) + " levels of nesting", "one more"});
        return false;
    }
    auto& frame = open_.emplace_back();
    frame.node.kind = kind;
    frame.node.mark = head.mark;
    return true;
}

void Builder::close() {
    auto node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
}

void Builder::refuse_decorations(Head const& head) {
    if (head.anchored)
        complaints_.push_back({head.mark, "a value without an anchor", "an anchor (&)"});
    if (head.tagged) complaints_.push_back({head.mark, "a value without a tag", "a tag (!)"});
}

void Builder::place(Node node) {
    if (open_.empty()) {
        documents_.back() = std::move(node);
        return;
    }
    auto& frame = open_.back();
    if (frame.node.kind == Node::Kind::sequence) {
        frame.node.sequence.push_back(std::move(node));
    } else if (!frame.has_key) {
        take_key(frame, std::move(node));
    } else {
        frame.node.map.push_back({std::move(frame.key), std::move(node)});
        frame.has_key = false;
    }
}

void Builder::take_key(Frame& frame, Node node) {
    if (node.kind != Node::Kind::scalar || node.scalar.empty()) {
        complaints_.push_back({node.mark, "a key that is a text", node.described()});
    } else if (!frame.keys.insert(node.scalar).second) {
        complaints_.push_back(
            {node.mark, "each key once in a map", "the key \"" + node.scalar + "\" again"});
    }
    frame.key = std::move(node);
    frame.has_key = true;
}

}  // namespace yingshen::yaml
