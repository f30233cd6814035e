#include "unit/service/review_room.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <future>

#include "support/checked_once.hpp"

namespace yingshen::test {
namespace {

base::Time monday_morning() {
    return *base::parse_time("2026-11-23T01:30:00Z");
}

std::unique_ptr<store::Store> open_store(std::filesystem::path const& folder, base::Log& log) {
    store::sqlite::Settings settings;
    settings.file = folder / "yingshen.db";
    return store::sqlite::open(settings, log);
}

store::Store& choose(store::Store& real, std::unique_ptr<store::Store> const& decorator) {
    return decorator ? *decorator : real;
}

catalog::DefinitionFiles const& shipped_files() {
    static std::filesystem::path const root = YINGSHEN_SOURCE_DIR "/tests/support/definitions";
    static auto const files = catalog::read_definitions(root / "workflows", root / "rules");
    return files;
}

catalog::Checked const& shipped() {
    static auto const checked = checked_once(shipped_files(), {2026, 11, 23});
    for (auto const& fault : checked.faults)
        UNSCOPED_INFO(base::to_string(fault));
    for (auto const& refused : checked.refused)
        UNSCOPED_INFO(refused.violation.explanation);
    REQUIRE(checked.ok());
    return checked;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
    static std::atomic<int> count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("yingshen-test-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
    std::filesystem::remove_all(path_);
    std::filesystem::create_directories(path_);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string const& organisation_yaml() {
    static std::string const text = R"(units:
  - {id: bank, kind: head_office, name: 江海银行总行}
  - {id: center, kind: center, name: 消费者权益保护中心, parent: bank}
  - {id: linjiang, kind: branch, name: 临江分行, parent: bank}
  - {id: retail, kind: department, name: 零售信贷部, parent: linjiang}
  - {id: wealth, kind: department, name: 财富管理部, parent: linjiang}
  - {id: dongmen, kind: sub_branch, name: 东门支行, parent: retail}
  - {id: hubin, kind: branch, name: 湖滨分行, parent: bank}
people:
  - {id: p_clerk, name: 陈晓, unit: retail}
  - {id: p_clerk2, name: 周宁, unit: retail}
  - {id: p_wealth, name: 孙悦, unit: wealth}
  - {id: p_pre, name: 王芳, unit: retail}
  - {id: p_pre2, name: 吴敏, unit: retail}
  - {id: p_head, name: 郑强, unit: retail}
  - {id: p_branch, name: 冯刚, unit: linjiang}
  - {id: p_center_a, name: 李静, unit: center}
  - {id: p_center_b, name: 赵磊, unit: center}
  - {id: p_chief, name: 钱伟, unit: center}
  - {id: p_auditor, name: 何清, unit: bank}
  - {id: p_admin, name: 许明, unit: bank}
  - {id: p_twin, name: 林双, unit: retail}
accounts:
  - {login: clerk, person: p_clerk, roles: [{role: submitter, unit: retail}]}
  - {login: clerk2, person: p_clerk2, roles: [{role: submitter, unit: retail}]}
  - {login: wealth_clerk, person: p_wealth, roles: [{role: submitter, unit: wealth}, {role: pre_reviewer, unit: wealth}]}
  - {login: pre, person: p_pre, roles: [{role: pre_reviewer, unit: retail}]}
  - {login: pre2, person: p_pre2, roles: [{role: pre_reviewer, unit: retail}]}
  - {login: dept_head, person: p_head, roles: [{role: department_head, unit: retail}]}
  - {login: branch_head, person: p_branch, roles: [{role: department_head, unit: linjiang}]}
  - {login: center_a, person: p_center_a, roles: [{role: center_reviewer, unit: center}]}
  - {login: center_b, person: p_center_b, roles: [{role: center_reviewer, unit: center}]}
  - {login: chief, person: p_chief, roles: [{role: center_head, unit: center}]}
  - {login: auditor, person: p_auditor, roles: [{role: auditor, unit: bank}]}
  - {login: admin, person: p_admin, roles: [{role: administrator, unit: bank}]}
  - {login: twin_clerk, person: p_twin, roles: [{role: submitter, unit: retail}]}
  - {login: twin_center, person: p_twin, roles: [{role: pre_reviewer, unit: retail}, {role: center_reviewer, unit: center}, {role: center_head, unit: center}]}
)";
    return text;
}

std::string const& faulty_advertisement() {
    static std::string const text =
        "轻松贷:日利率低至0.02%,不看征信,秒到账!\n活动最终解释权归本行所有。\n贷款人:"
        "江海银行临江分行。\n";
    return text;
}

std::string const& mended_advertisement() {
    static std::string const text =
        "轻松贷:日利率0.02%,年化利率7.3%(单利)。\n额度与利率以审批结果为准,请理性借贷。\n贷款人:"
        "江海银行临江分行。\n";
    return text;
}

ReviewRoom::ReviewRoom(Decorate const& decorate)
    : clock(monday_morning()),
      random(20261123),
      real_store(open_store(folder.path(), log)),
      decorator(decorate ? decorate(*real_store) : nullptr),
      store(choose(*real_store, decorator)),
      blobs(folder.path() / "blobs"),
      texts(blobs),
      catalog(
          {},
          [this](base::Digest const& hash) -> std::optional<std::string> {
              auto record = store.definition(hash);
              if (!record) return std::nullopt;
              return std::move(record->content);
          },
          clock),
      organisation(store),
      definitions({store, catalog, organisation, clock, log, checked_once},
                  service::bootstrap(*real_store, shipped_files(), shipped(), clock.now())),
      stand_ins({store, organisation, clock, log}),
      key(folder.path()),
      ids(clock, random),
      reviews({store, texts, catalog, organisation, stand_ins, key, clock, ids, log},
              [this](std::function<void()> job) { run_again(std::move(job)); }) {
    auto const read = service::read_organisation(organisation_yaml(), "organisation.yaml");
    REQUIRE(read);
    REQUIRE(organisation.put(*read));
}

ReviewRoom::~ReviewRoom() {
    real_store->stop();
    std::lock_guard const lock(mutex_);
    for (auto& worker : workers_)
        worker.join();
}

void ReviewRoom::run_again(std::function<void()> job) {
    std::lock_guard const lock(mutex_);
    workers_.emplace_back(std::move(job));
}

service::Principal ReviewRoom::who(std::string const& login) const {
    auto const directory = organisation.current();
    auto const* account = directory->account_by_login(login);
    REQUIRE(account != nullptr);
    return {account->id, account->person, account->grants};
}

base::Result<service::CommandAnswer> ReviewRoom::execute(service::Principal const& principal,
                                                         service::CommandRequest request) {
    std::promise<base::Result<service::CommandAnswer>> promise;
    auto answer = promise.get_future();
    reviews.execute(principal, std::move(request),
                    [&promise](base::Result<service::CommandAnswer> result) {
                        promise.set_value(std::move(result));
                    });
    return answer.get();
}

base::Result<service::CommandAnswer> ReviewRoom::run(std::string const& login,
                                                     std::string const& submission,
                                                     review::Command command) {
    return execute(who(login), {submission, std::move(command), std::nullopt, "", {}});
}

service::CommandAnswer ReviewRoom::must(std::string const& login, std::string const& submission,
                                        review::Command command) {
    INFO(login << " " << review::name(command));
    auto answer = run(login, submission, std::move(command));
    if (!answer) {
        for (auto const& fault : answer.error().faults)
            UNSCOPED_INFO(base::to_string(fault));
        FAIL(answer.error().code);
    }
    return std::move(*answer);
}

review::Submission ReviewRoom::see(std::string const& submission) const {
    auto loaded = reviews.load(who("auditor"), submission);
    REQUIRE(loaded);
    return *loaded;
}

review::AttachRevision ReviewRoom::attachment(std::string const& text,
                                              std::string const& material) {
    auto const stored = blobs.put(text);
    return {material, "海报.txt", "text/plain; charset=utf-8", stored.digest, stored.size, {}};
}

review::Create ReviewRoom::loan_request(std::string const& title) {
    review::Create create;
    create.title = title;
    create.unit = "retail";
    create.facts = {{"product", {"consumer_loan"}},         {"audience", {"general"}},
                    {"channels", {"mobile_app", "wechat"}}, {"go_live", {"2026-12-01"}},
                    {"annual_rate_min", {"7.3"}},           {"annual_rate_max", {"18"}}};
    return create;
}

review::Act ReviewRoom::act(workflow::Action action, std::string reason, std::string comment) {
    return {action, std::move(reason), std::move(comment)};
}

review::GiveOpinion ReviewRoom::opinion(words::Severity severity) {
    review::GiveOpinion give;
    give.severity = severity;
    give.text = severity == words::Severity::substantive
                    ? "应在日利率旁以同等显著方式明示年化利率。"
                    : "建议补充咨询电话。";
    give.basis = {{"pboc_2021_3", ""}};
    return give;
}

std::string ReviewRoom::drafted() {
    auto const id = must("clerk", "", loan_request()).submission;
    must("clerk", id, attachment(faulty_advertisement()));
    return id;
}

std::string ReviewRoom::submitted() {
    auto const id = drafted();
    must("clerk", id, act(workflow::Action::submit));
    return id;
}

void ReviewRoom::take_up(std::string const& login, std::string const& submission) {
    must(login, submission, review::Claim{});
    auto const view = reviews.view(who(login), submission);
    REQUIRE(view);
    for (auto const& item : view->items)
        must(login, submission, review::AnswerItem{item.id, words::Verdict::pass, ""});
}

std::string ReviewRoom::pre_reviewed() {
    auto const id = submitted();
    take_up("pre", id);
    must("pre", id, act(workflow::Action::pass));
    return id;
}

std::string ReviewRoom::with_opinions() {
    auto const id = pre_reviewed();
    take_up("center_a", id);
    must("center_a", id, opinion(words::Severity::substantive));
    must("center_a", id, opinion(words::Severity::advisory));
    must("center_a", id, act(workflow::Action::give_opinions));
    return id;
}

std::string ReviewRoom::cleared() {
    auto const id = with_opinions();
    must("clerk", id, review::RespondToOpinion{"o1", words::Answer::adopted, ""});
    must("clerk", id,
         review::RespondToOpinion{"o2", words::Answer::declined, "海报版面已含客服热线95000。"});
    must("clerk", id, attachment(mended_advertisement(), "m1"));
    must("clerk", id, act(workflow::Action::respond));
    take_up("pre", id);
    must("pre", id, act(workflow::Action::pass));
    take_up("center_a", id);
    must("center_a", id, review::VerifyImplementation{"o1", true, ""});
    must("center_a", id, act(workflow::Action::pass));
    must("chief", id, review::Claim{});
    must("chief", id, act(workflow::Action::sign));
    return id;
}

}  // namespace yingshen::test
