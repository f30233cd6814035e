#include <algorithm>

#include "catalog/calendar_files.hpp"
#include "catalog/catalog.hpp"
#include "catalog/files.hpp"
#include "catalog/prove_all.hpp"
#include "rulebook/overlay.hpp"
#include "rulebook/rulebook.hpp"
#include "workflow/parse.hpp"
#include "workflow/scenario.hpp"
#include "yaml/reader.hpp"

namespace yingshen::catalog {
namespace {

using Definition = workflow::Definition;

void append(std::vector<base::Fault>& to, std::vector<base::Fault> const& faults) {
    to.insert(to.end(), faults.begin(), faults.end());
}

std::string place(Definition const& definition, yaml::Mark mark) {
    return definition.file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

/// Reads the files and gathers what is wrong with them.
class Checking {
  public:
    Checking(DefinitionFiles const& files, base::Date on) : files_(files), on_(on) {}

    Checked run() && {
        check_rules();
        check_workflows();
        return std::move(checked_);
    }

  private:
    void check_rules() {
        auto files = files_.rules;
        auto calendar = take_calendar(files, files_.rules_at, on_);
        append(checked_.faults, calendar.faults);
        append(checked_.warnings, calendar.warnings);
        checked_.calendar = std::move(calendar.calendar);
        auto content = rulebook_content(files);
        // Faults name files as a person can open them; the content keeps the paths within the
        // folder.
        for (auto& [path, text] : files)
            path = files_.rules_at + "/" + path;
        auto book = rulebook::parse_rulebook(std::move(files), on_);
        if (!book) return append(checked_.faults, book.error());
        for (auto const& [id, checklist] : book->checklists)
            checklists_.push_back(id);
        book_known_ = true;
        append(checked_.faults, screening::lint(book->rules, book->statutes));
        warn_of_lapsed(*book);
        auto const hash = base::sha256(content);
        try {
            screening::Matcher matcher(book->rules, book->statutes);
            checked_.rules =
                std::make_shared<Rules const>(Rules{hash, std::move(*book), std::move(matcher)});
        } catch (std::exception const& error) {
            checked_.faults.push_back({files_.rules_at, "rules that compile", error.what()});
        }
        checked_.contents.emplace(hash, std::move(content));
    }

    void warn_of_lapsed(rulebook::Rulebook const& book) {
        for (auto const* rule : rulebook::lapsed(book.rules, on_)) {
            auto const& off = *rule->off;
            checked_.warnings.push_back(
                {off.file + ":" + std::to_string(off.mark.line) + ":" +
                     std::to_string(off.mark.column),
                 rule->id + " switched off to a day to come, or this overlay removed",
                 "one that ended on " + base::to_string(off.until) + " (owner: " + off.owner +
                     "); the rule is on again"});
        }
    }

    void check_workflows() {
        for (auto const& [path, text] : files_.workflows) {
            if (!path.ends_with(scenario_suffix)) check_workflow(path, text);
        }
        check_proofs();
        for (auto const& [path, text] : files_.workflows) {
            if (path.ends_with(scenario_suffix)) check_scenarios(path, text);
        }
        if (checked_.workflows.empty() && checked_.faults.empty()) {
            checked_.faults.push_back({files_.workflows_at, "at least one workflow", "none"});
        }
    }

    void check_workflow(std::string const& path, std::string const& text) {
        auto parsed = workflow::parse(text, workflow_place(path));
        if (!parsed) return append(checked_.faults, parsed.error());
        auto const definition = std::make_shared<Definition const>(std::move(*parsed));
        by_path_.emplace(path, definition);
        check_once(*definition);
        check_checklists(*definition);
        checked_.contents.emplace(definition->hash, text);
        checked_.workflows.push_back(definition);
    }

    void check_proofs() {
        auto proofs = prove_all(checked_.workflows);
        for (std::size_t at = 0; at < proofs.size(); ++at) {
            auto const& definition = checked_.workflows[at];
            auto& proof = proofs[at];
            for (auto const& violation : proof.violations)
                checked_.refused.push_back({definition, violation});
            if (!proof.complete && proof.violations.empty()) {
                checked_.faults.push_back(
                    {definition->file, "a workflow small enough to prove",
                     "more than " + std::to_string(workflow::proof_size_max) +
                         " configurations (opinions that travel through many states, added "
                         "signers, and reviews that do not bar one another multiply them)"});
            }
            checked_.proofs.emplace(definition->id, std::move(proof));
        }
    }

    void check_once(Definition const& definition) {
        auto const& before = checked_.workflows;
        auto const same = std::ranges::find_if(
            before, [&](auto const& other) { return other->id == definition.id; });
        if (same != before.end()) {
            checked_.faults.push_back(
                {definition.file, "each workflow once",
                 "\"" + definition.id + "\" again, first in " + (*same)->file});
            return;
        }
        auto const of_kind = std::ranges::find_if(before, [&](auto const& other) {
            return other->kind == definition.kind && !other->reuse && !definition.reuse;
        });
        if (of_kind == before.end()) return;
        checked_.faults.push_back({definition.file,
                                   "one workflow for a kind of submission, short tracks aside",
                                   "another one for " + std::string(words::name(definition.kind)) +
                                       ", first in " + (*of_kind)->file});
    }

    void check_checklists(Definition const& definition) {
        if (!book_known_)
            return;  // its own faults are told already; every reference would be one more
        for (auto const& state : definition.states) {
            check_checklist(definition, state.checklist, state.mark);
            for (auto const& side : state.sides)
                check_checklist(definition, side.checklist, side.mark);
        }
    }

    void check_checklist(Definition const& definition, std::string const& checklist,
                         yaml::Mark mark) {
        if (checklist.empty() || std::ranges::find(checklists_, checklist) != checklists_.end())
            return;
        auto const near = yaml::nearest(checklist, checklists_);
        checked_.faults.push_back(
            {place(definition, mark), "a checklist of the rules",
             "\"" + checklist + "\"" +
                 (near ? "; did you mean \"" + *near + "\"?" : std::string())});
    }

    void check_scenarios(std::string const& path, std::string const& text) {
        auto const file = workflow_place(path);
        auto const workflow_path = path.substr(0, path.size() - scenario_suffix.size()) + ".yaml";
        auto const found = by_path_.find(workflow_path);
        if (found != by_path_.end()) {
            auto const report = workflow::play_scenarios(*found->second, text, file);
            checked_.scenarios[found->second->id] += report.played;
            append(checked_.faults, report.faults);
        } else if (std::ranges::find(files_.workflows, workflow_path,
                                     &rulebook::NamedText::first) == files_.workflows.end()) {
            checked_.faults.push_back({file, "a workflow " + workflow_path + " beside it", "none"});
        }
    }

    [[nodiscard]] std::string workflow_place(std::string const& path) const {
        return files_.workflows_at + "/" + path;
    }

    DefinitionFiles const& files_;
    base::Date const on_;
    Checked checked_;
    bool book_known_ = false;
    std::vector<std::string> checklists_;
    std::map<std::string, std::shared_ptr<Definition const>> by_path_;
};

}  // namespace

Checked check(DefinitionFiles const& files, base::Date on) {
    return Checking(files, on).run();
}

Checked check_folders(std::filesystem::path const& workflows, std::filesystem::path const& rules,
                      base::Date on) {
    return check(read_definitions(workflows, rules), on);
}

}  // namespace yingshen::catalog
