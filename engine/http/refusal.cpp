#include "http/refusal.hpp"

#include "http/problem.hpp"

namespace yingshen::http {
namespace {

struct Words {
    int status;
    std::string_view code;
    base::Text title;
    base::Text detail;
};

Words words_of(RefusalKind kind) {
    switch (kind) {
        case RefusalKind::bad_request:
            return {400,
                    "http_bad_request",
                    {"请求格式错误", "The request is malformed"},
                    {"请求不符合 HTTP/1.1 规范，服务器未予处理。",
                     "The request breaks the rules of HTTP/1.1 and was not processed."}};
        case RefusalKind::route_not_found:
            return {404,
                    "route_not_found",
                    {"地址不存在", "There is no such address"},
                    {"此地址没有任何内容。", "Nothing is at this address."}};
        case RefusalKind::method_not_allowed:
            return {
                405,
                "method_not_allowed",
                {"方法不被允许", "The method is not allowed"},
                {"此地址不支持该请求方法，可用方法见 Allow 头。",
                 "This address does not know the method; the Allow header lists those it knows."}};
        case RefusalKind::request_timeout:
            return {408,
                    "request_timeout",
                    {"请求超时", "The request took too long"},
                    {"未能在时限内收到完整的请求。",
                     "The request did not arrive completely within the time limit."}};
        case RefusalKind::body_too_large:
            return {
                413,
                "body_too_large",
                {"请求体过大", "The body is too large"},
                {"请求体超过此地址允许的大小。", "The body is larger than this address takes."}};
        case RefusalKind::target_too_long:
            return {414,
                    "target_too_long",
                    {"地址过长", "The address is too long"},
                    {"请求地址超过允许的长度。", "The request target is longer than the limit."}};
        case RefusalKind::expectation_failed:
            return {417,
                    "expectation_failed",
                    {"无法满足 Expect", "The expectation is not met"},
                    {"Expect 头只支持 100-continue。",
                     "The only expectation the server meets is 100-continue."}};
        case RefusalKind::header_too_large:
            return {431,
                    "header_too_large",
                    {"请求头过大", "The header is too large"},
                    {"请求头超过允许的大小。", "The header is larger than the limit."}};
        case RefusalKind::internal_error:
            return {
                500,
                "internal_error",
                {"服务内部错误", "Something failed inside the service"},
                {"处理请求时发生内部错误，请凭请求编号联系管理员。",
                 "The request failed inside the service; quote the request id to an operator."}};
        case RefusalKind::server_busy:
            return {503,
                    "server_busy",
                    {"服务繁忙", "The server is busy"},
                    {"等待处理的请求过多，请稍后重试。",
                     "Too many requests are waiting; please try again."}};
        case RefusalKind::too_many_connections:
            return {503,
                    "too_many_connections",
                    {"连接数已满", "There are too many connections"},
                    {"同时打开的连接已达上限，请稍后重试。",
                     "The limit of open connections is reached; please try again."}};
        case RefusalKind::upload_not_stored:
            return {503,
                    "upload_not_stored",
                    {"上传未能保存", "The upload was not stored"},
                    {"服务器未能保存上传的文件，请稍后重试。",
                     "The server could not store the uploaded file; please try again."}};
    }
    return {};
}

}  // namespace

Response refuse(Refusal const& refusal, std::string_view request_id) {
    auto const words = words_of(refusal.kind);
    return render({words.status, words.code, words.title, words.detail, refusal.faults},
                  request_id);
}

}  // namespace yingshen::http
