#include "api/handlers.hpp"

namespace yingshen::api {

void show_certificate(Api& api, Call call) {
    auto const submission =
        api.reviews.load(call.principal, std::string(call.request->param("id")));
    if (!submission) return call.fail(submission.error());
    if (!submission->certificate) {
        return call.fail({base::ErrorKind::conflict,
                          "not_cleared",
                          {"该送审单尚未审查通过，没有证书",
                           "The submission is not cleared, so it has no certificate"},
                          {{"state", "an end in clearance", submission->state}}});
    }
    auto const& [body, signature, key] = *submission->certificate;
    // The body stays a text: its signature is over exactly these bytes.
    call.answer(base::Json::Object{
        {"algorithm", "Ed25519"}, {"body", body}, {"signature", signature}, {"key", key}});
}

void show_clearance_key(Api& api, Call call) {
    http::Response response;
    response.content_type = "application/x-pem-file";
    response.body = api.key.public_pem();
    call.answer(std::move(response));
}

}  // namespace yingshen::api
