#include "unit/workflow/shipped.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "workflow/parse.hpp"

namespace yingshen::workflow::test {
namespace {

using yaml::Node;

Node parsed(std::string const& text) {
    auto documents = yaml::parse(text, "test.yaml");
    INFO((documents ? std::string() : base::to_string(documents.error().front())));
    REQUIRE(documents);
    REQUIRE(documents->size() == 1);
    return std::move(documents->front());
}

void merge(Node& node, Node const& patch) {
    if (patch.kind != Node::Kind::map || node.kind != Node::Kind::map) {
        node = patch;
        return;
    }
    for (auto const& [key, value] : patch.map) {
        auto const found = std::ranges::find_if(
            node.map, [&](yaml::Entry const& entry) { return entry.key.scalar == key.scalar; });
        if (value.kind == Node::Kind::null) {
            REQUIRE(found != node.map.end());
            node.map.erase(found);
        } else if (found == node.map.end()) {
            node.map.push_back({key, value});
        } else {
            merge(found->value, value);
        }
    }
}

std::string quoted(std::string const& text) {
    std::string out = "\"";
    for (auto const letter : text) {
        if (letter == '"' || letter == '\\') out += '\\';
        out += letter;
    }
    return out + "\"";
}

void write(Node const& node, std::string const& indent, std::string& out) {
    switch (node.kind) {
        case Node::Kind::null:
            out += " ~\n";
            return;
        case Node::Kind::scalar:
            out += " " + quoted(node.scalar) + "\n";
            return;
        case Node::Kind::map:
            out += "\n";
            for (auto const& [key, value] : node.map) {
                out += indent + key.scalar + ":";
                write(value, indent + "  ", out);
            }
            return;
        case Node::Kind::sequence:
            out += "\n";
            for (auto const& entry : node.sequence) {
                out += indent + "-";
                write(entry, indent + "  ", out);
            }
            return;
    }
}

std::vector<std::string> split(std::string const& list) {
    std::vector<std::string> words;
    std::istringstream in(list);
    for (std::string word; std::getline(in >> std::ws, word, ',');)
        words.push_back(word);
    return words;
}

/// The rest of a header line `# key: …` of a patch, or nothing.
std::string header(std::string const& patch, std::string const& key) {
    auto const head = "# " + key + ": ";
    auto const at = patch.find(head);
    if (at == std::string::npos || (at > 0 && patch[at - 1] != '\n')) return {};
    auto const from = at + head.size();
    return patch.substr(from, patch.find('\n', from) - from);
}

Definition sound(std::string const& text, std::string const& file) {
    auto definition = parse(text, file);
    INFO(file);
    INFO((definition ? std::string() : base::to_string(definition.error().front())));
    REQUIRE(definition);
    return std::move(*definition);
}

}  // namespace

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    INFO(path);
    REQUIRE(file);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string read_source(std::string const& path) {
    return read_file(std::string(YINGSHEN_SOURCE_DIR) + "/" + path);
}

std::string shipped_text() {
    return read_source("tests/support/definitions/workflows/marketing_material.yaml");
}

Definition shipped() {
    return sound(shipped_text(), "marketing_material.yaml");
}

Definition pattern(std::string const& name) {
    return sound(read_source("tests/unit/workflow/patterns/" + name + ".yaml"), name + ".yaml");
}

std::string patched(std::string const& text, std::string const& patch) {
    auto node = parsed(text);
    merge(node, parsed(patch));
    std::string out;
    write(node, "", out);
    return out.substr(1);
}

std::vector<Broken> broken_definitions() {
    std::vector<std::filesystem::path> paths;
    auto const folder = std::filesystem::path(YINGSHEN_SOURCE_DIR) / "tests/unit/workflow/broken";
    for (auto const& entry : std::filesystem::directory_iterator(folder))
        paths.push_back(entry.path());
    std::ranges::sort(paths);
    std::vector<Broken> all;
    for (auto const& path : paths) {
        auto const patch = read_file(path.string());
        auto const name = path.stem().string();
        auto const breaks = header(patch, "breaks");
        auto const of = header(patch, "of");
        INFO(name);
        REQUIRE_FALSE(breaks.empty());
        auto const base = of.empty() ? shipped_text() : read_source(of);
        all.push_back({name, split(breaks), of, sound(patched(base, patch), name + ".yaml")});
    }
    return all;
}

std::vector<Broken> broken_marketing_material() {
    auto all = broken_definitions();
    std::erase_if(all, [](Broken const& one) { return !one.of.empty(); });
    return all;
}

void check_golden(std::string const& name, std::string const& text) {
    auto const path = std::string(YINGSHEN_SOURCE_DIR) + "/tests/unit/workflow/golden/" + name;
    if (auto const* accept = std::getenv("YINGSHEN_ACCEPT");
        accept != nullptr && std::string_view(accept) == "1") {
        std::ofstream(path, std::ios::binary) << text;
        WARN("skipped: accepted " << name);
        return;
    }
    CHECK(text == read_file(path));
}

}  // namespace yingshen::workflow::test
