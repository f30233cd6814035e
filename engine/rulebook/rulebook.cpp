#include "rulebook/rulebook.hpp"

#include <algorithm>
#include <set>

#include "rulebook/overlay.hpp"
#include "rulebook/read.hpp"

namespace yingshen::rulebook {
namespace {

using base::Fault;

enum class FileKind { statutes, comparison, checklist, rules, overlay, unknown };

FileKind kind_of(std::string_view path) {
    auto const slash = path.rfind('/');
    auto const name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    auto const folders =
        slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    if (!name.ends_with(".yaml")) return FileKind::unknown;
    if (folders == "checklists" || folders.ends_with("/checklists")) return FileKind::checklist;
    if (folders == "packs" || folders.ends_with("/packs")) return FileKind::rules;
    if (folders == "overlay" || folders.ends_with("/overlay")) return FileKind::overlay;
    if (name == "comparison.yaml") return FileKind::comparison;
    return name == "statutes.yaml" ? FileKind::statutes : FileKind::unknown;
}

std::string place(std::string const& file, yaml::Mark mark) {
    return file + ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
}

/// Reads file after file and keeps the faults by path.
class Reading {
  public:
    explicit Reading(std::vector<NamedText> files) : files_(std::move(files)) {
        std::ranges::sort(files_);
    }

    std::expected<Rulebook, std::vector<Fault>> run(base::Date on) {
        bool const known_statutes = read_statutes();
        for (auto const& [path, text] : files_)
            read(path, text, known_statutes ? &book_.statutes : nullptr, on);
        for (auto const& [id, checklist] : book_.checklists)
            check_includes(checklist);
        // A rule that was refused itself cannot be told from one that does not exist.
        if (!rules_refused_) {
            std::vector<Fault> faults;
            apply_overlay(overlay_, book_.rules, faults);
            for (auto const& fault : faults)
                keep(fault.where, {fault});
        }
        std::vector<Fault> all;
        for (auto& [path, faults] : faults_)
            all.insert(all.end(), faults.begin(), faults.end());
        if (!all.empty()) return std::unexpected(std::move(all));
        return std::move(book_);
    }

  private:
    void keep(std::string const& path, std::vector<Fault> const& faults) {
        faults_[path].insert(faults_[path].end(), faults.begin(), faults.end());
    }

    bool read_statutes() {
        auto const is_statutes = [](NamedText const& file) {
            return kind_of(file.first) == FileKind::statutes;
        };
        auto const count = std::ranges::count_if(files_, is_statutes);
        if (count != 1) {
            keep("statutes.yaml",
                 {{"statutes.yaml", "one file of statutes", std::to_string(count) + " files"}});
            return false;
        }
        auto const& [path, text] = *std::ranges::find_if(files_, is_statutes);
        auto statutes = parse_statutes(text, path);
        if (!statutes) {
            keep(path, statutes.error());
            return false;
        }
        book_.statutes = std::move(*statutes);
        return true;
    }

    void read(std::string const& path, std::string const& text, Statutes const* statutes,
              base::Date on) {
        switch (kind_of(path)) {
            case FileKind::statutes:
                return;
            case FileKind::checklist:
                return read_checklist_file(path, text, statutes, on);
            case FileKind::rules:
                return read_rule_file(path, text, statutes);
            case FileKind::overlay:
                return read_overlay_file(path, text, statutes);
            case FileKind::comparison:
                return read_comparison_file(path, text);
            case FileKind::unknown:
                keep(path, {{path,
                             "statutes.yaml, comparison.yaml, checklists/*.yaml, packs/*.yaml or "
                             "overlay/*.yaml",
                             "another path"}});
        }
    }

    void read_checklist_file(std::string const& path, std::string const& text,
                             Statutes const* statutes, base::Date on) {
        auto checklist = read_checklist(text, path, statutes, on);
        if (!checklist) return keep(path, checklist.error());
        for (auto const& item : checklist->items) {
            once(items_, item.id, "item", place(path, item.mark), path);
        }
        auto const [before, added] = book_.checklists.emplace(checklist->id, *checklist);
        if (!added) {
            keep(path, {{place(path, {1, 1}), "each checklist once",
                         "\"" + checklist->id + "\" again, first in " + before->second.file}});
        }
    }

    void read_comparison_file(std::string const& path, std::string const& text) {
        once(comparisons_, "comparison.yaml", "file", path, path);
        auto words = parse_comparison(text, path);
        if (!words) return keep(path, words.error());
        book_.comparison = std::move(*words);
    }

    void read_rule_file(std::string const& path, std::string const& text,
                        Statutes const* statutes) {
        auto rules = read_rules(text, path, statutes);
        if (!rules) {
            rules_refused_ = true;
            return keep(path, rules.error());
        }
        add_rules(path, std::move(*rules));
    }

    void read_overlay_file(std::string const& path, std::string const& text,
                           Statutes const* statutes) {
        auto overlay = read_overlay(text, path, statutes);
        if (!overlay) {
            rules_refused_ = true;
            return keep(path, overlay.error());
        }
        add_rules(path, std::move(overlay->rules));
        auto const add = [](auto& to, auto const& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        add(overlay_.tightenings, overlay->tightenings);
        add(overlay_.suppressions, overlay->suppressions);
    }

    void add_rules(std::string const& path, std::vector<Rule> rules) {
        for (auto& rule : rules) {
            once(rules_, rule.id, "rule", place(path, rule.mark), path);
            book_.rules.push_back(std::move(rule));
        }
    }

    void once(std::map<std::string, std::string>& seen, std::string const& id,
              std::string const& noun, std::string const& where, std::string const& path) {
        auto const [before, added] = seen.emplace(id, where);
        if (!added)
            keep(path, {{where, "each " + noun + " once",
                         "\"" + id + "\" again, first at " + before->second}});
    }

    void check_includes(Checklist const& checklist) {
        for (std::size_t i = 0; i < checklist.includes.size(); ++i) {
            auto const& name = checklist.includes[i];
            auto const where = place(checklist.file, checklist.include_marks[i]);
            if (!book_.checklists.contains(name)) {
                std::vector<std::string> known;
                for (auto const& [id, other] : book_.checklists)
                    known.push_back(id);
                keep(checklist.file, {{where, "a known checklist", found_word(name, known)}});
            } else if (reaches(name, checklist.id)) {
                keep(checklist.file, {{where, "no way back to " + checklist.id,
                                       "\"" + name + "\", which leads back"}});
            }
        }
    }

    /// Whether `to` is `from` or an include of it, at any distance.
    bool reaches(std::string const& from, std::string const& to) const {
        std::set<std::string> seen;
        std::vector<std::string> open{from};
        while (!open.empty()) {
            auto const id = open.back();
            open.pop_back();
            if (id == to) return true;
            auto const found = book_.checklists.find(id);
            if (found == book_.checklists.end() || !seen.insert(id).second) continue;
            for (auto const& next : found->second.includes)
                open.push_back(next);
        }
        return false;
    }

    std::vector<NamedText> files_;
    Rulebook book_;
    Overlay overlay_;
    bool rules_refused_ = false;
    std::map<std::string, std::vector<Fault>> faults_;
    std::map<std::string, std::string> items_;
    std::map<std::string, std::string> rules_;
    std::map<std::string, std::string> comparisons_;
};

void collect(Rulebook const& book, std::string_view id, Reach const& target,
             std::set<std::string_view>& seen, std::vector<Item>& out) {
    auto const found = book.checklists.find(std::string(id));
    if (found == book.checklists.end() || !seen.insert(found->first).second) return;
    for (auto const& include : found->second.includes)
        collect(book, include, target, seen, out);
    for (auto const& item : found->second.items) {
        if (item.applies.reach().meets(target)) out.push_back(item);
    }
}

}  // namespace

std::expected<Rulebook, std::vector<Fault>> parse_rulebook(std::vector<NamedText> files,
                                                           base::Date on) {
    return Reading(std::move(files)).run(on);
}

std::vector<Item> items(Rulebook const& book, std::string_view checklist, words::Kind kind,
                        words::FactSet const& facts) {
    std::vector<Item> out;
    std::set<std::string_view> seen;
    collect(book, checklist, declared(kind, facts), seen, out);
    return out;
}

}  // namespace yingshen::rulebook
