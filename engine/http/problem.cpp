#include "http/problem.hpp"

#include "base/json.hpp"

namespace yingshen::http {
namespace {

base::Text title_of(base::ErrorKind kind) {
    switch (kind) {
        case base::ErrorKind::invalid:
            return {"输入有误", "The input is not valid"};
        case base::ErrorKind::unauthorised:
            return {"尚未登录", "Nobody is logged in"};
        case base::ErrorKind::forbidden:
            return {"无权操作", "This is not allowed"};
        case base::ErrorKind::not_found:
            return {"未找到", "Nothing was found"};
        case base::ErrorKind::conflict:
            return {"当前状态不允许此操作", "The present state does not allow this"};
        case base::ErrorKind::stale:
            return {"内容已被更新", "Somebody changed this meanwhile"};
        case base::ErrorKind::too_many:
            return {"请求过于频繁", "There were too many requests"};
        case base::ErrorKind::unavailable:
            return {"服务暂不可用", "The service is unavailable now"};
    }
    return {"服务内部错误", "Something failed inside the service"};
}

base::Json faults_json(std::vector<base::Fault> const& faults) {
    base::Json::Array list;
    list.reserve(faults.size());
    for (auto const& fault : faults) {
        list.emplace_back(base::Json::Object{
            {"where", fault.where}, {"expected", fault.expected}, {"found", fault.found}});
    }
    return list;
}

}  // namespace

int status_of(base::ErrorKind kind) {
    switch (kind) {
        case base::ErrorKind::invalid:
            return 422;
        case base::ErrorKind::unauthorised:
            return 401;
        case base::ErrorKind::forbidden:
            return 403;
        case base::ErrorKind::not_found:
            return 404;
        case base::ErrorKind::conflict:
            return 409;
        case base::ErrorKind::stale:
            return 412;
        case base::ErrorKind::too_many:
            return 429;
        case base::ErrorKind::unavailable:
            return 503;
    }
    return 500;
}

Response render(Problem const& problem, std::string_view request_id) {
    base::Json const body(base::Json::Object{
        {"type", "/problems/" + std::string(problem.code)},
        {"title", problem.title.en},
        {"title_zh", problem.title.zh},
        {"status", problem.status},
        {"code", problem.code},
        {"detail", problem.detail.en},
        {"detail_zh", problem.detail.zh},
        {"request_id", request_id},
        {"faults", faults_json(problem.faults)},
    });
    Response response;
    response.status = problem.status;
    response.content_type = "application/problem+json";
    response.body = base::to_string(body);
    if (problem.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    // Both pass by themselves: a full queue within a second, a throttle within some.
    if (problem.status == 503) response.headers.emplace_back("Retry-After", "1");
    if (problem.status == 429) response.headers.emplace_back("Retry-After", "10");
    return response;
}

Response problem(base::Error const& error, std::string_view request_id) {
    auto const title = title_of(error.kind);
    return render({status_of(error.kind), error.code, title, error.text, error.faults}, request_id);
}

}  // namespace yingshen::http
