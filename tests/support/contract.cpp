#include "support/contract.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/json.hpp"

namespace yingshen::test {
namespace {

using yaml::Node;

Node load() {
    std::ifstream file(YINGSHEN_SOURCE_DIR "/docs/api/openapi.yaml");
    std::string const text(std::istreambuf_iterator<char>(file), {});
    auto documents = yaml::parse(text, "openapi.yaml");
    if (!documents) {
        std::string message = "docs/api/openapi.yaml does not parse";
        for (auto const& fault : documents.error())
            message += "\n" + base::to_string(fault);
        throw std::runtime_error(message);
    }
    return std::move(documents->front());
}

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> parts;
    path = path.substr(0, path.find('?'));
    while (!path.empty()) {
        path.remove_prefix(1);
        auto const end = path.find('/');
        parts.push_back(path.substr(0, end));
        path = end == std::string_view::npos ? std::string_view{} : path.substr(end);
    }
    return parts;
}

bool matches(std::string_view pattern, std::string_view target) {
    auto const wanted = segments(pattern);
    auto const given = segments(target);
    if (wanted.size() != given.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (!wanted[i].starts_with("{") && wanted[i] != given[i]) return false;
    }
    return true;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (auto& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

void check_schemas(Schemas const& schemas, Node const& node, std::string const& where,
                   std::vector<std::string>& faults) {
    if (node.find("$ref") != nullptr) {
        try {
            (void)schemas.resolve(node);
        } catch (std::runtime_error const& failure) {
            faults.push_back(where + ": " + failure.what());
        }
    }
    for (auto const& [key, value] : node.map)
        check_schemas(schemas, value, where + "/" + key.scalar, faults);
    for (auto const& value : node.sequence)
        check_schemas(schemas, value, where + "/-", faults);
}

}  // namespace

Contract::Contract() : document_(load()), schemas_(document_) {}

std::vector<std::pair<std::string, std::string>> Contract::operations() const {
    std::vector<std::pair<std::string, std::string>> list;
    for (auto const& [path, item] : document_.find("paths")->map) {
        for (auto const& [key, value] : item.map) {
            if (key.scalar == "parameters") continue;
            std::string method = key.scalar;
            for (auto& c : method)
                c = static_cast<char>(c - 'a' + 'A');
            list.emplace_back(method, path.scalar);
        }
    }
    return list;
}

Node const* Contract::operation(std::string_view method, std::string_view pattern) const {
    auto const* path = document_.find("paths")->find(pattern);
    return path == nullptr ? nullptr : path->find(lower(method));
}

bool Contract::is_open(std::string_view method, std::string_view pattern) const {
    auto const* found = operation(method, pattern);
    auto const* security = found == nullptr ? nullptr : found->find("security");
    return security != nullptr && security->sequence.empty();
}

std::vector<std::string> Contract::check_references() const {
    std::vector<std::string> faults;
    check_schemas(schemas_, document_, "#", faults);
    return faults;
}

Node const* Contract::find(std::string_view method, std::string_view target) const {
    for (auto const& [path, item] : document_.find("paths")->map) {
        // No two patterns of the file match one target, but for the literal "session/password".
        if (matches(path.scalar, target)) return item.find(lower(method));
    }
    return nullptr;
}

std::vector<std::string> Contract::check(std::string_view method, std::string_view target,
                                         RawResponse const& response) const {
    auto const where =
        std::string(method) + " " + std::string(target) + " " + std::to_string(response.status);
    auto const* found = find(method, target);
    if (found == nullptr) return {where + ": the contract has no such operation"};
    auto const* listed = found->find("responses")->find(std::to_string(response.status));
    if (listed == nullptr)
        return {where + ": the contract has no such status; body " + response.body};
    auto const& answer = schemas_.resolve(*listed);
    std::vector<std::string> faults;
    if (auto const* headers = answer.find("headers")) {
        for (auto const& [name, header] : headers->map) {
            auto const value = response.header(lower(name.scalar));
            if (value.empty()) {
                if (name.scalar != "Idempotent-Replay")
                    faults.push_back(where + ": no header " + name.scalar);
                continue;
            }
            auto const more = schemas_.check(*schemas_.resolve(header).find("schema"),
                                             base::Json(value), where + " " + name.scalar);
            faults.insert(faults.end(), more.begin(), more.end());
        }
    }
    auto const* content = answer.find("content");
    if (content == nullptr) {
        if (!response.body.empty()) faults.push_back(where + ": expected no body");
        return faults;
    }
    auto const type = response.header("content-type");
    auto const* media = content->find(type.substr(0, type.find(';')));
    if (media == nullptr) media = content->find("*/*");
    if (media == nullptr)
        return {where + ": the contract has no content type " + std::string(type)};
    if (type.find("json") == std::string_view::npos) return faults;
    auto const body = base::parse_json(
        response.body, {.bytes_max = 64 << 20, .depth_max = 64, .values_max = 5'000'000});
    if (!body) return {where + ": the body is not JSON: " + response.body.substr(0, 200)};
    auto const more = schemas_.check(*media->find("schema"), *body, where);
    faults.insert(faults.end(), more.begin(), more.end());
    return faults;
}

}  // namespace yingshen::test
