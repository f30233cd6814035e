#pragma once
#include "api/call.hpp"

/// One function a route, one file a noun. Each reads its input (all faults at once), calls the
/// service, and answers once.
namespace yingshen::api {

// session.cpp
void open_session(Api& api, Call call);
void show_session(Api& api, Call call);
void close_session(Api& api, Call call);
void set_password(Api& api, Call call);

// submissions.cpp
void create_submission(Api& api, Call call);
void list_submissions(Api& api, Call call);
void show_submission(Api& api, Call call);
void show_history(Api& api, Call call);
void set_facts(Api& api, Call call);

// similar.cpp
void list_similar(Api& api, Call call);

// materials.cpp
void attach_material(Api& api, Call call);
void attach_revision(Api& api, Call call);
void show_revision(Api& api, Call call);
void show_revision_text(Api& api, Call call);
void attach_final(Api& api, Call call);
void show_final(Api& api, Call call);

// tasks.cpp
void claim(Api& api, Call call);
void unclaim(Api& api, Call call);
void answer_item(Api& api, Call call);
void take_action(Api& api, Call call);

// assignments.cpp
void assign_task(Api& api, Call call);
void transfer_task(Api& api, Call call);
void copy_to(Api& api, Call call);

// votes.cpp
void cast_vote(Api& api, Call call);
void add_signer(Api& api, Call call);
void remove_signer(Api& api, Call call);
void remove_seat(Api& api, Call call);

// sides.cpp
void pass_side(Api& api, Call call);

// hearings.cpp
void hear_opinion(Api& api, Call call);

// opinions.cpp
void give_opinion(Api& api, Call call);
void withdraw_opinion(Api& api, Call call);
void respond_to_opinion(Api& api, Call call);
void verify_implementation(Api& api, Call call);

// findings.cpp
void confirm_finding(Api& api, Call call);
void dismiss_finding(Api& api, Call call);
void reopen_finding(Api& api, Call call);

// stand_ins.cpp
void list_stand_ins(Api& api, Call call);
void set_stand_in(Api& api, Call call);
void end_stand_in(Api& api, Call call);

// certificate.cpp
void show_certificate(Api& api, Call call);
void show_clearance_key(Api& api, Call call);

// definitions.cpp
void list_definitions(Api& api, Call call);
void show_definition(Api& api, Call call);

// diagrams.cpp
void draw_definition(Api& api, Call call);
void draw_submission(Api& api, Call call);

// definition_proposals.cpp
void propose_definitions(Api& api, Call call);
void list_proposals(Api& api, Call call);
void show_proposal(Api& api, Call call);
void activate_proposal(Api& api, Call call);
void reject_proposal(Api& api, Call call);

// definition_migrations.cpp
void migrate_definitions(Api& api, Call call);

// vocabulary.cpp
void show_vocabulary(Api& api, Call call);

// screenings.cpp
void screen_text(Api& api, Call call);
void screen_file(Api& api, Call call);

// reports.cpp
void show_adoption(Api& api, Call call);
void show_rule_records(Api& api, Call call);

// organisation.cpp
void show_organisation(Api& api, Call call);
void put_organisation(Api& api, Call call);
void issue_token(Api& api, Call call);
void issue_one_time_secret(Api& api, Call call);

// health.cpp
void show_health(Api& api, Call call);
void show_readiness(Api& api, Call call);
void show_metrics(Api& api, Call call);

}  // namespace yingshen::api
