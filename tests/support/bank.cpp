#include "support/bank.hpp"

#include <unistd.h>

#include <stdexcept>

#include "service/organisation.hpp"
#include "support/bank_organisation.hpp"
#include "support/checked_once.hpp"

namespace yingshen::test {
namespace {

using base::Json;

void expect(ApiAnswer const& answer, int status) {
    if (answer.status == status) return;
    throw std::runtime_error("expected status " + std::to_string(status) + ", but found " +
                             std::to_string(answer.status) + ": " + answer.raw.body);
}

}  // namespace

TempDirectory::TempDirectory() {
    auto pattern = (std::filesystem::temp_directory_path() / "yingshen-bank-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    path_ = pattern;
}

TempDirectory::~TempDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path default_definitions() {
    return YINGSHEN_SOURCE_DIR "/tests/support/definitions";
}

std::filesystem::path definitions_of_kinds() {
    return YINGSHEN_SOURCE_DIR "/tests/support/kinds";
}

Bank::Bank(std::filesystem::path const& definitions) : definitions_(definitions) {
    if (!std::filesystem::is_directory(definitions)) use_workflow(definitions);
    open();
    install_organisation();
}

void Bank::use_workflow(std::filesystem::path const& workflow) {
    definitions_ = directory_.path() / "definitions";
    std::filesystem::create_directories(definitions_ / "workflows");
    std::filesystem::copy_file(workflow, definitions_ / "workflows" / workflow.filename());
    std::filesystem::copy(std::filesystem::path(YINGSHEN_SOURCE_DIR) / "rules",
                          definitions_ / "rules", std::filesystem::copy_options::recursive);
}

void Bank::install_organisation() {
    auto admin = nobody();
    expect(admin->log_in(Json::Object{{"login", "admin"},
                                      {"one_time_secret", server_->first_secret()->value}}),
           201);
    expect(admin->send("PUT", "/api/v1/organisation", {{"Content-Type", "text/yaml"}},
                       bank_organisation()),
           200);
    clients_["admin"] = std::move(admin);
}

Bank::~Bank() = default;

void Bank::open() {
    app::ServerSettings settings;
    settings.data = directory_.path() / "data";
    settings.definitions = definitions_;
    settings.port = 0;
    auto opened = app::Server::open(settings, {clock_, random_, log_, checked_once});
    if (!opened) {
        std::string message = opened.error().text.en;
        for (auto const& fault : opened.error().faults)
            message += "\n" + base::to_string(fault);
        throw std::runtime_error(message);
    }
    server_ = *std::move(opened);
    server_->start();
}

void Bank::restart() {
    clients_.clear();
    server_.reset();
    open();
}

std::unique_ptr<ApiClient> Bank::nobody() {
    return std::make_unique<ApiClient>(server_->port(), contract_);
}

std::unique_ptr<ApiClient> Bank::another(std::string const& login) {
    auto const directory = server_->organisation().current();
    auto const* account = directory->account_by_login(login);
    if (account == nullptr) throw std::runtime_error("no login " + login);
    auto client = nobody();
    auto const secret = server_->sessions().issue_one_time(account->id);
    expect(client->log_in(Json::Object{{"login", login}, {"one_time_secret", secret.value}}), 201);
    return client;
}

ApiClient& Bank::as(std::string const& login) {
    auto& client = clients_[login];
    if (client == nullptr) client = another(login);
    return *client;
}

std::string Bank::draft(std::string const& title) {
    return draft_of("clerk", "east_credit", title, clean_text());
}

std::string Bank::draft_of_west() {
    return draft_of("west.clerk", "west_credit", "西区海报",
                    std::string(clean_text()) + "详询西区网点。");
}

std::string Bank::draft_of(std::string const& login, std::string_view unit,
                           std::string const& title, std::string_view text) {
    auto& clerk = as(login);
    auto const created =
        clerk.post("/api/v1/submissions", Json::Object{{"title", title},
                                                       {"kind", "marketing_material"},
                                                       {"unit", std::string(unit)},
                                                       {"facts", loan_facts()}});
    expect(created, 201);
    auto id = created.text("submission");
    expect(clerk.upload(path_of(id, "/materials?name=文案.txt"), text), 200);
    return id;
}

void Bank::claim(std::string const& login, std::string const& id) {
    expect(as(login).post(path_of(id, "/claim"), Json::Object{}), 200);
}

ApiAnswer Bank::act(std::string const& login, std::string const& id, std::string const& action,
                    Json const& body) {
    auto answer = as(login).post(path_of(id, "/actions/" + action), body);
    expect(answer, 200);
    return answer;
}

void Bank::answer_checklist(ApiClient& client, std::string const& id) {
    auto const view = client.get(path_of(id));
    expect(view, 200);
    auto const* items = view.json["checklist"]["items"].as_array();
    if (items == nullptr) return;
    for (auto const& item : *items) {
        auto const& name = *item["id"].as_string();
        expect(client.put(path_of(id, "/checklist/" + name), Json::Object{{"verdict", "pass"}}),
               200);
    }
}

std::string Bank::in_center(std::string const& title) {
    auto id = draft(title);
    act("clerk", id, "submit");
    claim("inner", id);
    answer_checklist(as("inner"), id);
    act("inner", id, "pass");
    return id;
}

Json loan_facts() {
    return Json::Object{{"product", "consumer_loan"},
                        {"audience", Json::Array{"general"}},
                        {"channels", Json::Array{"mobile_app"}},
                        {"go_live", "2026-12-15"},
                        {"annual_rate_min", "3.6"},
                        {"annual_rate_max", "18"}};
}

std::string_view clean_text() {
    return "【江海银行】“惠贷”个人消费贷款\n\n"
           "年化利率（单利）3.6%至18.0%，具体以审批结果为准。\n"
           "个人贷款综合融资成本明示：除利息外，本产品不收取手续费、服务费、担保费，综合融资成本年"
           "化3.6%至18.0%。\n"
           "最高可借30万元，线上申请，随借随还。实际额度、利率与期限以贷款合同和我行审批结果为准。"
           "\n"
           "贷款人：江海银行股份有限公司东江分行\n"
           "贷款用途：仅限个人日常消费，不得用于购房、投资等。\n"
           "贷款有风险，借款须谨慎，请根据自身还款能力合理借贷，按时还款；逾期将按合同约定计收罚息"
           "并报送征信系统。\n"
           "客服与投诉电话：95000（24小时）\n";
}

std::string path_of(std::string const& submission, std::string_view rest) {
    return "/api/v1/submissions/" + submission + std::string(rest);
}

}  // namespace yingshen::test
