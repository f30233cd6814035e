#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "yaml/node.hpp"

namespace yingshen::yaml {

/// Builds our own nodes from a stream of parse events, and refuses on the way what a definition
/// must not use: anchors, aliases, tags, keys that are not texts, keys given twice, deep nesting.
/// Not a part of the module's interface; reader of the stream is parse().
class Builder {
  public:
    /// What is said about a node before its content.
    struct Head {
        Mark mark;
        bool anchored = false;
        bool tagged = false;
    };

    struct Complaint {
        Mark mark;
        std::string expected;
        std::string found;
    };

    void begin_document(Mark mark);
    void end_document();
    void null(Head head);
    void alias(Mark mark);
    void scalar(Head head, std::string_view text);
    /// False where the nesting is too deep: the caller stops reading.
    [[nodiscard]] bool open(Head head, Node::Kind kind);
    void close();

    [[nodiscard]] std::vector<Node>& documents() { return documents_; }
    [[nodiscard]] std::vector<Complaint>& complaints() { return complaints_; }

  private:
    /// A list or map that is still open. Keys wait in `key` until their value is complete.
    struct Frame {
        Node node;
        Node key;
        bool has_key = false;
        std::unordered_set<std::string> keys;
    };

    void refuse_decorations(Head const& head);
    void place(Node node);
    void take_key(Frame& frame, Node node);

    std::vector<Node> documents_;
    std::vector<Frame> open_;
    std::vector<Complaint> complaints_;
};

}  // namespace yingshen::yaml
