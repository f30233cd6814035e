// The main job and the operator's commands, with the program that ships.
#include <algorithm>
#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "base/json.hpp"
#include "e2e/person.hpp"
#include "e2e/program.hpp"

namespace {

using namespace yingshen;
namespace fs = std::filesystem;

std::string write_logins(fs::path const& file, std::map<std::string, std::string> const& secrets) {
    std::ofstream out(file);
    out << "login,name,one_time_secret,expires_at\n";
    for (auto const& [login, secret] : secrets)
        out << login << ",-," << secret << ",-\n";
    return file.string();
}

std::string url(e2e::ServerProcess const& server) {
    return "http://127.0.0.1:" + std::to_string(server.port());
}

std::int64_t figure(base::Json const& report, std::string_view id, std::string_view member) {
    for (auto const& figure : *report["groups"].as_array()->front()["figures"].as_array()) {
        if (*figure["id"].as_string() == id) return *figure[member].as_int();
    }
    return -1;
}

}  // namespace

TEST_CASE("the sample bank's people take every story to its end, and every figure recomputes") {
    e2e::Scratch const scratch;
    auto const data = (scratch / "data").string();
    auto const secrets = e2e::load_bank(data);
    auto const logins = write_logins(scratch / "logins.csv", secrets);
    e2e::ServerProcess server(data, scratch / "log");

    auto const walked = e2e::run({"walk", e2e::source("docs/sample-bank/stories"), "--url",
                                  url(server), "--logins", logins});
    INFO(walked.error << walked.out);
    REQUIRE(walked.status == 0);
    CHECK(walked.out.find("提交定稿 → 审查通过") != std::string::npos);
    CHECK(walked.out.find("机审命中") != std::string::npos);
    CHECK(walked.out.find("定稿比对：文字与审查版本一致，仅排版不同") != std::string::npos);
    CHECK(walked.out.find("意见采纳率报告") != std::string::npos);
    // The walk's own story looks up the one of the findings, which has one opinion.
    CHECK(walked.out.find("“惠贷”体验官活动短信（") != std::string::npos);
    CHECK(walked.out.find("反馈：采纳（二稿已删除。），已核验落实") != std::string::npos);

    // Beside the running server: the report and the audit read the same log.
    auto const report = e2e::run({"report", "adoption", "--format", "json", "--data", data});
    INFO(report.error);
    REQUIRE(report.status == 0);
    auto const json = base::parse_json(report.out);
    REQUIRE(json);
    // Substantive and past the response step: insurance o1, the confirmed finding, the agreement's
    // o1 and the loan's o1, all adopted and verified, and gold's o1, declined and set aside by the
    // hearing. The credit card's waits.
    CHECK(figure(*json, "adoption_rate", "numerator") == 4);
    CHECK(figure(*json, "adoption_rate", "denominator") == 5);
    CHECK(figure(*json, "implemented_rate", "numerator") == 4);
    // With the advisory ones: one partly adopted, one declined; the withdrawn one is not decided.
    CHECK(figure(*json, "adoption_rate_all", "numerator") == 4);
    CHECK(figure(*json, "adoption_rate_all", "denominator") == 7);
    auto const verified = e2e::run({"audit", "verify", "--data", data});
    INFO(verified.error << verified.out);
    CHECK(verified.status == 0);

    // Stopped, rebuilt, backed up, restored elsewhere: the same events, nothing at odds.
    CHECK(server.end(SIGTERM) == 0);
    CHECK(e2e::run({"rebuild", "--data", data}).status == 0);
    auto const backup = (scratch / "copy.db").string();
    auto const backed_up = e2e::run({"backup", backup, "--data", data});
    INFO(backed_up.error);
    REQUIRE(backed_up.status == 0);
    auto const other = (scratch / "other").string();
    auto const restored = e2e::run({"restore", backup, "--data", other});
    INFO(restored.error);
    REQUIRE(restored.status == 0);
    fs::copy(data + "/keys", other + "/keys", fs::copy_options::recursive);
    auto const same = e2e::run({"audit", "verify", "--data", other});
    INFO(same.error << same.out);
    CHECK(same.status == 0);
    CHECK(same.out == verified.out);
    CHECK(e2e::run({"restore", backup, "--data", other}).status == 1);
}

TEST_CASE("a walk that does not go as its story says fails loudly, with the problem's text") {
    e2e::Scratch const scratch;
    auto const data = (scratch / "data").string();
    auto const logins = write_logins(scratch / "logins.csv", e2e::load_bank(data));
    std::ofstream(scratch / "story.yaml")
        << "story: wrong\ntitle: 错误的故事\nsteps:\n"
           "  - by: chen.jing\n    do: create\n"
           "    kind: marketing_material\n"
           "    unit: linjiang_retail_credit\n    title: 草稿\n"
           "    facts: {product: consumer_loan}\n"
           "  - {by: chen.jing, do: submit, expect: pre_review}\n";
    e2e::ServerProcess server(data, scratch / "log");
    auto const walked = e2e::run(
        {"walk", (scratch / "story.yaml").string(), "--url", url(server), "--logins", logins});
    CHECK(walked.status == 1);
    CHECK(walked.error.find("story.yaml:10:") != std::string::npos);
    CHECK(walked.error.find("requirements_unmet") != std::string::npos);
}

TEST_CASE("a certificate verifies offline for the cleared bytes, and for nothing else") {
    e2e::Scratch const scratch;
    auto const data = (scratch / "data").string();
    auto const secrets = e2e::load_bank(data);
    auto const logins = write_logins(scratch / "logins.csv", secrets);
    e2e::ServerProcess server(data, scratch / "log");
    auto const walked = e2e::run({"walk", e2e::source("docs/sample-bank/stories/walk.yaml"),
                                  "--url", url(server), "--logins", logins});
    INFO(walked.error);
    REQUIRE(walked.status == 0);

    // The walk used the secret of the clerk; the head of the department sees the submission too.
    e2e::Person head(server.port(), "zhou.lan", secrets.at("zhou.lan"));
    auto const list = head.send("GET", "/api/v1/submissions?state=cleared");
    REQUIRE(list);
    INFO(list->body);
    REQUIRE(list->status == 200);
    auto const rows = base::parse_json(list->body).value();
    auto const& id = *rows["submissions"].as_array()->front()["id"].as_string();
    auto const certificate = head.send("GET", "/api/v1/submissions/" + id + "/certificate");
    REQUIRE(certificate);
    REQUIRE(certificate->status == 200);
    auto const file = (scratch / "certificate.json").string();
    std::ofstream(file) << certificate->body;
    auto const key = data + "/keys/clearance.pub";

    auto const cleared = e2e::source("docs/sample-bank/materials/loan-3.txt");
    auto const good = e2e::run({"certificate", "verify", file, cleared, "--key", key});
    INFO(good.error);
    CHECK(good.status == 0);
    auto const released = e2e::source("docs/sample-bank/materials/loan-final.txt");
    CHECK(e2e::run({"certificate", "verify", file, released, "--key", key}).status == 0);
    auto const earlier = e2e::source("docs/sample-bank/materials/loan-2.txt");
    CHECK(e2e::run({"certificate", "verify", file, earlier, "--key", key}).status == 1);
    auto body = certificate->body;
    body.replace(body.find("18.00"), 5, "17.00");
    std::ofstream(file) << body;
    CHECK(e2e::run({"certificate", "verify", file, cleared, "--key", key}).status == 1);
}

TEST_CASE("a taken port, a held lock and a wrong word are one clear line and an exit status") {
    e2e::Scratch const scratch;
    auto const data = (scratch / "data").string();
    REQUIRE(e2e::load_bank(data).contains("admin"));
    e2e::ServerProcess server(data, scratch / "log");

    auto const held = e2e::run({"rebuild", "--data", data});
    CHECK(held.status == 1);
    CHECK(std::count(held.error.begin(), held.error.end(), '\n') == 1);
    auto const taken = e2e::run({"serve", "--data", (scratch / "second").string(), "--port",
                                 std::to_string(server.port())});
    CHECK(taken.status == 1);
    CHECK(taken.error.find(std::to_string(server.port())) != std::string::npos);
    auto const wrong = e2e::run({"serve", "--prot", "1"});
    CHECK(wrong.status == 2);
    CHECK(wrong.error.find("did you mean \"--port\"?") != std::string::npos);
    auto const nowhere = e2e::run({"report", "adoption", "--data", (scratch / "none").string()});
    CHECK(nowhere.status == 1);
    CHECK(std::count(nowhere.error.begin(), nowhere.error.end(), '\n') == 1);
}

TEST_CASE(
    "screen finds in a draft what the law forbids, with exact places, and passes the final text") {
    e2e::Scratch const scratch;
    std::ofstream(scratch / "facts.json")
        << R"({"product": "consumer_loan", "audience": ["general"], "channels": ["sms", "mobile_app"],)"
           R"( "go_live": "2026-12-08", "annual_rate_min": "3.60", "annual_rate_max": "18.00"})";
    auto const facts = (scratch / "facts.json").string();
    auto const draft = e2e::source("docs/sample-bank/materials/loan-1.txt");
    auto const found = e2e::run({"screen", "--format", "json", "--facts", facts, draft});
    INFO(found.error);
    CHECK(found.status == 1);
    auto const json = base::parse_json(found.out);
    REQUIRE(json);
    auto const& findings = *json->as_array()->front()["findings"].as_array();
    CHECK(findings.size() >= 3);
    std::ifstream in(draft, std::ios::binary);
    std::string const text((std::istreambuf_iterator<char>(in)), {});
    for (auto const& finding : findings) {
        auto const begin = static_cast<std::size_t>(*finding["span"]["byte_begin"].as_int());
        auto const end = static_cast<std::size_t>(*finding["span"]["byte_end"].as_int());
        CHECK(text.substr(begin, end - begin) == *finding["text"].as_string());
        CHECK_FALSE(finding["citations"].as_array()->empty());
    }
    auto const last = e2e::source("docs/sample-bank/materials/loan-3.txt");
    auto const clean = e2e::run({"screen", "--facts", facts, last});
    INFO(clean.out);
    CHECK(clean.status == 0);
    CHECK(clean.out.find("未申报产品") == std::string::npos);

    auto const undeclared = e2e::run({"screen", draft});
    CHECK(undeclared.out.find("loan-1.txt: 机审命中 ") != std::string::npos);
    CHECK(undeclared.out.find("（实质性 ") != std::string::npos);
    CHECK(undeclared.out.find("未申报产品，已按所有产品的规则机审") != std::string::npos);

    // Two places of one picture that nobody can read are one line.
    auto const poster = e2e::run({"screen", e2e::source("tests/extract/files/poster.png")});
    auto const unread = poster.out.find("未读取：图中文字辨认不清");
    REQUIRE(unread != std::string::npos);
    CHECK(poster.out.find("未读取", unread + 1) == std::string::npos);
    CHECK(poster.out.find("（low_confidence） 2 处\n") != std::string::npos);
    CHECK(e2e::run({"screen", (scratch / "absent.txt").string()}).status == 1);
}

TEST_CASE("the shipped definitions are proved and tested from the command line") {
    auto const checked = e2e::run({"definitions", "check", "--format", "json"});
    INFO(checked.error << checked.out);
    CHECK(checked.status == 0);
    auto const json = base::parse_json(checked.out);
    REQUIRE(json);
    CHECK(*(*json)["ok"].as_bool());
    CHECK_FALSE((*json)["workflows"].as_array()->empty());
    CHECK(e2e::run({"definitions", "test"}).status == 0);
    auto const diagram =
        e2e::run({"definitions", "diagram", e2e::source("workflows/marketing_material.yaml")});
    CHECK(diagram.status == 0);
    CHECK(diagram.out.find("<svg") != std::string::npos);
}
