#include <fmt/core.h>

#include "app/similar_lines.hpp"
#include "app/walker.hpp"

namespace yingshen::app {

Walker::Failure Walker::show_similar(Person& person, StoryStep const& step) {
    auto const answer = send(person, {"GET", here("/similar"), {}});
    if (!answer) return sentence(answer.error());
    show_line(person, "查看相似历史案例", stand_.title);
    for (auto const& line : similar_lines(*answer))
        show_detail(line);
    auto const* found = (*answer)["similar"].as_array();
    auto const count = found == nullptr ? 0 : static_cast<int>(found->size());
    auto const least = read_number(step.text("least"), 0, 10).value_or(0);
    if (count >= least) return std::nullopt;
    return fmt::format("expected at least {} similar cases, but found {}", least, count);
}

}  // namespace yingshen::app
