#pragma once
#include <string>

namespace yingshen::base {

/// A text that people read, in the two languages of the product: Chinese on screens, English beside
/// it in the API. Neither is ever empty in a text that leaves the engine.
struct Text {
    std::string zh;
    std::string en;
    bool operator==(Text const&) const = default;
};

}  // namespace yingshen::base
