#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/view.hpp"

namespace yingshen::api {
namespace {

using base::Json;

constexpr std::size_t version_max = 100;  ///< code points of a hash or id@version
constexpr std::size_t cursor_max = 500;
constexpr std::int64_t looked_at_max = 200;
constexpr std::int64_t looked_at_otherwise = 50;

service::Migrations::Wanted read_wanted(Fields& fields) {
    service::Migrations::Wanted wanted;
    wanted.from = fields.text("from", version_max);
    wanted.to = fields.text("to", version_max);
    wanted.preview = fields.boolean("preview");
    wanted.cursor = fields.optional_text("cursor", cursor_max);
    wanted.limit = static_cast<std::size_t>(
        fields.optional_integer("limit", 1, looked_at_max, looked_at_otherwise));
    return wanted;
}

Json version_json(workflow::Definition const& definition) {
    return Json::Object{{"workflow", definition.id},
                        {"version", definition.version},
                        {"hash", base::hex(definition.hash)},
                        {"title", shape(definition.title)}};
}

Json task_json(review::TaskOpened const& task, bool keeps_claim) {
    return Json::Object{{"role", words::name(task.role)},
                        {"role_title", shape(words::title(task.role))},
                        {"due", shape(task.due)},
                        {"keeps_claim", keeps_claim}};
}

Json texts(std::vector<std::string> const& list) {
    return Json::Array(list.begin(), list.end());
}

Json move_json(review::Migrated const& event) {
    Json::Array sides;
    for (auto const& side : event.sides)
        sides.push_back(
            Json::Object{{"side", side.id}, {"task", task_json(side.task, side.keeps_claim)}});
    return Json::Object{{"task", task_json(event.task, event.keeps_claim)},
                        {"sides", std::move(sides)},
                        {"dropped_answers", texts(event.dropped_answers)},
                        {"dropped_decisions", texts(event.dropped_gates)}};
}

Json refusal_json(base::Error const& error) {
    Json::Array faults;
    for (auto const& [where, expected, found] : error.faults)
        faults.push_back(Json::Object{{"where", where}, {"expected", expected}, {"found", found}});
    return Json::Object{
        {"code", error.code}, {"text", shape(error.text)}, {"faults", std::move(faults)}};
}

Json page_json(service::Migrations::Page const& page) {
    Json::Array submissions;
    std::int64_t moved = 0;
    for (auto const& line : page.lines) {
        if (line.moved) ++moved;
        submissions.push_back(
            Json::Object{{"submission", line.submission},
                         {"state", line.state},
                         {"state_title", state_title(page.from.get(), line.state)},
                         {"move", line.moved ? move_json(*line.moved) : Json()},
                         {"refusal", line.moved ? Json() : refusal_json(line.moved.error())}});
    }
    auto const refused = static_cast<std::int64_t>(page.lines.size()) - moved;
    return Json::Object{{"from", version_json(*page.from)},
                        {"to", version_json(*page.to)},
                        {"preview", page.preview},
                        {"moved", moved},
                        {"refused", refused},
                        {"submissions", std::move(submissions)},
                        {"next_cursor", text_or_null(page.next_cursor)}};
}

/// A preview is asked anew each time: it keeps nothing under its key.
base::Result<service::ChangeAnswer> migrated(Api& api, service::Migrations::Wanted const& wanted,
                                             service::Principal const& principal,
                                             service::Delivery const& delivery) {
    if (auto done = api.migrations.earlier(principal, delivery)) return *std::move(done);
    auto const page = api.migrations.migrate(principal, wanted);
    if (!page) return std::unexpected(page.error());
    service::ChangeAnswer answer{"", 200, base::to_string(page_json(*page))};
    if (wanted.preview) return answer;
    return api.migrations.keep(principal, delivery, std::move(answer));
}

}  // namespace

void migrate_definitions(Api& api, Call call) {
    auto wanted = read_body(*call.request, read_wanted);
    if (!wanted) return call.fail(wanted.error());
    run_change(api, std::move(call),
               [&api, wanted = *std::move(wanted)](auto const& principal, auto const& delivery) {
                   return migrated(api, wanted, principal, delivery);
               });
}

}  // namespace yingshen::api
