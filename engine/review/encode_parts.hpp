#pragma once
#include <vector>

#include "base/json.hpp"
#include "review/event.hpp"

/// How the values inside events are written. Not the module's interface.
namespace yingshen::review {

using base::Json;

template <class T, class Write>
Json list(std::vector<T> const& values, Write write) {
    Json::Array out;
    out.reserve(values.size());
    for (auto const& value : values)
        out.push_back(write(value));
    return out;
}

[[nodiscard]] Json texts(std::vector<std::string> const& values);
[[nodiscard]] Json number(std::size_t value);
[[nodiscard]] Json body(TaskOpened const& task);
[[nodiscard]] Json body(Place const& place);
[[nodiscard]] Json body(screening::Span const& span);
[[nodiscard]] Json body(screening::PagePlace const& place);
[[nodiscard]] Json body(screening::Finding const& finding);
[[nodiscard]] Json body(screening::NotRead const& part);
[[nodiscard]] Json body(Base const& base);
void set_side(Json& json, std::string const& side);
[[nodiscard]] Json body(TextSpan const& span);
[[nodiscard]] Json body(FinalAttached::Difference const& difference);
void set_rests_on(Json& json, RestsOn const& rests_on);
[[nodiscard]] Json body(rulebook::Citation const& citation);

/// Whether an `advanced` needs the second version of its form.
[[nodiscard]] bool says_more(Advanced const& event);

}  // namespace yingshen::review
