#include "api/handlers.hpp"
#include "api/view.hpp"
#include "review/projection.hpp"

namespace yingshen::api {
namespace {

using base::Json;

constexpr int numbers_of_a_sketch = std::tuple_size_v<screening::Sketch>;

/// The nearest whole percentage; 100 only where every number agrees.
int percent(int agreeing) {
    auto const nearest = (agreeing * 100 + numbers_of_a_sketch / 2) / numbers_of_a_sketch;
    return agreeing < numbers_of_a_sketch && nearest == 100 ? 99 : nearest;
}

Json similar_json(service::Reviews::Similar const& similar, Names const& names,
                  catalog::Catalog const& catalog, base::Time now) {
    auto const& other = *similar.submission;
    auto const rules = catalog.rules(other.pins.rulebook);
    return Json::Object{
        {"submission", row_json(review::project(other).row, names, catalog, now)},
        {"likeness_percent", percent(similar.text.agreeing)},
        {"material", similar.material},
        {"like",
         Json::Object{{"material", similar.text.material}, {"revision", similar.text.revision}}},
        {"opinions", opinions_json(other, names, rules->book.statutes)},
    };
}

void answer_similar(Api& api, Call call) {
    auto const found = api.reviews.similar(call.principal, std::string(call.request->param("id")));
    if (!found) return call.fail(found.error());
    Names const names(api.organisation.current());
    Json::Array list;
    for (auto const& similar : *found)
        list.push_back(similar_json(similar, names, api.catalog, api.clock.now()));
    call.answer(Json(Json::Object{{"similar", std::move(list)}}));
}

}  // namespace

void list_similar(Api& api, Call call) {
    run_slowly(api, std::move(call), [&api](Call slow) { answer_similar(api, std::move(slow)); });
}

}  // namespace yingshen::api
