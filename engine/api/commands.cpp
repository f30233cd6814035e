#include "api/commands.hpp"

#include <utility>

#include "api/guard.hpp"

namespace yingshen::api {
namespace {

std::string_view outcome(base::ErrorKind kind) {
    switch (kind) {
        case base::ErrorKind::invalid:
            return "invalid";
        case base::ErrorKind::unauthorised:
            return "unauthorised";
        case base::ErrorKind::forbidden:
            return "forbidden";
        case base::ErrorKind::not_found:
            return "not_found";
        case base::ErrorKind::conflict:
            return "conflict";
        case base::ErrorKind::stale:
            return "stale";
        case base::ErrorKind::too_many:
            return "too_many";
        case base::ErrorKind::unavailable:
            return "unavailable";
    }
    return "unknown";
}

void mark_repeated(http::Response& response) {
    response.headers.emplace_back("Idempotent-Replay", "true");
}

http::Response response_to(service::CommandAnswer answer) {
    auto response = json_response(std::move(answer.body), answer.status);
    response.headers.emplace_back("ETag", etag(answer.version));
    if (answer.status == 201)
        response.headers.emplace_back("Location", "/api/v1/submissions/" + answer.submission);
    if (answer.repeated) mark_repeated(response);
    return response;
}

}  // namespace

base::Digest request_digest(http::Request const& request, base::Digest const* content) {
    base::Sha256 hash;
    hash.update(http::name(request.method));
    hash.update(" ");
    hash.update(request.path);
    for (auto const& [name, value] : request.query) {
        hash.update(std::string_view("\0", 1));
        hash.update(name);
        hash.update("=");
        hash.update(value);
    }
    // The same change for somebody else is another change.
    if (auto const other = request.header(on_behalf_of_header); !other.empty()) {
        hash.update(std::string_view("\0@", 2));
        hash.update(other);
    }
    hash.update(std::string_view("\0\n", 2));
    if (content == nullptr) {
        hash.update(request.body);
    } else {
        hash.update(request.header("content-type"));
        hash.update(
            std::string_view(reinterpret_cast<char const*>(content->data()), content->size()));
    }
    return hash.finish();
}

void run(Api& api, Call call, std::string submission, review::Command command,
         base::Digest const* content) {
    auto const match = if_match(*call.request);
    if (!match) return call.fail(match.error());
    auto key = idempotency_key(*call.request);
    if (!key) return call.fail(key.error());
    base::Digest request{};
    if (!key->empty()) request = request_digest(*call.request, content);
    auto const name = review::name(command);
    service::CommandRequest wanted{std::move(submission), std::move(command), *match,
                                   *std::move(key), request};
    auto const principal = std::move(call.principal);
    auto done = [&api, name,
                 call = std::move(call)](base::Result<service::CommandAnswer> result) mutable {
        if (!result) {
            api.metrics.count_command(name, outcome(result.error().kind));
            return call.fail(result.error());
        }
        api.metrics.count_command(name, result->repeated ? "repeated" : "ok");
        call.answer(response_to(*std::move(result)));
    };
    api.reviews.execute(principal, std::move(wanted), std::move(done));
}

void run_change(Api& api, Call call, Change change, std::string_view collection) {
    auto key = idempotency_key(*call.request);
    if (!key) return call.fail(key.error());
    service::Delivery delivery{*std::move(key), {}};
    if (!delivery.key.empty()) delivery.request = request_digest(*call.request);
    run_slowly(api, std::move(call),
               [delivery = std::move(delivery), change = std::move(change),
                collection = std::string(collection)](Call slow) mutable {
                   auto answer = change(slow.principal, delivery);
                   if (!answer) return slow.fail(answer.error());
                   auto response = json_response(std::move(answer->body), answer->status);
                   if (answer->status == 201 && !collection.empty())
                       response.headers.emplace_back("Location", collection + answer->id);
                   if (answer->repeated) mark_repeated(response);
                   slow.answer(std::move(response));
               });
}

void run_here(Api& api, Call call, review::Command command) {
    auto submission = std::string(call.request->param("id"));
    run(api, std::move(call), std::move(submission), std::move(command));
}

}  // namespace yingshen::api
