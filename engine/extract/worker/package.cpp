#include "extract/worker/package.hpp"

#include <charconv>
#include <cmath>
#include <vector>

#include "extract/worker/collector.hpp"

namespace yingshen::extract::worker {
namespace {

std::string folder_of(std::string_view part) {
    auto const slash = part.rfind('/');
    return std::string(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
}

/// Resolves a target against the folder of the part that names it.
std::string resolve(std::string_view folder, std::string_view target) {
    std::string path = target.starts_with('/') ? std::string(target.substr(1))
                                               : std::string(folder) + std::string(target);
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        auto const slash = rest.find('/');
        auto const step = rest.substr(0, slash);
        rest.remove_prefix(slash == std::string_view::npos ? rest.size() : slash + 1);
        if (step == "..") {
            if (!steps.empty()) steps.pop_back();
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
    }
    std::string out;
    for (auto const step : steps) {
        if (!out.empty()) out += '/';
        out += step;
    }
    return out;
}

/// Visits every node without recursion; false where the nesting is too deep.
bool is_shallow(pugi::xml_node root) {
    int depth = 0;
    auto node = root.first_child();
    while (node) {
        if (node.first_child()) {
            if (++depth > xml_depth_max) return false;
            node = node.first_child();
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root) break;
        node = node.next_sibling();
    }
    return true;
}

}  // namespace

std::string Package::main_part() const {
    for (auto const& [id, relationship] : relationships("")) {
        if (relationship.type == "officeDocument" && !relationship.external) {
            return relationship.target;
        }
    }
    return {};
}

XmlPart Package::parse(std::string_view part) const {
    auto const* entry = zip_.find(part);
    if (!entry) return nullptr;
    auto const bytes = zip_.read(*entry);
    auto out = std::make_unique<pugi::xml_document>();
    auto const result =
        out->load_buffer(bytes.data(), bytes.size(),
                         pugi::parse_default | pugi::parse_ws_pcdata_single | pugi::parse_doctype);
    if (result.status == pugi::status_out_of_memory) throw Stop{UnreadCode::out_of_memory};
    for (auto const node : out->children()) {
        if (node.type() == pugi::node_doctype) throw Stop{UnreadCode::unsafe};
    }
    if (!result) throw Stop{UnreadCode::broken};
    if (!is_shallow(*out)) throw Stop{UnreadCode::unsafe};
    return out;
}

Relationships Package::relationships(std::string_view part) const {
    auto const folder = folder_of(part);
    auto const name = part.substr(folder.size());
    Relationships out;
    auto const xml = parse(folder + "_rels/" + std::string(name) + ".rels");
    if (!xml) return out;
    for (auto const node : xml->document_element().children()) {
        auto const type = attribute(node, "Type");
        auto const external = attribute(node, "TargetMode") == "External";
        auto const target = attribute(node, "Target");
        out.emplace(
            std::string(attribute(node, "Id")),
            Relationship{std::string(type.substr(type.rfind('/') + 1)),
                         external ? std::string(target) : resolve(folder, target), external});
    }
    return out;
}

std::string_view local_name(pugi::xml_node node) {
    std::string_view const name = node.name();
    return name.substr(name.find(':') + 1);
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (auto const each : node.children()) {
        if (local_name(each) == name) return each;
    }
    return {};
}

std::string_view attribute(pugi::xml_node node, std::string_view name) {
    for (auto const each : node.attributes()) {
        std::string_view const full = each.name();
        if (full.substr(full.find(':') + 1) == name) return each.value();
    }
    return {};
}

bool is_on(pugi::xml_node properties, std::string_view name) {
    auto const node = child(properties, name);
    if (!node) return false;
    auto const value = attribute(node, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

std::optional<double> number(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::string gather(pugi::xml_node node, std::string_view name) {
    std::string out;
    for (auto const each : node.children()) {
        if (local_name(each) == name) {
            out += each.child_value();
            out += '\n';
        } else {
            out += gather(each, name);
        }
    }
    return out;
}

}  // namespace yingshen::extract::worker
