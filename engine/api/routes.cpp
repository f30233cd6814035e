#include "api/guard.hpp"
#include "api/handlers.hpp"

namespace yingshen::api {
namespace {

using http::Method;

struct Entry {
    Method method;
    std::string_view pattern;
    Access access;
    Content content;
    std::size_t body_max;  ///< bytes; 0 where there is no body
    void (*handle)(Api&, Call);
};

constexpr std::size_t kib = 1024;
constexpr std::size_t command_max = 64 * kib;
constexpr std::size_t upload_max = 50 * kib * kib;
constexpr std::size_t organisation_max = 256 * kib;
constexpr std::size_t definitions_max = 4 * kib * kib;
constexpr std::size_t screening_max = 2 * kib * kib;

constexpr Entry table[] = {
    {Method::get, "/healthz", Access::open, Content::none, 0, show_health},
    {Method::get, "/readyz", Access::open, Content::none, 0, show_readiness},
    {Method::get, "/metrics", Access::open, Content::none, 0, show_metrics},

    {Method::post, "/api/v1/session", Access::open, Content::json, command_max, open_session},
    {Method::get, "/api/v1/session", Access::principal, Content::none, 0, show_session},
    {Method::delete_, "/api/v1/session", Access::principal, Content::none, 0, close_session},
    {Method::put, "/api/v1/session/password", Access::principal, Content::json, command_max,
     set_password},

    {Method::post, "/api/v1/submissions", Access::stand_in, Content::json, command_max,
     create_submission},
    {Method::get, "/api/v1/submissions", Access::stand_in, Content::none, 0, list_submissions},
    {Method::get, "/api/v1/submissions/{id}", Access::stand_in, Content::none, 0, show_submission},
    {Method::get, "/api/v1/submissions/{id}/history", Access::stand_in, Content::none, 0,
     show_history},
    {Method::get, "/api/v1/submissions/{id}/diagram", Access::stand_in, Content::none, 0,
     draw_submission},
    {Method::get, "/api/v1/submissions/{id}/similar", Access::stand_in, Content::none, 0,
     list_similar},
    {Method::put, "/api/v1/submissions/{id}/facts", Access::stand_in, Content::json, command_max,
     set_facts},

    {Method::post, "/api/v1/submissions/{id}/materials", Access::stand_in, Content::upload,
     upload_max, attach_material},
    {Method::post, "/api/v1/submissions/{id}/materials/{material}/revisions", Access::stand_in,
     Content::upload, upload_max, attach_revision},
    {Method::get, "/api/v1/submissions/{id}/materials/{material}/revisions/{number}",
     Access::stand_in, Content::none, 0, show_revision},
    {Method::get, "/api/v1/submissions/{id}/materials/{material}/revisions/{number}/text",
     Access::stand_in, Content::none, 0, show_revision_text},
    {Method::post, "/api/v1/submissions/{id}/materials/{material}/final", Access::stand_in,
     Content::upload, upload_max, attach_final},
    {Method::get, "/api/v1/submissions/{id}/materials/{material}/final", Access::stand_in,
     Content::none, 0, show_final},

    {Method::post, "/api/v1/submissions/{id}/claim", Access::stand_in, Content::json, command_max,
     claim},
    {Method::delete_, "/api/v1/submissions/{id}/claim", Access::stand_in, Content::none, 0,
     unclaim},
    {Method::put, "/api/v1/submissions/{id}/checklist/{item}", Access::stand_in, Content::json,
     command_max, answer_item},
    {Method::post, "/api/v1/submissions/{id}/actions/{action}", Access::stand_in, Content::json,
     command_max, take_action},

    {Method::post, "/api/v1/submissions/{id}/assignment", Access::stand_in, Content::json,
     command_max, assign_task},
    {Method::post, "/api/v1/submissions/{id}/transfer", Access::stand_in, Content::json,
     command_max, transfer_task},
    {Method::post, "/api/v1/submissions/{id}/copies", Access::stand_in, Content::json, command_max,
     copy_to},
    {Method::post, "/api/v1/submissions/{id}/votes", Access::stand_in, Content::json, command_max,
     cast_vote},
    {Method::post, "/api/v1/submissions/{id}/signers", Access::stand_in, Content::json, command_max,
     add_signer},
    {Method::delete_, "/api/v1/submissions/{id}/signers/{person}", Access::stand_in, Content::none,
     0, remove_signer},
    {Method::delete_, "/api/v1/submissions/{id}/seat", Access::stand_in, Content::none, 0,
     remove_seat},
    {Method::post, "/api/v1/submissions/{id}/sides/{side}/pass", Access::stand_in, Content::json,
     command_max, pass_side},
    {Method::put, "/api/v1/submissions/{id}/sides/{side}/checklist/{item}", Access::stand_in,
     Content::json, command_max, answer_item},

    {Method::post, "/api/v1/submissions/{id}/opinions", Access::stand_in, Content::json,
     command_max, give_opinion},
    {Method::post, "/api/v1/submissions/{id}/opinions/{opinion}/hearing", Access::stand_in,
     Content::json, command_max, hear_opinion},
    {Method::post, "/api/v1/submissions/{id}/opinions/{opinion}/withdrawal", Access::stand_in,
     Content::json, command_max, withdraw_opinion},
    {Method::put, "/api/v1/submissions/{id}/opinions/{opinion}/response", Access::stand_in,
     Content::json, command_max, respond_to_opinion},
    {Method::post, "/api/v1/submissions/{id}/opinions/{opinion}/verification", Access::stand_in,
     Content::json, command_max, verify_implementation},

    {Method::post, "/api/v1/submissions/{id}/findings/{finding}/confirm", Access::stand_in,
     Content::json, command_max, confirm_finding},
    {Method::post, "/api/v1/submissions/{id}/findings/{finding}/dismiss", Access::stand_in,
     Content::json, command_max, dismiss_finding},
    {Method::post, "/api/v1/submissions/{id}/findings/{finding}/reopen", Access::stand_in,
     Content::json, command_max, reopen_finding},

    {Method::get, "/api/v1/submissions/{id}/certificate", Access::stand_in, Content::none, 0,
     show_certificate},
    {Method::get, "/api/v1/clearance-key", Access::open, Content::none, 0, show_clearance_key},

    {Method::get, "/api/v1/definitions", Access::principal, Content::none, 0, list_definitions},
    {Method::get, "/api/v1/definitions/{hash}", Access::principal, Content::none, 0,
     show_definition},
    {Method::get, "/api/v1/definitions/{hash}/diagram", Access::principal, Content::none, 0,
     draw_definition},
    {Method::post, "/api/v1/definition-proposals", Access::principal, Content::json,
     definitions_max, propose_definitions},
    {Method::get, "/api/v1/definition-proposals", Access::principal, Content::none, 0,
     list_proposals},
    {Method::get, "/api/v1/definition-proposals/{proposal}", Access::principal, Content::none, 0,
     show_proposal},
    {Method::post, "/api/v1/definition-proposals/{proposal}/activation", Access::principal,
     Content::json, command_max, activate_proposal},
    {Method::post, "/api/v1/definition-proposals/{proposal}/rejection", Access::principal,
     Content::json, command_max, reject_proposal},
    {Method::post, "/api/v1/definition-migrations", Access::principal, Content::json, command_max,
     migrate_definitions},
    {Method::get, "/api/v1/vocabulary", Access::principal, Content::none, 0, show_vocabulary},
    {Method::post, "/api/v1/screenings", Access::principal, Content::json, screening_max,
     screen_text},
    {Method::post, "/api/v1/screenings/file", Access::principal, Content::upload, upload_max,
     screen_file},
    {Method::get, "/api/v1/reports/adoption", Access::principal, Content::none, 0, show_adoption},
    {Method::get, "/api/v1/reports/rules", Access::principal, Content::none, 0, show_rule_records},

    {Method::post, "/api/v1/stand-ins", Access::principal, Content::json, command_max,
     set_stand_in},
    {Method::get, "/api/v1/stand-ins", Access::principal, Content::none, 0, list_stand_ins},
    {Method::delete_, "/api/v1/stand-ins/{stand_in}", Access::principal, Content::none, 0,
     end_stand_in},

    {Method::get, "/api/v1/organisation", Access::administrator, Content::none, 0,
     show_organisation},
    {Method::put, "/api/v1/organisation", Access::administrator, Content::yaml, organisation_max,
     put_organisation},
    {Method::post, "/api/v1/tokens", Access::administrator, Content::json, command_max,
     issue_token},
    {Method::post, "/api/v1/accounts/{login}/one-time-secret", Access::administrator, Content::json,
     command_max, issue_one_time_secret},
};

http::Body body_of(Content content) {
    switch (content) {
        case Content::none:
            return http::Body::none;
        case Content::json:
        case Content::yaml:
            return http::Body::memory;
        case Content::upload:
            return http::Body::file;
    }
    return http::Body::none;
}

void handle(Api& api, Entry const& entry, std::shared_ptr<http::Request> request,
            http::Reply reply) {
    Call call{std::move(request), std::move(reply), {}, {}};
    if (auto const admitted = admit(api, entry.access, call); !admitted)
        return call.fail(admitted.error());
    if (!content_type_fits(entry.content, *call.request)) {
        return call.answer(wrong_content_type(entry.content, *call.request));
    }
    entry.handle(api, std::move(call));
}

}  // namespace

std::vector<http::Route> routes(Api& api) {
    std::vector<http::Route> routes;
    for (auto const& entry : table) {
        auto answer = [&api, &entry](std::shared_ptr<http::Request> request, http::Reply reply) {
            handle(api, entry, std::move(request), std::move(reply));
        };
        routes.push_back({entry.method, std::string(entry.pattern), std::move(answer),
                          body_of(entry.content), entry.body_max});
    }
    return routes;
}

std::vector<Listed> listed_routes() {
    std::vector<Listed> list;
    for (auto const& entry : table) {
        list.push_back({entry.method, entry.pattern, entry.access == Access::open});
    }
    return list;
}

}  // namespace yingshen::api
