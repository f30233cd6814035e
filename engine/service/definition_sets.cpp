#include "service/definition_sets.hpp"

#include <stdexcept>

#include "catalog/change_codec.hpp"
#include "catalog/change_decide.hpp"
#include "catalog/results.hpp"
#include "service/append.hpp"
#include "service/replay.hpp"

namespace yingshen::service {
namespace {

constexpr char const* system_person = "system";

[[noreturn]] void unreadable(store::EventRecord const& record, base::Error const& error) {
    std::string what =
        "event " + std::to_string(record.position) + " of the log is unreadable: " + error.text.en;
    for (auto const& fault : error.faults)
        what += " " + base::to_string(fault) + ";";
    throw std::runtime_error(what);
}

std::string text_of(store::Store& store, std::string const& path, base::Digest const& hash) {
    auto record = store.definition(hash);
    if (!record || base::sha256(record->content) != hash) {
        throw std::runtime_error("the file " + path + " of the definitions, " + base::hex(hash) +
                                 ", is lost or altered");
    }
    return std::move(record->content);
}

bool readable(catalog::Checked const& checked, catalog::Manifest const& manifest) {
    std::size_t workflows = 0;
    for (auto const& [path, hash] : manifest) {
        if (path.starts_with("workflows/") && !path.ends_with(catalog::scenario_suffix))
            ++workflows;
    }
    return checked.rules && checked.workflows.size() == workflows;
}

}  // namespace

void take(FoldedChanges& known, store::EventRecord const& record) {
    auto const json = base::parse_json(record.body, {.bytes_max = 64U << 20});
    if (!json) unreadable(record, json.error());
    auto const change = catalog::decode(record.type, record.type_version, *json);
    if (!change) unreadable(record, change.error());
    catalog::apply(known.changes, record.envelope, *change);
    known.head = record.hash;
}

FoldedChanges read_changes(store::Store& store, FoldedChanges known) {
    for (auto const& record :
         store.events(std::string(catalog::definitions_stream), known.changes.version))
        take(known, record);
    return known;
}

store::Write write_of(FoldedChanges const& before, catalog::Change const& change, base::Time at,
                      std::string const& person, std::string const& account) {
    store::Write write;
    write.submission = catalog::definitions_stream;
    write.expected_version = before.changes.version;
    write.events.push_back(
        seal_one({write.submission, write.expected_version + 1, at, person, account},
                 catalog::type_name(change), catalog::type_version(change), catalog::encode(change),
                 before.head));
    return write;
}

void keep_set(store::Store& store, catalog::DefinitionFiles const& files,
              catalog::Checked const& checked, base::Time now) {
    std::map<base::Digest, store::DefinitionRecord> records;
    for (auto const& definition : checked.workflows) {
        records[definition->hash] = {definition->hash, "workflow", definition->id,
                                     checked.contents.at(definition->hash), now};
    }
    if (auto const& rules = checked.rules) {
        records[rules->hash] = {rules->hash, "rulebook", "rulebook",
                                checked.contents.at(rules->hash), now};
    }
    for (auto const& [path, text] : catalog::files_by_path(files)) {
        auto const hash = base::sha256(text);
        records.emplace(hash, store::DefinitionRecord{hash, "file", path, text, now});
    }
    for (auto const& [hash, record] : records) {
        if (!store.definition(hash)) store.put_definition(record);
    }
}

catalog::DefinitionFiles read_set(store::Store& store, catalog::Manifest const& manifest) {
    std::vector<rulebook::NamedText> files;
    for (auto const& [path, hash] : manifest)
        files.emplace_back(path, text_of(store, path, hash));
    auto sorted = catalog::sort_files(std::move(files));
    if (!sorted) {
        throw std::runtime_error("a set of definitions is altered: " +
                                 base::to_string(sorted.error().front()));
    }
    return *std::move(sorted);
}

std::shared_ptr<catalog::ActiveSet const> load_set(store::Store& store,
                                                   catalog::Activation const& activation,
                                                   base::Time now, base::Log& log,
                                                   catalog::Check const& check) {
    auto const files = read_set(store, activation.files);
    auto checked = check(files, base::china_date(now));
    if (checked.ok()) return catalog::active_set(checked);
    auto const error = catalog::refusal(checked);
    for (auto const& [where, expected, found] : error.faults) {
        log.write(base::LogLevel::warning, "active_definitions_have_a_fault_today",
                  {{"set", base::hex(activation.set)}, {"where", where}, {"expected", expected}});
    }
    checked = check(files, base::china_date(activation.at));
    if (readable(checked, activation.files)) return catalog::active_set(checked);
    throw std::runtime_error("this program cannot read the definitions in force, set " +
                             base::hex(activation.set) + ": " +
                             base::to_string(error.faults.front()));
}

Sets bootstrap(store::Store& store, catalog::DefinitionFiles const& files,
               catalog::Checked const& checked, base::Time now) {
    keep_set(store, files, checked, now);
    auto manifest = catalog::manifest_of(files);
    auto results = catalog::results_json(checked, catalog::difference({}, manifest), nullptr);
    auto const hash = catalog::results_hash(results);
    auto const set = catalog::set_hash(manifest);
    catalog::DefinitionsActivated const first{
        catalog::Bootstrap{std::move(manifest), std::move(results)}, set, hash, now};
    auto const outcome =
        append_and_wait(store, write_of({}, first, now, system_person, system_person));
    if (outcome != store::Outcome::committed)
        throw store::StoreError("the first definitions could not be written");
    return {{set, catalog::active_set(checked)}};
}

}  // namespace yingshen::service
