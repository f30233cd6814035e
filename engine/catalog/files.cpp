#include "catalog/files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/json.hpp"

namespace yingshen::catalog {
namespace {

/// Larger than any rules/ folder that yaml::bytes_max and sense allow; keeps a damaged archive from
/// taking the memory.
constexpr base::JsonLimits content_limits{
    .bytes_max = 256U << 20, .depth_max = 2, .values_max = 100'000};

std::string read(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in || in.bad()) throw std::runtime_error("cannot read " + file.string());
    return text;
}

}  // namespace

std::vector<rulebook::NamedText> yaml_files(std::filesystem::path const& folder) {
    if (!std::filesystem::is_directory(folder))
        throw std::runtime_error("no folder " + folder.string());
    std::vector<rulebook::NamedText> files;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != ".yaml") continue;
        files.emplace_back(entry.path().lexically_relative(folder).generic_string(),
                           read(entry.path()));
    }
    std::ranges::sort(files);
    return files;
}

DefinitionFiles read_definitions(std::filesystem::path const& workflows,
                                 std::filesystem::path const& rules) {
    return {yaml_files(workflows), yaml_files(rules), workflows.generic_string(),
            rules.generic_string()};
}

std::string rulebook_content(std::vector<rulebook::NamedText> const& files) {
    base::Json json = base::Json::Object{};
    for (auto const& [path, text] : files)
        json.set(path, text);
    return base::canonical(json);
}

std::vector<rulebook::NamedText> files_of(std::string_view content) {
    auto const json = base::parse_json(content, content_limits);
    auto const* object = json ? json->as_object() : nullptr;
    if (object == nullptr) throw std::runtime_error("a pinned rule book is not readable");
    std::vector<rulebook::NamedText> files;
    for (auto const& [path, text] : *object) {
        if (text.as_string() == nullptr)
            throw std::runtime_error("a pinned rule book is not readable");
        files.emplace_back(path, *text.as_string());
    }
    return files;
}

}  // namespace yingshen::catalog
