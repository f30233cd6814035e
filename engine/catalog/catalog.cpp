#include "catalog/catalog.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

#include "catalog/files.hpp"
#include "workflow/parse.hpp"

namespace yingshen::catalog {
namespace {

[[noreturn]] void lost(std::string const& what, base::Digest const& hash) {
    throw std::runtime_error("the pinned " + what + " " + base::hex(hash) + " is lost or altered");
}

std::string fetch(Catalog::Archive const& archive, std::string const& what,
                  base::Digest const& hash) {
    auto content = archive ? archive(hash) : std::nullopt;
    if (!content || base::sha256(*content) != hash) lost(what, hash);
    return std::move(*content);
}

/// A rule book was right on the day on which it was pinned; citations may have been repealed since.
/// What was in force together on any day was in force together on the day the youngest of it began,
/// so trying the first day of every statute finds a day if there is one.
std::optional<rulebook::Rulebook> parse_as_pinned(std::vector<rulebook::NamedText> const& files) {
    std::set<base::Date, std::greater<>> days;
    for (auto const& [path, text] : files) {
        if (!path.ends_with("statutes.yaml")) continue;
        auto const statutes = rulebook::parse_statutes(text, path);
        if (!statutes) return std::nullopt;
        for (auto const& statute : statutes->all())
            days.insert(statute.from);
    }
    for (auto const& day : days) {
        if (auto book = rulebook::parse_rulebook(files, day)) return std::move(*book);
    }
    return std::nullopt;
}

}  // namespace

std::shared_ptr<workflow::Definition const> ActiveSet::workflow(words::Kind kind) const {
    auto const found = std::ranges::find_if(
        workflows, [kind](auto const& one) { return one->kind == kind && !one->reuse; });
    return found == workflows.end() ? nullptr : *found;
}

std::shared_ptr<workflow::Definition const> ActiveSet::workflow(std::string_view id) const {
    auto const found =
        std::ranges::find_if(workflows, [id](auto const& one) { return one->id == id; });
    return found == workflows.end() ? nullptr : *found;
}

std::shared_ptr<ActiveSet const> active_set(Checked const& checked) {
    return std::make_shared<ActiveSet const>(
        ActiveSet{checked.workflows, checked.rules, checked.calendar});
}

Catalog::Catalog(std::vector<Scheduled> schedule, Archive archive, base::Clock const& clock)
    : archive_(std::move(archive)), clock_(clock) {
    put(std::move(schedule));
}

void Catalog::put(std::vector<Scheduled> schedule) {
    if (schedule.empty()) schedule.push_back({{}, std::make_shared<ActiveSet const>()});
    std::lock_guard const lock(mutex_);
    for (auto const& [from, set] : schedule) {
        for (auto const& definition : set->workflows)
            pinned_workflows_.emplace(definition->hash, definition);
        if (set->rules) pinned_rules_.emplace(set->rules->hash, set->rules);
    }
    schedule_ = std::move(schedule);
}

std::shared_ptr<ActiveSet const> Catalog::current() const {
    auto const now = clock_.now();
    std::lock_guard const lock(mutex_);
    latest_ = std::max(latest_, now);
    auto const found = std::find_if(schedule_.rbegin(), schedule_.rend(),
                                    [this](auto const& one) { return one.from <= latest_; });
    return found == schedule_.rend() ? schedule_.front().set : found->set;
}

std::shared_ptr<workflow::Definition const> Catalog::workflow(base::Digest const& hash) const {
    {
        std::lock_guard const lock(mutex_);
        auto const found = pinned_workflows_.find(hash);
        if (found != pinned_workflows_.end()) return found->second;
    }
    auto parsed = workflow::parse(fetch(archive_, "workflow", hash), base::hex(hash));
    if (!parsed) lost("workflow", hash);
    auto const definition = std::make_shared<workflow::Definition const>(std::move(*parsed));
    std::lock_guard const lock(mutex_);
    return pinned_workflows_.emplace(hash, definition).first->second;
}

std::shared_ptr<Rules const> Catalog::rules(base::Digest const& hash) const {
    {
        std::lock_guard const lock(mutex_);
        auto const found = pinned_rules_.find(hash);
        if (found != pinned_rules_.end()) return found->second;
    }
    auto book = parse_as_pinned(files_of(fetch(archive_, "rule book", hash)));
    if (!book) lost("rule book", hash);
    screening::Matcher matcher(book->rules, book->statutes);
    auto const rules =
        std::make_shared<Rules const>(Rules{hash, std::move(*book), std::move(matcher)});
    std::lock_guard const lock(mutex_);
    return pinned_rules_.emplace(hash, rules).first->second;
}

}  // namespace yingshen::catalog
