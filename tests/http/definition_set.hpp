#pragma once
#include <catch2/catch.hpp>

#include <map>
#include <optional>
#include <string>

#include "catalog/manifest.hpp"
#include "support/bank.hpp"

namespace yingshen::test {

inline std::string const proposals = "/api/v1/definition-proposals";
inline std::string const workflow_path = "workflows/marketing_material.yaml";

/// The set that the tests' bank works with, which a test may change.
class Set {
  public:
    Set() {
        std::filesystem::path const root = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
        auto const files = catalog::read_definitions(root / "workflows", root / "rules");
        for (auto& [path, text] : catalog::files_by_path(files))
            files_.emplace(path, text);
    }
    /// Every place where a text stands.
    Set& replace_all(std::string const& path, std::string const& from, std::string const& to) {
        auto& text = files_.at(path);
        REQUIRE(text.find(from) != std::string::npos);
        for (auto at = text.find(from); at != std::string::npos;
             at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
        return *this;
    }
    Set& replace(std::string const& path, std::string const& from, std::string const& to) {
        auto& text = files_.at(path);
        auto const at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        return *this;
    }
    Set& with(std::string const& path, std::string text) {
        files_[path] = std::move(text);
        return *this;
    }
    Set& without(std::string const& path) {
        REQUIRE(files_.erase(path) == 1);
        return *this;
    }
    [[nodiscard]] std::string const& text(std::string const& path) const { return files_.at(path); }
    /// The same rules with a comment, so that everything else stays.
    Set& commented(std::string const& words) {
        files_.at("rules/packs/loan.yaml") += "# " + words + "\n";
        return *this;
    }
    [[nodiscard]] base::Json body(std::string const& note = "调整要点",
                                  std::optional<std::string> from = std::nullopt) const {
        base::Json files = base::Json::Object{};
        for (auto const& [path, text] : files_)
            files.set(path, text);
        base::Json body = base::Json::Object{{"note", note}, {"files", std::move(files)}};
        if (from) body.set("effective_from", *from);
        return body;
    }

  private:
    std::map<std::string, std::string> files_;
};

inline ApiAnswer propose(Bank& bank, std::string const& login, base::Json const& body) {
    return bank.as(login).post(proposals, body);
}
inline ApiAnswer activate(Bank& bank, std::string const& login, std::string const& id) {
    return bank.as(login).post(proposals + "/" + id + "/activation", base::Json::Object{});
}

}  // namespace yingshen::test
