#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "workflow/parse.hpp"
#include "workflow/prove.hpp"
#include "workflow/scenario.hpp"
#include "yaml/node.hpp"

namespace {

/// The proof of a definition that the fuzzer found is cut short: its size is not what is tested.
constexpr std::size_t configurations_max = 2'000;

}  // namespace

/// Any bytes are either documents or faults; what parses as a workflow can be proved and played.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace yingshen;
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    auto const documents = yaml::parse(text, "fuzz.yaml");
    if (!documents && documents.error().empty()) std::abort();
    auto const definition = workflow::parse(text, "fuzz.yaml");
    if (!definition) {
        if (definition.error().empty()) std::abort();
        return 0;
    }
    if (!documents) std::abort();
    auto const proof = workflow::prove(*definition, configurations_max);
    for (auto const& violation : proof.violations)
        (void)workflow::to_string(violation, *definition);
    (void)workflow::run_scenarios(*definition, text, "fuzz.yaml");
    return 0;
}
