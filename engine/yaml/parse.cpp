#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include "base/utf8.hpp"
#include "yaml/builder.hpp"
#include "yaml/node.hpp"

namespace yingshen::yaml {
namespace {

using Complaint = Builder::Complaint;

constexpr std::size_t faults_max = 100;

/// Turns the byte columns of yaml-cpp into the columns that an editor shows: code points from 1.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {
        starts_.push_back(0);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\n') starts_.push_back(at + 1);
        }
        std::size_t separators = 0;
        for (auto const start : starts_) {
            if (text.substr(start).starts_with("---")) ++separators;
            separators_.push_back(separators);
        }
    }

    [[nodiscard]] Mark at_byte(std::size_t byte) const {
        auto const after = std::ranges::upper_bound(starts_, byte);
        auto const line = static_cast<std::size_t>(after - starts_.begin()) - 1;
        return mark(line, byte - starts_[line]);
    }

    [[nodiscard]] Mark at(YAML::Mark const& place) const {
        if (place.is_null()) return {1, 1};
        return mark(static_cast<std::size_t>(std::max(place.line, 0)),
                    static_cast<std::size_t>(std::max(place.column, 0)));
    }

    /// The text from a place on.
    [[nodiscard]] std::string_view from(YAML::Mark const& place) const {
        auto const line = static_cast<std::size_t>(std::max(place.line, 0));
        if (line >= starts_.size()) return {};
        auto const byte = starts_[line] + static_cast<std::size_t>(std::max(place.column, 0));
        return byte < text_.size() ? text_.substr(byte) : std::string_view{};
    }

    /// How many lines up to and with this one separate documents.
    [[nodiscard]] std::size_t separators_until(YAML::Mark const& place) const {
        auto const line = static_cast<std::size_t>(std::max(place.line, 0));
        return separators_[std::min(line, separators_.size() - 1)];
    }

  private:
    [[nodiscard]] Mark mark(std::size_t line, std::size_t column) const {
        auto const start = line < starts_.size() ? starts_[line] : text_.size();
        auto const before = text_.substr(start, column);
        auto const continued = [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        };
        auto const points =
            before.size() - static_cast<std::size_t>(std::ranges::count_if(before, continued));
        return {static_cast<int>(line) + 1, static_cast<int>(points) + 1};
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;      ///< byte where each line starts
    std::vector<std::size_t> separators_;  ///< by line
};

/// Whether a quoted text is closed; yaml-cpp takes the end of the file for a closing quote where a
/// line break comes before it.
bool is_closed(std::string_view quoted) {
    auto const quote = quoted.front();
    for (std::size_t at = 1; at < quoted.size(); ++at) {
        if (quote == '"' && quoted[at] == '\\') {
            ++at;
        } else if (quoted[at] == quote) {
            auto const doubled = quote == '\'' && at + 1 < quoted.size() && quoted[at + 1] == quote;
            if (!doubled) return true;
            ++at;
        }
    }
    return false;
}

/// Thrown through yaml-cpp to end a parse early; the reason is already among the complaints.
struct Stop {};

class Events final : public YAML::EventHandler {
  public:
    Events(Builder& builder, Lines const& lines) : builder_(builder), lines_(lines) {}

    void OnDocumentStart(YAML::Mark const& mark) override {
        // yaml-cpp starts another document wherever the last one cannot go on.
        auto const separators = lines_.separators_until(mark);
        if (!builder_.documents().empty() && separators == separators_before_) {
            stop(lines_.at(mark), "the end of the document, or \"---\" before another one",
                 "more text");
        }
        separators_before_ = separators;
        builder_.begin_document(lines_.at(mark));
    }
    void OnDocumentEnd() override { builder_.end_document(); }
    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override {
        builder_.null(head(mark, "?", anchor));
    }
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t) override {
        builder_.alias(lines_.at(mark));
    }
    void OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                  std::string const& value) override {
        auto const rest = lines_.from(mark);
        auto const quoted = rest.starts_with('"') || rest.starts_with('\'');
        if (quoted && tag == "!" && !is_closed(rest))
            stop(lines_.at(mark), "a closing quote", "none for this one");
        auto const plain = tag == "?";
        if (plain && (value.empty() || value == "~" || value == "null" || value == "Null" ||
                      value == "NULL")) {
            builder_.null(head(mark, tag, anchor));
        } else {
            builder_.scalar(head(mark, tag, anchor), value);
        }
        stop_when_full();
    }
    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        if (!builder_.open(head(mark, tag, anchor), Node::Kind::sequence)) throw Stop{};
    }
    void OnSequenceEnd() override { builder_.close(); }
    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        if (!builder_.open(head(mark, tag, anchor), Node::Kind::map)) throw Stop{};
    }
    void OnMapEnd() override { builder_.close(); }

  private:
    [[nodiscard]] Builder::Head head(YAML::Mark const& mark, std::string const& tag,
                                     YAML::anchor_t anchor) const {
        // yaml-cpp says "?" for a plain value and "!" for a quoted one; everything else was
        // written.
        auto const bare = tag == "!" && lines_.from(mark).starts_with('!');
        return {lines_.at(mark), anchor != YAML::NullAnchor,
                bare || (!tag.empty() && tag != "?" && tag != "!")};
    }
    [[noreturn]] void stop(Mark mark, std::string expected, std::string found) {
        builder_.complaints().push_back({mark, std::move(expected), std::move(found)});
        throw Stop{};
    }
    void stop_when_full() const {
        if (builder_.complaints().size() >= faults_max) throw Stop{};
    }

    Builder& builder_;
    Lines const& lines_;
    std::size_t separators_before_ = 0;
};

bool is_control(unsigned char byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
}

/// What yaml-cpp must never see: it takes 0x04 for the end of the file, guesses UTF-16 from zero
/// bytes, lets tabs through in some indentations, and skips directives in the middle of a file.
std::vector<Complaint> unreadable(std::string_view text, Lines const& lines) {
    if (text.size() > bytes_max) {
        return {{{1, 1},
                 "at most " + std::to_string(bytes_max) + " bytes",
                 std::to_string(text.size()) + " bytes"}};
    }
    if (auto const bad = base::invalid_utf8(text)) {
        return {{lines.at_byte(*bad), "UTF-8", "a byte that is not UTF-8"}};
    }
    std::vector<Complaint> complaints;
    bool indenting = true;
    for (std::size_t at = 0; at < text.size() && complaints.size() < faults_max; ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if (byte == '\t' && indenting) {
            complaints.push_back({lines.at_byte(at), "spaces in the indentation", "a tab"});
        } else if (is_control(byte) && !text.substr(at).starts_with("\r\n")) {
            complaints.push_back({lines.at_byte(at), "text", "a control character"});
        } else if (byte == '%' && (at == 0 || text[at - 1] == '\n')) {
            complaints.push_back({lines.at_byte(at), "no directives", "a line that starts with %"});
        }
        indenting = byte == '\n' || (indenting && byte == ' ');
    }
    return complaints;
}

/// The messages of yaml-cpp that a writer of definitions meets, in the words of a fault.
Complaint syntax_complaint(YAML::Exception const& error, Lines const& lines) {
    struct Known {
        std::string_view message;
        std::string_view expected;
        std::string_view found;
    };
    static Known const known[] = {
        {YAML::ErrorMsg::END_OF_MAP, "the next key of the map, or less indentation",
         "something else"},
        {YAML::ErrorMsg::END_OF_MAP_FLOW, "\"}\" or \",\" in the map that starts with \"{\"",
         "neither"},
        {YAML::ErrorMsg::END_OF_SEQ, "the next \"- \" of the list, or less indentation",
         "something else"},
        {YAML::ErrorMsg::END_OF_SEQ_FLOW, "\"]\" or \",\" in the list that starts with \"[\"",
         "neither"},
        {YAML::ErrorMsg::FLOW_END, "no closing bracket here", "one that closes nothing"},
        {YAML::ErrorMsg::EOF_IN_SCALAR, "the closing quote", "the end of the file"},
        {YAML::ErrorMsg::MAP_VALUE, "a key before \":\"", "none that may have a value here"},
        {YAML::ErrorMsg::UNKNOWN_ANCHOR, "the value itself", "an alias (*)"},
    };
    for (auto const& [message, expected, found] : known) {
        if (error.msg == message)
            return {lines.at(error.mark), std::string(expected), std::string(found)};
    }
    return {lines.at(error.mark), "well-formed YAML", error.msg};
}

void read_documents(std::string_view text, Lines const& lines, Builder& builder) {
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        Events events(builder, lines);
        while (parser.HandleNextDocument(events)) {
        }
    } catch (Stop const&) {
        return;
    } catch (YAML::Exception const& error) {
        builder.complaints().push_back(syntax_complaint(error, lines));
    }
}

}  // namespace

std::expected<std::vector<Node>, std::vector<base::Fault>> parse(std::string_view text,
                                                                 std::string_view file) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    Lines const lines(text);
    Builder builder;
    auto complaints = unreadable(text, lines);
    if (complaints.empty()) {
        read_documents(text, lines, builder);
        complaints = std::move(builder.complaints());
    }
    if (complaints.empty()) return std::move(builder.documents());

    std::ranges::sort(complaints, {},
                      [](auto const& one) { return std::tie(one.mark, one.expected, one.found); });
    std::vector<base::Fault> faults;
    for (auto& [mark, expected, found] : complaints) {
        faults.push_back({std::string(file) + ":" + std::to_string(mark.line) + ":" +
                              std::to_string(mark.column),
                          std::move(expected), std::move(found)});
    }
    return std::unexpected(std::move(faults));
}

}  // namespace yingshen::yaml
