#include "store/sqlite/rows.hpp"

namespace yingshen::store::sqlite {

review::SubmissionRow read_submission(Query const& query) {
    return {.id = query.text(0),
            .version = query.integer(1),
            .title = query.text(2),
            .kind = query.text(3),
            .unit = query.text(4),
            .branch = query.text(5),
            .state = query.text(6),
            .end = query.text(7),
            .submitter = query.text(8),
            .product = query.text(9),
            .go_live = query.text(10),
            .task_role = query.text(11),
            .task_scope = query.text(12),
            .task_group = query.text(13),
            .claimant = query.text(14),
            .due = optional_time(query.integer(15)),
            .urgent = query.truth(20),
            .created_at = query.time(16),
            .updated_at = query.time(17),
            .findings = static_cast<int>(query.integer(18)),
            .open_opinions = static_cast<int>(query.integer(19))};
}

EventRecord read_event(Query const& query) {
    return {.envelope = {.submission = query.text(1),
                         .version = query.integer(2),
                         .at = query.time(5),
                         .person = query.text(6),
                         .account = query.text(7),
                         .on_behalf_of = query.text(11)},
            .type = query.text(3),
            .type_version = static_cast<int>(query.integer(4)),
            .body = query.text(8),
            .prev = query.digest(9),
            .hash = query.digest(10),
            .position = query.integer(0)};
}

}  // namespace yingshen::store::sqlite
