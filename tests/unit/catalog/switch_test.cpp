#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "catalog/catalog.hpp"

using namespace yingshen;
using namespace yingshen::catalog;

namespace {

class SetClock final : public base::Clock {
  public:
    [[nodiscard]] base::Time now() const override { return {us.load()}; }
    std::atomic<std::int64_t> us = 0;
};

/// A set whose one workflow and whose rules carry the same number.
std::shared_ptr<ActiveSet const> numbered(int number) {
    auto definition = std::make_shared<workflow::Definition>();
    definition->version = number;
    definition->hash.fill(static_cast<std::uint8_t>(number));
    auto rules = std::make_shared<Rules const>(
        Rules{definition->hash, {}, screening::Matcher({}, rulebook::Statutes())});
    ActiveSet set;
    set.workflows.push_back(std::move(definition));
    set.rules = std::move(rules);
    return std::make_shared<ActiveSet const>(std::move(set));
}

int version(Catalog const& catalog) {
    return catalog.current()->workflows.front()->version;
}

}  // namespace

TEST_CASE("a set comes into force by the clock at the next use, and never goes back") {
    SetClock clock;
    Catalog catalog({{{100}, numbered(1)}, {{200}, numbered(2)}, {{300}, numbered(3)}}, nullptr,
                    clock);
    CHECK(version(catalog) == 1);
    clock.us = 199;
    CHECK(version(catalog) == 1);
    clock.us = 200;
    CHECK(version(catalog) == 2);
    clock.us = 0;
    CHECK(version(catalog) == 2);
    catalog.put({{{100}, numbered(1)}});
    CHECK(version(catalog) == 1);
    clock.us = 1'000'000;
    CHECK(version(catalog) == 1);
}

TEST_CASE("whoever takes a set has its workflows and its rules, however many threads switch it") {
    SetClock clock;
    Catalog catalog({{{}, numbered(1)}}, nullptr, clock);
    std::atomic<bool> stop = false;
    std::atomic<std::size_t> taken = 0;
    std::atomic<std::size_t> mixed = 0;
    std::vector<std::thread> threads;
    for (int reader = 0; reader < 4; ++reader) {
        threads.emplace_back([&] {
            while (!stop) {
                auto const set = catalog.current();
                if (set->workflows.front()->hash != set->rules->hash) ++mixed;
                if (catalog.workflow(set->workflows.front()->hash)->version !=
                    set->workflows.front()->version)
                    ++mixed;
                ++taken;
            }
        });
    }
    for (int round = 0; round < 200 || taken < 2'000; ++round) {
        catalog.put({{{}, numbered(1 + round % 50)}, {{round + 1}, numbered(51 + round % 50)}});
        clock.us = round + 1;
    }
    stop = true;
    for (auto& thread : threads)
        thread.join();
    CHECK(mixed == 0);
}
