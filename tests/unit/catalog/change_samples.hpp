#pragma once
#include "catalog/change_codec.hpp"
#include "catalog/change_decide.hpp"

namespace yingshen::test {

/// A set of two files whose second is `text`.
inline catalog::Manifest sample_set(std::string const& text) {
    return {{"rules/statutes.yaml", base::sha256("statutes")},
            {"workflows/marketing_material.yaml", base::sha256(text)}};
}

inline base::Json sample_results(std::string const& text) {
    return base::Json::Object{{"workflows", base::Json::Array{text}}};
}

/// Every form of every event.
inline std::vector<std::pair<std::string, catalog::Change>> sample_changes() {
    using namespace catalog;
    auto const hash = [](std::string const& text) { return set_hash(sample_set(text)); };
    DefinitionsProposed const proposed{"p1",
                                       words::Role::administrator,
                                       "更新要点",
                                       std::nullopt,
                                       hash("a"),
                                       sample_set("b"),
                                       sample_results("b")};
    auto dated = proposed;
    dated.role = words::Role::center_head;
    dated.effective_from = base::Time{1'790'000'000'000'000};
    auto backtested = proposed;
    backtested.backtest = base::Json::Object{{"texts", 12}};
    return {
        {"definitions_proposed.v1", proposed},
        {"definitions_proposed.v1.dated", dated},
        {"definitions_activated.v1",
         DefinitionsActivated{Approval{"p1", words::Role::center_head}, hash("b"),
                              results_hash(sample_results("b")),
                              base::Time{1'790'000'000'000'000}}},
        {"definitions_activated.v1.bootstrap",
         DefinitionsActivated{Bootstrap{sample_set("a"), sample_results("a")}, hash("a"),
                              results_hash(sample_results("a")),
                              base::Time{1'780'000'000'000'000}}},
        {"definitions_proposed.v2", backtested},
        {"definitions_rejected.v1",
         DefinitionsRejected{"p1", words::Role::administrator, "依据有误"}},
    };
}

}  // namespace yingshen::test
