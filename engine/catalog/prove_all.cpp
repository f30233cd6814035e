#include "catalog/prove_all.hpp"

#include <algorithm>
#include <atomic>
#include <thread>

namespace yingshen::catalog {

std::vector<workflow::Proof> prove_all(
    std::vector<std::shared_ptr<workflow::Definition const>> const& definitions) {
    std::vector<workflow::Proof> proofs(definitions.size());
    std::atomic<std::size_t> next = 0;
    auto const work = [&] {
        for (auto at = next++; at < definitions.size(); at = next++)
            proofs[at] = workflow::prove(*definitions[at]);
    };
    auto const cores = std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
    std::vector<std::jthread> others;
    for (std::size_t worker = 1; worker < std::min(cores, definitions.size()); ++worker)
        others.emplace_back(work);
    work();
    others.clear();
    return proofs;
}

}  // namespace yingshen::catalog
