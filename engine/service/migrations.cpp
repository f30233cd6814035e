#include "service/migrations.hpp"

#include <algorithm>
#include <future>

#include "catalog/change_decide.hpp"

namespace yingshen::service {
namespace {

using DefinitionPtr = std::shared_ptr<workflow::Definition const>;

base::Error versions_unfit(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "versions_unfit",
            {"不能在这两个流程版本之间转换",
             "Submissions cannot move between these versions of a workflow"},
            std::move(faults)};
}

/// Every workflow of some activations by its hash, those of the newest first.
class Known {
  public:
    explicit Known(catalog::Catalog const& catalog) : catalog_(catalog) {}

    void add(catalog::Activation const& activation) {
        for (auto const& [path, hash] : activation.files) {
            if (!path.starts_with("workflows/") || path.ends_with(catalog::scenario_suffix))
                continue;
            auto const is_known = [&](DefinitionPtr const& one) { return one->hash == hash; };
            if (std::ranges::none_of(definitions_, is_known))
                definitions_.push_back(catalog_.workflow(hash));
        }
    }

    /// By hash, or by id@version; a fault where that names none or several.
    [[nodiscard]] DefinitionPtr find(std::string const& where, std::string const& expected,
                                     std::string const& text,
                                     std::vector<base::Fault>& faults) const {
        std::vector<DefinitionPtr> found;
        for (auto const& one : definitions_) {
            if (text == base::hex(one->hash) ||
                text == one->id + "@" + std::to_string(one->version))
                found.push_back(one);
        }
        if (found.size() == 1) return found.front();
        if (found.empty()) {
            faults.push_back({where, expected, "\"" + text + "\""});
            return nullptr;
        }
        std::string hashes;
        for (auto const& one : found)
            hashes += (hashes.empty() ? "" : ", ") + base::hex(one->hash);
        faults.push_back({where, "one workflow, by its hash", text + ", which are " + hashes});
        return nullptr;
    }

  private:
    catalog::Catalog const& catalog_;
    std::vector<DefinitionPtr> definitions_;
};

std::string name_of(workflow::Definition const& definition) {
    return definition.id + "@" + std::to_string(definition.version);
}

}  // namespace

base::Result<void> Migrations::choose(Wanted const& wanted, Page& page) const {
    auto const folded = parts_.definitions.folded();
    auto const& changes = folded->changes;
    auto const now = parts_.clock.now();
    auto const* in_force = changes.in_force(now);
    Known ever(parts_.catalog);
    Known ahead(parts_.catalog);
    for (auto one = changes.activations.rbegin(); one != changes.activations.rend(); ++one) {
        // What was called off never was in force.
        if (one->called_off) continue;
        ever.add(*one);
        if (&*one == in_force || one->from > now) ahead.add(*one);
    }
    std::vector<base::Fault> faults;
    page.from = ever.find("from", "a workflow that was activated, by hash or id@version",
                          wanted.from, faults);
    page.to = ahead.find("to",
                         "a workflow of the set in force, or of one that was activated and waits "
                         "for its day, by hash or id@version",
                         wanted.to, faults);
    if (page.from && page.to && page.from->id != page.to->id)
        faults.push_back({"to", "another version of " + page.from->id, name_of(*page.to)});
    if (page.from && page.to && page.from->hash == page.to->hash)
        faults.push_back({"to", "another version than " + name_of(*page.from), "the same"});
    if (faults.empty()) return {};
    return std::unexpected(versions_unfit(std::move(faults)));
}

/// What was shown is what happens: a submission that changed meanwhile stays, and says so.
base::Result<void> Migrations::apply(Principal const& principal, Reviews::Move& move,
                                     std::string const& submission, base::Digest const& to) {
    CommandRequest request;
    request.submission = submission;
    request.command = review::Migrate{{to, {}}, {}};
    request.if_match = move.version;
    std::promise<base::Result<CommandAnswer>> promise;
    auto answered = promise.get_future();
    parts_.reviews.execute(principal, std::move(request),
                           [&promise](auto answer) { promise.set_value(std::move(answer)); });
    auto answer = answered.get();
    if (answer) return {};
    if (answer.error().kind == base::ErrorKind::unavailable)
        return std::unexpected(std::move(answer.error()));
    move.moved = std::unexpected(std::move(answer.error()));
    return {};
}

base::Result<Migrations::Page> Migrations::migrate(Principal const& principal,
                                                   Wanted const& wanted) {
    catalog::Changer const by{principal.person, principal.has(words::Role::center_head),
                              principal.has(words::Role::administrator)};
    if (auto const role = catalog::acting_role(by); !role) return std::unexpected(role.error());
    Page page;
    page.preview = wanted.preview;
    if (auto chosen = choose(wanted, page); !chosen)
        return std::unexpected(std::move(chosen.error()));
    store::QueueQuery open;
    open.visible.all = true;
    open.kind = words::name(page.from->kind);
    open.open_only = true;
    open.limit = wanted.limit;
    open.cursor = wanted.cursor;
    auto rows = parts_.store.queue(open);
    if (!rows) return std::unexpected(std::move(rows.error()));
    page.next_cursor = std::move(rows->next_cursor);
    std::size_t moved = 0;
    for (auto const& row : rows->rows) {
        auto move = parts_.reviews.preview(principal, row.id, page.to->hash);
        if (!move || move->from != page.from->hash) continue;
        if (!wanted.preview && move->moved) {
            if (auto done = apply(principal, *move, row.id, page.to->hash); !done)
                return std::unexpected(std::move(done.error()));
        }
        if (move->moved) ++moved;
        page.lines.push_back({row.id, move->state, std::move(move->moved)});
    }
    parts_.log.write(base::LogLevel::info, wanted.preview ? "migration_previewed" : "migrated",
                     {{"from", base::hex(page.from->hash)},
                      {"to", base::hex(page.to->hash)},
                      {"moved", std::to_string(moved)},
                      {"refused", std::to_string(page.lines.size() - moved)},
                      {"account", principal.account}});
    return page;
}

}  // namespace yingshen::service
