#include "extract/worker/read_html.hpp"

#include <algorithm>
#include <optional>

#include "extract/worker/base64.hpp"
#include "extract/worker/decode_text.hpp"
#include "extract/worker/html_token.hpp"
#include "extract/worker/html_tree.hpp"
#include "extract/worker/runs.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr double points_per_px = 0.75;

class Page {
  public:
    Page(Pictures& pictures, Collector& out) : pictures_(pictures), out_(out) {}

    void read(std::string_view html) {
        collect_styles(html);
        HtmlTokens tokens(html);
        for (auto token = tokens.next(); token.kind != HtmlToken::Kind::end;
             token = tokens.next()) {
            if (token.kind == HtmlToken::Kind::text) {
                text(token.text);
            } else if (token.kind == HtmlToken::Kind::open) {
                open(token);
            } else {
                close(token.text);
            }
        }
        end_paragraph();
        for (auto const& generated : sheet_.generated())
            out_.add(BlockKind::body, generated);
    }

  private:
    /// A rule may stand behind what it hides, so style sheets are read first.
    void collect_styles(std::string_view html) {
        HtmlTokens tokens(html);
        bool style = false;
        for (auto token = tokens.next(); token.kind != HtmlToken::Kind::end;
             token = tokens.next()) {
            if (style && token.kind == HtmlToken::Kind::text) sheet_.add(token.text);
            style = token.kind == HtmlToken::Kind::open && token.text == "style";
        }
    }

    void text(std::string const& text) {
        auto const& top = tree_.top();
        if (top.name == "style" || top.name == "script") return;
        kind_ = top.kind;
        std::string collapsed;
        for (char const c : text) {
            auto const blank = c == '\n' || c == '\r' || c == '\t';
            collapsed += blank && top.name != "pre" ? ' ' : c;
        }
        runs_.add(collapsed, top.hidden(), top.font_px * points_per_px);
    }

    void open(HtmlToken const& token) {
        auto const& name = token.text;
        if (is_html_block(name)) end_paragraph();
        if (name == "br") runs_.add("\n", tree_.top().hidden(), std::nullopt);
        auto const effect = effect_on(token);
        auto const hidden = token.find("hidden") || name == "template" || name == "noscript" ||
                            (name == "dialog" && !token.find("open"));
        // The parts of a drawing close themselves; elsewhere HTML ignores the slash.
        tree_.open(name, effect, hidden);
        attributes(token);
        outside(token);
        if (is_html_void(name) || (token.closes_itself && !is_html_block(name))) close(name);
    }

    void close(std::string_view name) {
        if (is_html_block(name)) end_paragraph();
        tree_.close(name);
    }

    CssEffect effect_on(HtmlToken const& token) const {
        std::vector<std::string_view> classes;
        std::string_view id;
        if (auto const* given = token.find("id")) id = *given;
        if (auto const* given = token.find("class")) {
            std::string_view rest = *given;
            while (!rest.empty() && classes.size() < 64) {
                auto const end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
                if (end > 0) classes.push_back(rest.substr(0, end));
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        auto effect = sheet_.effect_on(token.text, id, classes);
        if (auto const* style = token.find("style")) merge(effect, read_declarations(*style));
        return effect;
    }

    /// What attributes say: to those who do not see a picture, and on buttons.
    void attributes(HtmlToken const& token) {
        auto const hidden = tree_.top().hidden();
        auto const say = [&](char const* key, BlockKind kind) {
            auto const* value = token.find(key);
            if (value) out_.add(hidden ? BlockKind::hidden : kind, *value);
        };
        if (token.text == "input") {
            auto const* type = token.find("type");
            auto const unseen = type && (*type == "hidden" || *type == "password");
            if (!unseen) say("value", BlockKind::body);
        }
        for (auto const* key : {"alt", "title", "aria-label", "placeholder"})
            say(key, BlockKind::alt_text);
    }

    /// What the page brings in that is not text.
    void outside(HtmlToken const& token) {
        auto const& name = token.text;
        auto const* source = token.find(name == "object" ? "data"
                                        : name == "link" ? "href"
                                                         : "src");
        auto const label = source && !source->starts_with("data:") ? *source : name;
        if (name == "img" || name == "input") {
            if (source) picture(*source);
        } else if (name == "audio") {
            out_.unread(UnreadCode::audio, label);
        } else if (name == "video") {
            out_.unread(UnreadCode::video, label);
        } else if (name == "iframe" || name == "frame" || name == "object" || name == "embed" ||
                   name == "script") {
            out_.unread(UnreadCode::external_content, label);
        } else if (name == "link") {
            auto const* relation = token.find("rel");
            if (relation && relation->find("stylesheet") != std::string::npos) {
                out_.unread(UnreadCode::external_content, label);
            }
        }
    }

    void picture(std::string const& source) {
        auto const comma = source.find(',');
        if (!source.starts_with("data:") || comma == std::string::npos) {
            out_.unread(UnreadCode::picture, source.starts_with("data:") ? "data:" : source);
            return;
        }
        auto const bytes = source.find(";base64") < comma
                               ? decode_base64(std::string_view(source).substr(comma + 1))
                               : std::nullopt;
        if (bytes) {
            pictures_.read(*bytes, "", out_);
        } else {
            out_.unread(UnreadCode::picture, "data:");
        }
    }

    void end_paragraph() {
        auto const done = std::exchange(runs_, Runs());
        out_.add(kind_, done.seen(), done.font_size());
        out_.add(BlockKind::hidden, done.hidden());
    }

    Pictures& pictures_;
    Collector& out_;
    CssSheet sheet_;
    HtmlTree tree_;
    Runs runs_;
    BlockKind kind_ = BlockKind::body;
};

}  // namespace

void read_html(std::string_view bytes, Gb18030 const& gb18030, Pictures& pictures, Collector& out) {
    auto const decoded = decode_text(bytes, gb18030);
    if (decoded.is_binary) throw Stop{UnreadCode::unsupported_type};
    if (!decoded.readable) throw Stop{UnreadCode::lost_characters};
    Page(pictures, out).read(decoded.utf8);
}

}  // namespace yingshen::extract::worker
