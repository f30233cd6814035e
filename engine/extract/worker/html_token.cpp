#include "extract/worker/html_token.hpp"

#include <algorithm>
#include <array>

namespace yingshen::extract::worker {
namespace {

constexpr std::string_view blanks = " \t\r\n\f";
constexpr std::size_t attributes_max = 256;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return lower(c); });
    return out;
}

bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_raw(std::string_view name) {
    constexpr std::array<std::string_view, 6> names = {"script", "style", "textarea",
                                                       "title",  "xmp",   "noframes"};
    return std::ranges::find(names, name) != names.end();
}

/// Where "</name" stands, without regard to case.
std::size_t find_close(std::string_view html, std::size_t from, std::string_view name) {
    while (true) {
        auto const at = html.find("</", from);
        if (at == std::string_view::npos) return html.size();
        if (lower(html.substr(at + 2, name.size())) == name) return at;
        from = at + 2;
    }
}

}  // namespace

std::string const* HtmlToken::find(std::string_view name) const {
    auto const found =
        std::ranges::find(attributes, name, &std::pair<std::string, std::string>::first);
    return found == attributes.end() ? nullptr : &found->second;
}

HtmlToken HtmlTokens::next() {
    while (at_ < html_.size()) {
        if (!raw_until_.empty()) {
            auto const end = find_close(html_, at_, raw_until_);
            auto const content = html_.substr(at_, end - at_);
            auto const is_code = raw_until_ == "script" || raw_until_ == "style";
            raw_until_.clear();
            at_ = end;
            if (content.empty()) continue;
            return {HtmlToken::Kind::text,
                    is_code ? std::string(content) : decode_references(content),
                    {},
                    false};
        }
        if (html_[at_] == '<') {
            if (skip_markup()) continue;
            auto const next = at_ + 1 < html_.size() ? html_[at_ + 1] : ' ';
            auto const after = at_ + 2 < html_.size() ? html_[at_ + 2] : ' ';
            if (is_letter(next) || (next == '/' && is_letter(after))) return tag();
        }
        // A bracket that begins no tag is text.
        auto const end = std::min(html_.find('<', at_ + 1), html_.size());
        auto const text = html_.substr(at_, end - at_);
        at_ = end;
        return {HtmlToken::Kind::text, decode_references(text), {}, false};
    }
    return {};
}

bool HtmlTokens::skip_markup() {
    auto const rest = html_.substr(at_);
    auto const skip_to = [&](std::string_view mark, std::size_t from) {
        auto const end = html_.find(mark, at_ + from);
        at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
        return true;
    };
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->")) return skip_to(">", 0);
    if (rest.starts_with("<!--")) return skip_to("-->", 4);
    if (rest.starts_with("<![CDATA[")) {
        at_ += 9;
        return true;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?") ||
        (rest.starts_with("</") && rest.size() > 2 && !is_letter(rest[2]))) {
        return skip_to(">", 0);
    }
    return false;
}

HtmlToken HtmlTokens::tag() {
    HtmlToken token;
    ++at_;
    token.kind = HtmlToken::Kind::open;
    if (html_[at_] == '/') {
        token.kind = HtmlToken::Kind::close;
        ++at_;
    }
    auto const end = std::min(html_.find_first_of(" \t\r\n\f/>", at_), html_.size());
    token.text = lower(html_.substr(at_, end - at_));
    at_ = end;
    read_attributes(token);
    if (token.kind == HtmlToken::Kind::open && is_raw(token.text)) raw_until_ = token.text;
    return token;
}

void HtmlTokens::read_attributes(HtmlToken& token) {
    while (at_ < html_.size()) {
        at_ = std::min(html_.find_first_not_of(blanks, at_), html_.size());
        if (at_ >= html_.size()) return;
        if (html_[at_] == '>') {
            ++at_;
            return;
        }
        if (html_[at_] == '/') {
            token.closes_itself = at_ + 1 < html_.size() && html_[at_ + 1] == '>';
            ++at_;
            continue;
        }
        auto const name_end = std::min(html_.find_first_of(" \t\r\n\f/>=", at_ + 1), html_.size());
        auto name = lower(html_.substr(at_, name_end - at_));
        at_ = std::min(html_.find_first_not_of(blanks, name_end), html_.size());
        std::string_view value;
        if (at_ < html_.size() && html_[at_] == '=') {
            at_ = std::min(html_.find_first_not_of(blanks, at_ + 1), html_.size());
            auto const quote = at_ < html_.size() ? html_[at_] : '>';
            auto const quoted = quote == '"' || quote == '\'';
            auto const from = quoted ? at_ + 1 : at_;
            auto const end =
                std::min(quoted ? html_.find(quote, from) : html_.find_first_of(" \t\r\n\f>", from),
                         html_.size());
            value = html_.substr(from, end - from);
            at_ = std::min(quoted ? end + 1 : end, html_.size());
        }
        if (token.attributes.size() < attributes_max && !token.find(name)) {
            token.attributes.emplace_back(std::move(name), decode_references(value));
        }
    }
}

}  // namespace yingshen::extract::worker
