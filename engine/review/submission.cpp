#include "review/submission.hpp"

#include <algorithm>

#include "base/json.hpp"

namespace yingshen::review {

Material const* Submission::material(std::string_view wanted) const {
    auto const found = std::ranges::find(materials, wanted, &Material::id);
    return found == materials.end() ? nullptr : &*found;
}

Opinion const* Submission::opinion(std::string_view wanted) const {
    auto const found = std::ranges::find(opinions, wanted, &Opinion::id);
    return found == opinions.end() ? nullptr : &*found;
}

base::Digest content_digest(Submission const& submission) {
    base::Json::Array materials;
    for (auto const& material : submission.materials) {
        materials.push_back(base::Json::Object{
            {"digest", base::hex(material.revisions.back().digest)}, {"material", material.id}});
    }
    base::Json::Object content;
    content.emplace_back("facts", words::to_json(submission.facts));
    content.emplace_back("materials", std::move(materials));
    content.emplace_back("title", submission.title);
    return base::sha256(base::canonical(content));
}

}  // namespace yingshen::review
