#include <algorithm>

#include "base/json.hpp"
#include "review/decide.hpp"

namespace yingshen::review {
namespace {

using base::Json;

Json materials(Submission const& submission) {
    Json::Array list;
    for (auto const& material : submission.materials) {
        auto const& current = material.revisions.back();
        list.push_back(Json::Object{{"material", material.id},
                                    {"revision", current.number},
                                    {"name", current.name},
                                    {"digest", base::hex(current.digest)}});
    }
    return list;
}

Json decisions(Submission const& submission) {
    Json::Array list;
    for (auto const& decision : submission.decisions) {
        Json one = Json::Object{{"gate", decision.gate},
                                {"person", decision.person},
                                {"at", base::to_string(decision.at)}};
        if (!decision.on_behalf_of.empty()) one.set("on_behalf_of", decision.on_behalf_of);
        list.push_back(std::move(one));
    }
    return list;
}

/// A form once issued never changes; each thing that an older one cannot say has a version.
std::string_view form_of(Submission const& submission) {
    if (std::ranges::any_of(submission.decisions, [](Decision const& decision) {
            return !decision.on_behalf_of.empty();
        }))
        return "yingshen.clearance.v3";
    return submission.finals.empty() ? "yingshen.clearance.v1" : "yingshen.clearance.v2";
}

/// The files that may be released, each beside the reviewed one that it was made from.
Json finals(Submission const& submission) {
    Json::Array list;
    for (auto const& [id, file] : submission.finals) {
        auto const* material = submission.material(id);
        if (material == nullptr) continue;
        list.push_back(Json::Object{{"material", id},
                                    {"name", file.attached.name},
                                    {"digest", base::hex(file.attached.digest)},
                                    {"reviewed", base::hex(material->revisions.back().digest)},
                                    {"identical", file.attached.identical}});
    }
    return list;
}

}  // namespace

std::string certificate_body(Submission const& submission, base::Digest const& head,
                             base::Time at) {
    Json body = Json::Object{};
    body.set("certificate", form_of(submission));
    body.set("submission", submission.id);
    body.set("title", submission.title);
    body.set("kind", words::name(submission.kind));
    body.set("unit", submission.unit);
    body.set("facts", words::to_json(submission.facts));
    body.set("pins", Json::Object{{"workflow", base::hex(submission.pins.workflow)},
                                  {"rulebook", base::hex(submission.pins.rulebook)}});
    body.set("materials", materials(submission));
    if (!submission.finals.empty()) body.set("finals", finals(submission));
    body.set("content", base::hex(content_digest(submission)));
    body.set("decisions", decisions(submission));
    body.set("version", submission.version);
    body.set("head", base::hex(head));
    body.set("cleared_at", base::to_string(at));
    return base::canonical(body);
}

}  // namespace yingshen::review
