#include "api/view.hpp"
#include "review/situation.hpp"
#include "screening/compare.hpp"

namespace yingshen::api {
namespace {

using base::Json;
using Difference = review::FinalAttached::Difference;

Json extent_json(Difference::Extent const& extent) {
    return Json::Object{{"begin", extent.begin}, {"end", extent.end}};
}

Json difference_json(Difference const& difference) {
    auto const kind = screening::parse_difference_kind(difference.kind);
    return Json::Object{{"kind", difference.kind},
                        {"kind_title", kind ? shape(screening::title(*kind)) : Json()},
                        {"text", difference.text},
                        {"before", difference.before},
                        {"context", difference.context},
                        {"in_reviewed", extent_json(difference.in_reviewed)},
                        {"in_final", extent_json(difference.in_final)}};
}

}  // namespace

Json final_json(review::Submission const& submission, std::string const& material,
                Names const& names) {
    auto const found = submission.finals.find(material);
    if (found == submission.finals.end()) return {};
    auto const& [attached, by, at] = found->second;
    Json::Array differences;
    for (auto const& difference : attached.differences)
        differences.push_back(difference_json(difference));
    return Json::Object{{"revision", attached.revision},
                        {"name", attached.name},
                        {"media_type", attached.media_type},
                        {"digest", base::hex(attached.digest)},
                        {"size", attached.size},
                        {"by", names.person(by)},
                        {"at", base::to_string(at)},
                        {"identical", attached.identical},
                        {"comparable", attached.comparable},
                        {"unchanged", review::is_unchanged(found->second)},
                        {"differences", std::move(differences)},
                        {"more", attached.more}};
}

}  // namespace yingshen::api
