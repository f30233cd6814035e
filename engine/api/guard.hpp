#pragma once
#include "api/call.hpp"

namespace yingshen::api {

/// The header that names the person whom the caller stands in for.
inline constexpr std::string_view on_behalf_of_header = "x-on-behalf-of";

/// The cookie that carries a session's secret.
inline constexpr std::string_view session_cookie = "yingshen_session";

/// Who may call a route at all. What a principal may do then is the service's question.
enum class Access : std::uint8_t {
    open,           ///< health, login, the public key
    stand_in,       ///< anybody who is logged in, for themself or for whom they stand in for
    principal,      ///< anybody who is logged in, for themself
    administrator,  ///< accounts, tokens, the organisation
};

/// What the body of a route is; decides the Content-Type it must have.
enum class Content : std::uint8_t { none, json, yaml, upload };

/// Lets a call through, with its principal and secret filled in, or says why not: 401 without a
/// valid session or token, 403 without the role, 403 `in_person_only` for a call
/// on behalf of somebody where the route takes none, 403 `cross_site_refused` for a change that
/// comes with a cookie but without the header `X-Requested-With: yingshen` (which no other site's
/// page can send).
[[nodiscard]] base::Result<void> admit(Api& api, Access access, Call& call);

/// Whether the Content-Type is what the route takes. A form of another site cannot send JSON or
/// YAML, so this also protects the login.
[[nodiscard]] bool content_type_fits(Content content, http::Request const& request);
/// 415, for what content_type_fits refuses.
[[nodiscard]] http::Response wrong_content_type(Content content, http::Request const& request);

/// The type and subtype of a Content-Type in lower case, without parameters.
[[nodiscard]] std::string media_type(http::Request const& request);

}  // namespace yingshen::api
