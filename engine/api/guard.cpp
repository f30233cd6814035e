#include "api/guard.hpp"

#include <algorithm>

#include "http/problem.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

base::Error not_logged_in() {
    return {base::ErrorKind::unauthorised,
            "login_required",
            {"请先登录，或登录已失效",
             "Log in first; the session or token is missing, wrong or expired"},
            {}};
}

base::Error cross_site(http::Request const& request) {
    auto const found = request.header("x-requested-with");
    return {base::ErrorKind::forbidden,
            "cross_site_refused",
            {"缺少防跨站请求头",
             "A change with a session cookie needs the header X-Requested-With: yingshen"},
            {{"header.X-Requested-With", "\"yingshen\"",
              found.empty() ? "nothing" : "\"" + std::string(found.substr(0, 80)) + "\""}}};
}

base::Error in_person_only() {
    return {base::ErrorKind::forbidden,
            "in_person_only",
            {"此操作须由本人办理，不得代理", "This is done in person, never on behalf of somebody"},
            {{"header.X-On-Behalf-Of", "nothing on this route", "a person"}}};
}

/// The person whom the caller says to stand in for, or empty. Whether it is so is the service's
/// question.
base::Result<std::string> on_behalf_of(Access access, http::Request const& request) {
    auto const is_ours = [](auto const& header) { return header.first == on_behalf_of_header; };
    auto const count = std::ranges::count_if(request.headers, is_ours);
    if (count == 0) return std::string();
    if (access != Access::stand_in) return std::unexpected(in_person_only());
    auto const person = request.header(on_behalf_of_header);
    auto const visible = [](char c) { return c > ' ' && c < 0x7f; };
    if (count == 1 && !person.empty() && person.size() <= review::id_max &&
        std::ranges::all_of(person, visible))
        return std::string(person);
    return std::unexpected(header_error("X-On-Behalf-Of", "the id of one person",
                                        count > 1 ? "several" : person.substr(0, 100)));
}

std::string_view bearer(http::Request const& request) {
    constexpr std::string_view scheme = "Bearer ";
    auto const value = request.header("authorization");
    return value.starts_with(scheme) ? value.substr(scheme.size()) : std::string_view{};
}

std::string_view expected_type(Content content) {
    switch (content) {
        case Content::json:
            return "application/json";
        case Content::yaml:
            return "text/yaml";
        case Content::upload:
            return "the media type of the material, such as text/plain";
        case Content::none:
            return "no body";
    }
    return {};
}

}  // namespace

base::Result<void> admit(Api& api, Access access, Call& call) {
    if (access == Access::open) return {};
    auto const& request = *call.request;
    auto const token = bearer(request);
    call.secret = token.empty() ? request.cookie(session_cookie) : token;
    if (call.secret.empty()) return std::unexpected(not_logged_in());
    auto principal = api.sessions.authenticate(call.secret);
    if (!principal) return std::unexpected(not_logged_in());
    // A browser adds the cookie to whatever request a foreign page makes; it adds a bearer token to
    // none.
    if (token.empty() && request.method != http::Method::get &&
        request.header("x-requested-with") != "yingshen") {
        return std::unexpected(cross_site(request));
    }
    auto other = on_behalf_of(access, request);
    if (!other) return std::unexpected(std::move(other.error()));
    call.principal = *std::move(principal);
    call.principal.on_behalf_of = *std::move(other);
    if (access == Access::administrator && !service::may_administer(call.principal)) {
        return std::unexpected(not_allowed());
    }
    return {};
}

std::string media_type(http::Request const& request) {
    auto type = request.header("content-type");
    type = type.substr(0, type.find(';'));
    while (!type.empty() && (type.back() == ' ' || type.back() == '\t'))
        type.remove_suffix(1);
    std::string lower(type);
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

bool content_type_fits(Content content, http::Request const& request) {
    switch (content) {
        case Content::none:
            return true;
        // An empty body has no type; what it lacks is the reader's question.
        case Content::json:
            return request.body.empty() || media_type(request) == "application/json";
        case Content::yaml:
            return media_type(request) == "text/yaml" || media_type(request) == "application/yaml";
        case Content::upload: {
            auto const type = media_type(request);
            auto const slash = type.find('/');
            auto const token = [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                       std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
            };
            return type.size() <= 100 && slash != std::string::npos && slash > 0 &&
                   slash + 1 < type.size() && std::ranges::all_of(type.substr(0, slash), token) &&
                   std::ranges::all_of(type.substr(slash + 1), token);
        }
    }
    return false;
}

http::Response wrong_content_type(Content content, http::Request const& request) {
    auto const found = request.header("content-type");
    std::vector<base::Fault> const faults{
        {"header.Content-Type", std::string(expected_type(content)),
         found.empty() ? "nothing" : "\"" + std::string(found.substr(0, 80)) + "\""}};
    base::Text const title{"不支持的内容类型", "This media type is not taken here"};
    base::Text const detail{"请求头 Content-Type 与此接口不符",
                            "The Content-Type is not what this route takes"};
    return http::render({415, "media_type_unsupported", title, detail, faults}, request.id);
}

}  // namespace yingshen::api
