#include <algorithm>

#include "api/handlers.hpp"
#include "api/query.hpp"
#include "service/picture.hpp"

namespace yingshen::api {
namespace {

using Definition = std::shared_ptr<workflow::Definition const>;

base::Result<std::string> read_format(http::Request const& request) {
    Query query(request);
    auto format = query.choice("format", {service::svg_format, service::mermaid_format});
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return format;
}

http::Response picture(std::string const& format, std::string drawn) {
    http::Response response;
    bool const svg = format == service::svg_format;
    response.content_type = svg ? "image/svg+xml; charset=utf-8" : "text/plain; charset=utf-8";
    // The picture holds no script; this says so to browsers that open it by itself.
    response.headers.emplace_back("Content-Security-Policy", "sandbox; default-src 'none'");
    response.body = std::move(drawn);
    return response;
}

/// A workflow that is or was in force, or was proposed; nullptr for anything else.
Definition find_workflow(Api& api, base::Digest const& hash) {
    auto const kept = api.store.definition(hash);
    return kept && kept->kind == "workflow" ? api.catalog.workflow(hash) : nullptr;
}

}  // namespace

void draw_definition(Api& api, Call call) {
    auto const format = read_format(*call.request);
    if (!format) return call.fail(format.error());
    auto const hash = base::parse_digest(call.request->param("hash"));
    auto const definition = hash ? find_workflow(api, *hash) : nullptr;
    if (!definition) return call.fail(absent());
    auto const rules = api.catalog.current()->rules;
    call.answer(picture(
        *format, service::draw(*format, *definition, service::checklist_titles(rules->book))));
}

void draw_submission(Api& api, Call call) {
    auto const format = read_format(*call.request);
    if (!format) return call.fail(format.error());
    auto const submission =
        api.reviews.load(call.principal, std::string(call.request->param("id")));
    if (!submission) return call.fail(submission.error());
    auto const definition = api.catalog.workflow(submission->pins.workflow);
    auto const rules = api.catalog.rules(submission->pins.rulebook);
    auto const progress = service::progress(*submission, *definition, *api.organisation.current());
    auto response = picture(
        *format,
        service::draw(*format, *definition, service::checklist_titles(rules->book), &progress));
    response.headers.emplace_back("ETag", etag(submission->version));
    call.answer(std::move(response));
}

}  // namespace yingshen::api
