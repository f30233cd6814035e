#pragma once
#include <catch2/catch.hpp>

#include "audit/verify.hpp"
#include "support/bank.hpp"

/// What the tests of stand-ins share.
namespace yingshen::test {

inline std::string const stand_ins = "/api/v1/stand-ins";

[[nodiscard]] inline Headers on_behalf_of(std::string person) {
    return {{"X-On-Behalf-Of", std::move(person)}};
}

[[nodiscard]] inline base::Json period(std::string const& stand_in, std::string const& from,
                                       std::string const& until) {
    return base::Json::Object{
        {"stand_in", stand_in}, {"from", from}, {"until", until}, {"reason", "年休假"}};
}
/// From today, 23 November in China, for a week.
[[nodiscard]] inline base::Json this_week(std::string const& stand_in) {
    return period(stand_in, "2026-11-23", "2026-11-29");
}
[[nodiscard]] inline base::Json this_week(std::string const& principal,
                                          std::string const& stand_in) {
    auto body = this_week(stand_in);
    body.set("principal", principal);
    return body;
}

inline std::string set(Bank& bank, std::string const& login, base::Json const& body) {
    auto const answer = bank.as(login).post(stand_ins, body);
    INFO(login << " " << answer.raw.body);
    REQUIRE(answer.status == 201);
    return answer.text("id");
}

/// A submission that waits for its signature.
[[nodiscard]] inline std::string in_sign_off(Bank& bank, std::string const& login = "reviewer") {
    auto const id = bank.in_center();
    bank.claim(login, id);
    bank.answer_checklist(bank.as(login), id);
    bank.act(login, id, "pass");
    return id;
}

/// The ids of a page of a queue.
[[nodiscard]] inline std::vector<std::string> listed(ApiAnswer const& answer) {
    INFO(answer.raw.body);
    REQUIRE(answer.status == 200);
    std::vector<std::string> ids;
    for (auto const& row : answer.list("submissions"))
        ids.push_back(*row["id"].as_string());
    return ids;
}

/// The whole log recomputes.
inline void verify(Bank& bank) {
    auto const pem = bank.as("auditor").get("/api/v1/clearance-key").raw.body;
    auto const verified = audit::verify(bank.server().store(), bank.server().blobs(), pem);
    for (auto const& fault : verified.faults)
        UNSCOPED_INFO(base::to_string(fault));
    CHECK(verified.faults.empty());
}

/// "" where a command on behalf of somebody is done, otherwise its code.
[[nodiscard]] inline std::string does(ApiClient& client, std::string const& id,
                                      std::string const& command, std::string const& principal,
                                      base::Json const& body = base::Json::Object{}) {
    auto const answer = client.post(path_of(id, command), body, on_behalf_of(principal));
    UNSCOPED_INFO(command << " for " << principal << ": " << answer.raw.body);
    return answer.status == 200 ? "" : answer.code();
}

}  // namespace yingshen::test
