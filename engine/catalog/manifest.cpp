#include "catalog/manifest.hpp"

#include <algorithm>

namespace yingshen::catalog {
namespace {

constexpr std::string_view workflows_prefix = "workflows/";
constexpr std::string_view rules_prefix = "rules/";

bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

/// Parts of plain characters that do not begin with a dot, so that no path climbs or hides.
bool plain_parts(std::string_view path) {
    bool begins = true;
    for (char const c : path) {
        if (c == '/' ? begins : !plain(c) || (begins && c == '.')) return false;
        begins = c == '/';
    }
    return !begins;
}

bool fits(std::string_view path) {
    if (path.size() > set_path_max || !path.ends_with(".yaml") || !plain_parts(path)) return false;
    if (path.starts_with(rules_prefix)) return true;
    return path.starts_with(workflows_prefix) &&
           path.find('/', workflows_prefix.size()) == std::string_view::npos;
}

std::string shown(std::string_view path) {
    return "\"" + std::string(path.substr(0, set_path_max)) + "\"";
}

}  // namespace

std::vector<rulebook::NamedText> files_by_path(DefinitionFiles const& files) {
    std::vector<rulebook::NamedText> all;
    for (auto const& [path, text] : files.workflows)
        all.emplace_back(std::string(workflows_prefix) + path, text);
    for (auto const& [path, text] : files.rules)
        all.emplace_back(std::string(rules_prefix) + path, text);
    std::ranges::sort(all);
    return all;
}

Manifest manifest_of(DefinitionFiles const& files) {
    Manifest manifest;
    for (auto const& [path, text] : files_by_path(files))
        manifest.emplace(path, base::sha256(text));
    return manifest;
}

base::Json manifest_json(Manifest const& manifest) {
    base::Json json = base::Json::Object{};
    for (auto const& [path, hash] : manifest)
        json.set(path, base::hex(hash));
    return json;
}

base::Digest set_hash(Manifest const& manifest) {
    return base::sha256(base::canonical(manifest_json(manifest)));
}

Manifest read_manifest(base::Json const& json, std::string const& where,
                       std::vector<base::Fault>& faults) {
    Manifest manifest;
    auto const* object = json.as_object();
    if (object == nullptr) {
        faults.push_back({where, "an object", std::string(json.kind_name())});
        return manifest;
    }
    for (auto const& [path, value] : *object) {
        auto const* text = value.as_string();
        auto const hash = text == nullptr ? std::nullopt : base::parse_digest(*text);
        if (hash && fits(path)) {
            manifest.emplace(path, *hash);
        } else {
            faults.push_back({where + "." + path, "the hash of a file of definitions",
                              text == nullptr ? std::string(value.kind_name()) : shown(*text)});
        }
    }
    return manifest;
}

std::expected<DefinitionFiles, std::vector<base::Fault>> sort_files(
    std::vector<rulebook::NamedText> files) {
    std::vector<base::Fault> faults;
    if (files.size() > set_files_max) {
        faults.push_back({"files", "at most " + std::to_string(set_files_max) + " files",
                          std::to_string(files.size())});
    }
    std::ranges::sort(files);
    DefinitionFiles sorted;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& [path, text] = files[i];
        if (!fits(path)) {
            faults.push_back({"files",
                              "workflows/NAME.yaml or rules/…/NAME.yaml, of lower-case letters",
                              shown(path)});
        } else if (i > 0 && files[i - 1].first == path) {
            faults.push_back({"files", "each path once", shown(path) + " again"});
        } else if (path.starts_with(rules_prefix)) {
            sorted.rules.emplace_back(path.substr(rules_prefix.size()), std::move(text));
        } else {
            sorted.workflows.emplace_back(path.substr(workflows_prefix.size()), std::move(text));
        }
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return sorted;
}

FileDifference difference(Manifest const& before, Manifest const& after) {
    FileDifference found;
    for (auto const& [path, hash] : before) {
        auto const other = after.find(path);
        if (other == after.end()) {
            found.removed.push_back(path);
        } else if (other->second != hash) {
            found.changed.push_back(path);
        }
    }
    for (auto const& [path, hash] : after) {
        if (!before.contains(path)) found.added.push_back(path);
    }
    return found;
}

}  // namespace yingshen::catalog
