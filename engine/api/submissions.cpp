#include "api/commands.hpp"
#include "api/fields.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/view.hpp"
#include "review/limits.hpp"

namespace yingshen::api {
namespace {

using base::Json;

/// A word that may be absent; "" then.
template <class E>
std::string word(Query& query, std::string_view name) {
    auto text = query.text(name, review::id_max);
    if (!text.empty() && !words::parse<E>(text))
        query.fault(name, words::one_of<E>(), "\"" + text + "\"");
    return text;
}

/// Whose queue it is: the caller's, or that of the person whom they stand in for, named by the
/// header or by the parameter `for`.
base::Result<service::Principal> owner_of_queue(Api& api, service::Principal principal,
                                                Query& query) {
    auto other = query.text("for", review::id_max);
    auto& named = principal.on_behalf_of;
    if (!other.empty() && !named.empty() && other != named)
        query.fault("for", "the person of the header X-On-Behalf-Of", "\"" + other + "\"");
    if (named.empty()) named = std::move(other);
    return api.stand_ins.acting(principal);
}

base::Result<store::QueueQuery> read_queue(Api& api, service::Principal const& caller,
                                           http::Request const& request) {
    auto const directory = api.organisation.current();
    Query query(request);
    auto const owner = owner_of_queue(api, caller, query);
    if (!owner) return std::unexpected(owner.error());
    auto const& principal = *owner;
    auto const& person = principal.acting_for();
    store::QueueQuery wanted;
    wanted.visible = service::visible(principal, *directory);
    auto const queue = query.choice("queue", {"all", "mine", "group", "submitted", "copied"});
    auto const takeable = query.flag("takeable");
    if (queue == "mine") wanted.claimant = person;
    if (queue == "submitted") wanted.submitter = person;
    if (queue == "copied") wanted.copied_to = person;
    if (queue == "group") {
        wanted.groups = service::task_groups(principal, *directory);
        // Without a group there is nothing in "my group"; an empty filter would filter nothing.
        if (wanted.groups.empty()) wanted.groups.emplace_back("nobody");
    }
    // What somebody has, could take or was copied into is visible to them wherever it is.
    if (queue == "mine" || queue == "group" || queue == "copied") wanted.visible.all = true;
    if (takeable && queue != "group")
        query.fault("takeable", "true with queue=group", "queue=" + queue);
    wanted.state = query.text("state", review::id_max);
    wanted.kind = word<words::Kind>(query, "kind");
    wanted.unit = query.text("unit", review::id_max);
    wanted.text = query.text("text", review::title_max);
    wanted.unclaimed_only = query.flag("unclaimed") || takeable;
    if (takeable) wanted.takeable_by.push_back(principal.person);
    // A stand-in is bound by what either of the two did.
    if (takeable && person != principal.person) wanted.takeable_by.push_back(person);
    if (query.flag("overdue")) wanted.overdue_at = api.clock.now();
    wanted.urgent_only = query.flag("urgent");
    wanted.open_only = query.flag("open");
    wanted.limit = query.number("limit", 1, 200, 50);
    wanted.cursor = query.text("cursor", 1'000);
    if (auto error = query.finish()) return std::unexpected(*std::move(error));
    return wanted;
}

}  // namespace

void create_submission(Api& api, Call call) {
    auto const directory = api.organisation.current();
    auto const read = [&](Fields& fields) {
        review::Create create;
        create.title = fields.text("title", review::title_max);
        create.kind = fields.word<words::Kind>("kind");
        create.unit = fields.optional_text("unit", review::id_max);
        create.facts = fields.facts("facts");
        create.workflow = fields.optional_text("workflow", review::id_max);
        auto const based_on = fields.optional_text("based_on", review::id_max);
        if (!based_on.empty()) create.base.emplace().submission = based_on;
        auto const* person = directory->person(call.principal.acting_for());
        if (create.unit.empty() && person != nullptr) create.unit = person->unit;
        if (directory->unit(create.unit) == nullptr) {
            fields.fault("unit", "the id of a unit", Json(create.unit));
        }
        return create;
    };
    auto create = read_body(*call.request, read);
    if (!create) return call.fail(create.error());
    create->branch = directory->above_in_branch(create->unit);
    run(api, std::move(call), "", *std::move(create));
}

void list_submissions(Api& api, Call call) {
    auto const query = read_queue(api, call.principal, *call.request);
    if (!query) return call.fail(query.error());
    auto const page = api.store.queue(*query);
    if (!page) return call.fail(page.error());
    Names const names(api.organisation.current());
    auto const now = api.clock.now();
    Json::Array rows;
    rows.reserve(page->rows.size());
    for (auto const& row : page->rows)
        rows.push_back(row_json(row, names, api.catalog, now));
    call.answer(Json::Object{{"submissions", std::move(rows)},
                             {"next_cursor", text_or_null(page->next_cursor)}});
}

void show_submission(Api& api, Call call) {
    auto const view = api.reviews.view(call.principal, std::string(call.request->param("id")));
    if (!view) return call.fail(view.error());
    Names const names(api.organisation.current());
    auto const body = view_json(*view, names, api.catalog, api.clock.now());
    auto response = json_response(base::to_string(body));
    response.headers.emplace_back("ETag", etag(view->submission.version));
    call.answer(std::move(response));
}

void show_history(Api& api, Call call) {
    auto const events = api.reviews.history(call.principal, std::string(call.request->param("id")));
    if (!events) return call.fail(events.error());
    Names const names(api.organisation.current());
    // Bodies are kept as JSON text and go out as they are.
    std::string body = "{\"events\":[";
    for (auto const& event : *events) {
        if (body.back() != '[') body += ',';
        auto const& envelope = event.envelope;
        auto head = base::to_string(Json(Json::Object{
            {"version", envelope.version},
            {"type", event.type},
            {"type_version", event.type_version},
            {"at", base::to_string(envelope.at)},
            {"person", names.person(envelope.person)},
            {"account", envelope.account},
            {"on_behalf_of", names.person(envelope.on_behalf_of)},
            {"prev", base::hex(event.prev)},
            {"hash", base::hex(event.hash)},
        }));
        head.back() = ',';
        body.append(head).append("\"body\":").append(event.body).append("}");
    }
    call.answer(json_response(body + "]}"));
}

void set_facts(Api& api, Call call) {
    auto facts = read_body(*call.request, [](Fields& fields) {
        return review::SetFacts{fields.text("title", review::title_max), fields.facts("facts"), {}};
    });
    if (!facts) return call.fail(facts.error());
    run_here(api, std::move(call), *std::move(facts));
}

}  // namespace yingshen::api
