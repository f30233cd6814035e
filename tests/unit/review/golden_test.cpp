#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "review/codec.hpp"
#include "unit/review/findings_desk.hpp"
#include "unit/review/moving.hpp"
#include "unit/review/patterns_desk.hpp"
#include "unit/review/projection_json.hpp"
#include "unit/review/samples.hpp"

/// The frozen corpus: event JSON that was released must decode and fold for ever. With
/// YINGSHEN_ACCEPT=1 missing files are written and the projections of histories are brought up to
/// date; an event that is already there is never rewritten, because a released form never changes.
using namespace yingshen;
using namespace yingshen::test;
using base::Json;

namespace {

namespace fs = std::filesystem;

fs::path corpus() {
    return fs::path(YINGSHEN_SOURCE_DIR) / "tests/golden/events";
}

bool accepting() {
    auto const* value = std::getenv("YINGSHEN_ACCEPT");
    return value != nullptr && std::string_view(value) == "1";
}

void write_file(fs::path const& path, Json const& json) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << base::to_pretty_string(json) << '\n';
}

Json read_json(fs::path const& path) {
    auto json = base::parse_json(read_file(path.string()));
    INFO(path.string());
    REQUIRE(json);
    return std::move(*json);
}

std::vector<fs::path> files_in(fs::path const& folder) {
    std::vector<fs::path> files;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

Json event_json(Event const& event) {
    return Json::Object{
        {"type", type_name(event)}, {"v", type_version(event)}, {"body", encode(event)}};
}

Event decoded(Json const& json) {
    auto event =
        decode(*json["type"].as_string(), static_cast<int>(*json["v"].as_int()), json["body"]);
    if (!event) {
        for (auto const& fault : event.error().faults)
            UNSCOPED_INFO(to_string(fault));
    }
    REQUIRE(event);
    return std::move(*event);
}

Json history_json(std::vector<Recorded> const& log) {
    Json events = Json::Array{};
    for (auto const& [envelope, event] : log) {
        auto json = event_json(event);
        json.set("version", envelope.version);
        json.set("at", envelope.at.us);
        json.set("person", envelope.person);
        json.set("account", envelope.account);
        if (!envelope.on_behalf_of.empty()) json.set("on_behalf_of", envelope.on_behalf_of);
        events.push(std::move(json));
    }
    return Json::Object{{"submission", "sub_1"}, {"events", std::move(events)}};
}

std::string on_behalf_of(Json const& entry) {
    auto const* person = entry.find("on_behalf_of");
    return person == nullptr ? std::string() : *person->as_string();
}

Submission folded(Json const& history) {
    Submission submission;
    for (auto const& entry : *history["events"].as_array()) {
        Envelope const envelope{*history["submission"].as_string(),
                                *entry["version"].as_int(),
                                {*entry["at"].as_int()},
                                *entry["person"].as_string(),
                                *entry["account"].as_string(),
                                on_behalf_of(entry)};
        apply(submission, {envelope, decoded(entry)});
    }
    return submission;
}

/// Nobody at the center looks at it: one reminder and one escalation came, one is to come.
std::vector<Recorded> reminded_and_escalated() {
    auto definition = test_workflow();
    for (auto& state : definition.states) {
        if (state.id == "center_review") state.timers = {remind(2), escalate(3), escalate(5)};
    }
    Desk waiting(definition);
    waiting.to_center_review();
    waiting.now.us += 6 * 86'400'000'000;
    waiting.give(system_actor(), FireTimer{0}).give(system_actor(), FireTimer{1});
    return waiting.log;
}

/// The center has it under the next version, with its claim and one of two answers, and passes it.
std::vector<Recorded> moved_to_the_next_version() {
    auto before = test_workflow();
    auto after = version_two({{"deadline: 3 working days", "deadline: 5 working days"}});
    for (auto* definition : {&before, &after}) {
        for (auto& state : definition->states) {
            if (state.id == "center_review") state.timers = {remind(2), escalate(3)};
        }
    }
    Desk desk(before);
    desk.to_center_review().give(center_reviewer(), Claim{}).answer_all(center_reviewer());
    desk.now.us += 4 * 86'400'000'000;
    desk.give(system_actor(), FireTimer{0});
    Moving move{desk, after};
    move.items = {desk.checklist.front()};
    auto const events = move.decide(administrator(), {{"", center_reviewer()}});
    REQUIRE(events);
    desk.record(administrator(), *events);
    Desk next(after);
    next.submission = desk.submission;
    next.log = desk.log;
    next.now = {desk.now.us + 2 * 86'400'000'000};
    next.checklist = move.items;
    next.give(system_actor(), FireTimer{1}).act(center_reviewer(), Action::pass);
    return next.log;
}

void add_pattern_histories(std::map<std::string, std::vector<Recorded>>& histories) {
    PatternsDesk heard;
    heard.in_hearing()
        .give(member("m_1"), PatternsDesk::hears(OpinionHeard::Ruling::set_aside))
        .act(member("m_1"), Action::conclude)
        .give(center_reviewer(), Claim{});
    heard.sides_passed().answer_all(center_reviewer()).act(center_reviewer(), Action::pass);
    heard.give(head("h_1"), AddSigner{head("h_4"), workflow::Seat::before, "请先审"})
        .give(head("h_1"), AddSigner{head("h_5"), workflow::Seat::after, "请复核"})
        .give(head("h_1"), RemoveSigner{"h_5", "不再需要"})
        .give(head("h_4"), Vote{true, {}, "同意"})
        .give(stand_in("h_9", head("h_1")), Vote{true, {}, {}})
        .give(head("h_2"), Vote{false, "other", "请再核对"})
        .give(head("h_3"), Vote{true, {}, {}});
    histories["heard_and_signed_by_votes"] = heard.log;

    PatternsDesk handed;
    handed.in_pre_review()
        .give(department_head(), Assign{pre_reviewer(), {}})
        .give(pre_reviewer(), CopyTo{department_head(), "请知悉"})
        .give(pre_reviewer(), Transfer{second_pre_reviewer(), "休假", {}})
        .act(second_pre_reviewer(), Action::pass);
    handed.give(legal(), Claim{"legal"})
        .give(legal(), Unclaim{"legal"})
        .give(chief(), Assign{legal("legal_2"), "legal"})
        .give(clerk(), Act{Action::withdraw, {}, "材料有误", {}});
    // Of events that other workflows cause, the form alone is what is recorded here.
    for (auto const& sample : pattern_samples()) {
        if (std::holds_alternative<FinalAttached>(sample.event) ||
            std::holds_alternative<CarriedOver>(sample.event) ||
            std::holds_alternative<AnswersRestored>(sample.event))
            handed.record(clerk(), {sample.event});
    }
    histories["handed_on_and_withdrawn"] = handed.log;
}

/// Confirmed, dismissed and reopened at the center; after new content one dismissal stands, one
/// has lapsed.
std::vector<Recorded> findings_marked() {
    FindingsDesk desk("本品不保本。另有最佳收益。年年零风险。");
    desk.to_center()
        .give(center_reviewer(), DismissFinding{"f1", "已有否定词"})
        .give(center_reviewer(), DismissFinding{"f2", "系书名"})
        .give(center_reviewer(), ReopenFinding{"f2", {}})
        .give(center_reviewer(), DismissFinding{"f2", "系活动名称"})
        .give(center_reviewer(), ConfirmFinding{"f3", {}, {}, {{"advertising_law_2021", "25(1)"}}});
    desk.returned().revise("本品不保本。另有全网最佳收益。已无风险。年年零风险。").submit();
    return desk.log;
}

/// Histories that together hold every type of event; only their first writing comes from here.
std::map<std::string, std::vector<Recorded>> first_histories() {
    std::map<std::string, std::vector<Recorded>> histories;
    Desk cleared(test_workflow());
    cleared.to_verification()
        .give(center_reviewer(), VerifyImplementation{"o1", true, "已写明"})
        .answer_all(center_reviewer());
    cleared.act(center_reviewer(), Action::pass)
        .give(center_head(), Claim{})
        .act(center_head(), Action::sign);
    cleared.record(
        center_head(),
        {CertificateIssued{certificate_body(cleared.submission, digest_of(3), cleared.now),
                           std::string(128, 'a'), std::string(64, 'b')}});
    histories["cleared_after_opinions"] = cleared.log;
    histories["findings_marked"] = findings_marked();

    Desk refused(test_workflow());
    refused.to_verification()
        .give(center_reviewer(), VerifyImplementation{"o1", false, "字号过小"})
        .answer_all(center_reviewer());
    refused.act(center_reviewer(), Action::give_opinions).attach(clerk(), 4, "m1");
    refused.answer("o1", words::Answer::partially_adopted, "版面所限")
        .act(clerk(), Action::respond);
    histories["implementation_refused"] = refused.log;

    Desk cancelled(test_workflow());
    cancelled.to_pre_review()
        .give(pre_reviewer(), Claim{})
        .give(pre_reviewer(), Unclaim{})
        .give(pre_reviewer(), Claim{});
    cancelled.act(pre_reviewer(), Action::return_, "unreadable_file");
    cancelled.give(colleague(), SetFacts{"新标题", {{"product", {"fund"}}}, {{"m1", {}}}})
        .act(clerk(), Action::cancel);
    histories["returned_and_cancelled"] = cancelled.log;

    Desk rejected(test_workflow());
    rejected.to_center_review().give(center_reviewer(), Claim{}).opinion(words::Severity::advisory);
    rejected.give(center_reviewer(), WithdrawOpinion{"o1", "与要点重复"})
        .answer_all(center_reviewer())
        .act(center_reviewer(), Action::pass);
    rejected.give(center_head(), Claim{})
        .act(center_head(), Action::return_, "attachment_mismatch");
    rejected.review(center_reviewer(), Action::pass)
        .give(center_head(), Claim{})
        .act(center_head(), Action::reject, "attachment_mismatch");
    histories["rejected_at_sign_off"] = rejected.log;
    histories["reminded_and_escalated"] = reminded_and_escalated();
    histories["moved_to_the_next_version"] = moved_to_the_next_version();
    add_pattern_histories(histories);
    return histories;
}

/// Once a run, and only on request.
void accept_corpus() {
    static bool done = false;
    if (done || !accepting()) return;
    done = true;
    WARN("accepted: missing files written, projections brought up to date");
    for (auto const& sample : samples()) {
        auto const path = corpus() / (sample.name + ".json");
        if (!fs::exists(path)) write_file(path, event_json(sample.event));
    }
    for (auto const& [name, log] : first_histories()) {
        auto const path = corpus() / "histories" / (name + ".json");
        auto history = fs::exists(path) ? read_json(path) : history_json(log);
        history.set("projection", projection_json(project(folded(history))));
        write_file(path, history);
    }
}

}  // namespace

TEST_CASE("every released event decodes, and encodes to the same form again") {
    accept_corpus();
    std::set<std::string> types;
    for (auto const& path : files_in(corpus())) {
        DYNAMIC_SECTION(path.filename().string()) {
            auto const json = read_json(path);
            auto const event = decoded(json);
            CHECK(type_name(event) == *json["type"].as_string());
            CHECK(base::canonical(encode(event)) == base::canonical(json["body"]));
        }
        types.insert(path.filename().string().substr(0, path.filename().string().find('.')));
    }
    CHECK(types.size() == std::variant_size_v<Event>);
}

TEST_CASE("every recorded history folds to the projection it had") {
    accept_corpus();
    std::set<std::string> types;
    auto const files = files_in(corpus() / "histories");
    REQUIRE(files.size() >= 4);
    for (auto const& path : files) {
        auto const history = read_json(path);
        for (auto const& entry : *history["events"].as_array())
            types.insert(*entry["type"].as_string());
        DYNAMIC_SECTION(path.filename().string()) {
            CHECK(base::to_pretty_string(projection_json(project(folded(history)))) ==
                  base::to_pretty_string(history["projection"]));
        }
    }
    CHECK(types.size() == std::variant_size_v<Event>);
}
