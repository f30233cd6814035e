#include <algorithm>

#include "review/apply.hpp"
#include "review/codec.hpp"
#include "service/answers.hpp"
#include "service/attempt.hpp"
#include "service/checklist_items.hpp"
#include "service/cleared_base.hpp"
#include "service/compare_command.hpp"
#include "service/people_named.hpp"
#include "service/replay.hpp"
#include "service/side_items.hpp"
#include "service/sketches.hpp"

namespace yingshen::service {
namespace {

/// Only these ask for the checklist, and listing it copies every item.
bool asks_for_checklist(review::Command const& command) {
    return std::holds_alternative<review::AnswerItem>(command) ||
           std::holds_alternative<review::Vote>(command) ||
           std::holds_alternative<review::Act>(command);
}

std::vector<std::string> applicable_items(review::Command const& command,
                                          review::Submission const& submission,
                                          workflow::Definition const& definition,
                                          catalog::Rules const& rules,
                                          std::vector<ClauseItem> const& clauses) {
    if (!asks_for_checklist(command)) return {};
    auto const* state = definition.find(submission.state);
    if (state == nullptr || state->checklist.empty()) return {};
    std::vector<std::string> ids;
    for (auto& item :
         rulebook::items(rules.book, state->checklist, submission.kind, submission.facts)) {
        ids.push_back(std::move(item.id));
    }
    for (auto const& clause : clauses)
        ids.push_back(clause.item.id);
    return ids;
}

std::map<std::string, std::vector<std::string>> applicable_beside(
    review::Command const& command, review::Submission const& submission,
    workflow::Definition const& definition, catalog::Rules const& rules) {
    if (!std::holds_alternative<review::AnswerItem>(command) &&
        !std::holds_alternative<review::PassSide>(command))
        return {};
    return ids_of(side_items(definition, submission, rules.book));
}

/// What an opinion cites must be a statute of the pinned rules, and an article that may be cited.
std::vector<base::Fault> unknown_citations(review::Command const& command,
                                           rulebook::Statutes const& statutes) {
    std::vector<base::Fault> faults;
    auto const* give = std::get_if<review::GiveOpinion>(&command);
    if (give == nullptr) return faults;
    for (std::size_t i = 0; i < give->basis.size(); ++i) {
        auto const& [id, article] = give->basis[i];
        auto const where = "basis[" + std::to_string(i) + "]";
        auto const* statute = statutes.find(id);
        if (statute == nullptr) {
            faults.push_back({where + ".statute", "the id of a statute", "\"" + id + "\""});
        } else if (!article.empty() && !statute->articles.contains(article)) {
            faults.push_back(
                {where + ".article", "an article listed for " + id, "\"" + article + "\""});
        }
    }
    return faults;
}

/// A finding that is confirmed cites what its rule cites.
void cite_rule(review::Command& command, review::Submission const& submission,
               std::vector<rulebook::Rule> const& rules) {
    auto* confirm = std::get_if<review::ConfirmFinding>(&command);
    if (confirm == nullptr) return;
    confirm->basis.clear();
    auto const* finding = submission.finding(confirm->finding);
    if (finding == nullptr) return;
    auto const rule = std::ranges::find(rules, finding->rule, &rulebook::Rule::id);
    if (rule != rules.end()) confirm->basis = rule->basis;
}

/// Whether a command changes what full-text search indexes.
bool changes_text(std::vector<review::Event> const& events) {
    return std::ranges::any_of(events, [](review::Event const& event) {
        return std::holds_alternative<review::Created>(event) ||
               std::holds_alternative<review::FactsSet>(event) ||
               std::holds_alternative<review::RevisionAttached>(event);
    });
}

bool clears(std::vector<review::Event> const& events) {
    return std::ranges::any_of(events, [](review::Event const& event) {
        auto const* advanced = std::get_if<review::Advanced>(&event);
        return advanced != nullptr && advanced->end == workflow::End::good;
    });
}

store::OutboxRecord announcement(review::Submission const& after,
                                 std::vector<review::Event> const& events) {
    base::Json types = base::Json::Array{};
    for (auto const& event : events)
        types.push(review::type_name(event));
    base::Json const body = base::Json::Object{
        {"submission", after.id}, {"version", after.version}, {"types", std::move(types)}};
    return {"submission", base::to_string(body), 0};
}

/// Whether nothing happened but that timers told somebody. Nobody has to look again for that.
bool only_told(std::vector<store::EventRecord> const& since) {
    return !since.empty() && std::ranges::all_of(since, [](store::EventRecord const& record) {
        return record.envelope.account == review::system_id;
    });
}

/// A submission that grows by events, and the records that make the growth durable.
class Growth {
  public:
    Growth(Folded const& before, review::Actor const& actor, base::Time at)
        : after_(std::make_shared<Folded>(before)), actor_(actor), at_(at) {}

    void take(std::vector<review::Event> const& events) {
        auto& submission = after_->submission;
        auto records = seal(submission.id, submission.version, after_->head, events, at_,
                            actor_.person, actor_.account, actor_.on_behalf_of);
        for (std::size_t i = 0; i < records.size(); ++i) {
            review::apply(submission, {records[i].envelope, events[i]});
            after_->head = records[i].hash;
            records_.push_back(std::move(records[i]));
        }
    }

    [[nodiscard]] std::shared_ptr<Folded const> after() const { return after_; }
    [[nodiscard]] std::vector<store::EventRecord> records() && { return std::move(records_); }

  private:
    std::shared_ptr<Folded> after_;
    review::Actor const& actor_;
    base::Time const at_;
    std::vector<store::EventRecord> records_;
};

}  // namespace

base::Result<Reviews::Prepared> Reviews::prepare(Attempt& attempt) {
    // At each try, because a period can begin or end meanwhile.
    auto acting = parts_.stand_ins.acting(attempt.principal);
    if (!acting) return std::unexpected(std::move(acting.error()));
    attempt.acting = *std::move(acting);
    auto const& id = attempt.request.submission;
    if (std::holds_alternative<review::Create>(attempt.request.command)) {
        auto const blank = begin(attempt);
        return blank ? prepare_on(attempt, *blank) : std::unexpected(blank.error());
    }
    auto const before = attempt.losses == 0 ? remembered(id) : current(id);
    if (!before) return std::unexpected(submission_not_found());
    auto prepared = prepare_on(attempt, before);
    if (prepared) return prepared;
    // A refusal must rest on what the store says now, not on what this process remembers.
    auto const now = current(id);
    return now->submission.version == before->submission.version ? std::move(prepared)
                                                                 : prepare_on(attempt, now);
}

/// A create starts from a blank submission; what the client must not choose is filled in here.
base::Result<Reviews::FoldedPtr> Reviews::begin(Attempt& attempt) {
    auto& create = std::get<review::Create>(attempt.request.command);
    auto const directory = parts_.organisation.current();
    if (directory->unit(create.unit) == nullptr) return std::unexpected(unit_unknown(create.unit));
    auto const active = parts_.catalog.current();
    auto const definition =
        create.workflow.empty() ? active->workflow(create.kind) : active->workflow(create.workflow);
    if (!definition && !create.workflow.empty())
        return std::unexpected(workflow_unknown(create.workflow));
    if (!definition || !active->rules) return std::unexpected(kind_not_served(create.kind));
    if (create.base && definition->starts_from_cleared) {
        auto const cleared = seen(attempt.principal, create.base->submission);
        if (!cleared) {
            return std::unexpected(base_unfit({{"based_on", "a submission that you may see",
                                                "\"" + create.base->submission + "\""}}));
        }
        auto const& from = (*cleared)->submission;
        auto const cleared_by = parts_.catalog.workflow(from.pins.workflow);
        auto taken = take_base(create, *definition, from, *cleared_by, parts_.key.public_pem());
        if (!taken) return std::unexpected(taken.error());
    }
    create.branch = directory->above_in_branch(create.unit);
    create.pins = {definition->hash, active->rules->hash};
    auto blank = std::make_shared<Folded>();
    blank->submission.id = parts_.ids.next("sub");
    blank->submission.unit = create.unit;
    blank->submission.pins = create.pins;
    return blank;
}

base::Result<Reviews::Prepared> Reviews::prepare_on(Attempt& attempt, FoldedPtr const& before) {
    auto const& submission = before->submission;
    auto& request = attempt.request;
    auto const directory = parts_.organisation.current();
    bool const is_create = submission.version == 0;
    auto* const migrate = std::get_if<review::Migrate>(&request.command);
    auto const may_know = migrate != nullptr ? may_migrate(attempt.acting)
                                             : may_see(attempt.acting, *directory, submission);
    if (!is_create && !may_know) return std::unexpected(submission_not_found());
    if (!is_create && request.if_match && *request.if_match != submission.version) {
        auto const since = parts_.store.events(submission.id, *request.if_match);
        if (!only_told(since)) {
            return std::unexpected(
                version_stale(*request.if_match, submission.version, since, *directory));
        }
    }
    auto const acting = actor_of(attempt.acting, *directory, submission.unit);
    if (!acting) return std::unexpected(acting.error());
    auto const& actor = *acting;
    auto const definition = parts_.catalog.workflow(submission.pins.workflow);
    auto const rules = parts_.catalog.rules(submission.pins.rulebook);
    if (auto faults = unknown_citations(request.command, rules->book.statutes); !faults.empty()) {
        return std::unexpected(citation_unknown(std::move(faults)));
    }
    cite_rule(request.command, submission, rules->matcher.rules());
    if (auto known = look_up_people(request.command, *directory, submission.unit); !known)
        return std::unexpected(std::move(known.error()));
    // The clock may be set back; the history of a submission never is.
    auto const at = std::max(parts_.clock.now(), submission.updated_at);
    if (auto faults = quote_spans(request.command, submission, parts_.texts); !faults.empty())
        return std::unexpected(span_absent(std::move(faults)));
    compare_command(request.command, submission, rules->book.comparison, parts_.texts);
    screen_command(request.command, submission, *rules, parts_.texts, base::china_date(at));
    auto const calendar = parts_.catalog.calendar();
    auto const* state = definition->find(submission.state);
    auto const clauses = state != nullptr && asks_for_checklist(request.command)
                             ? clause_items(*state, submission, parts_.texts)
                             : std::vector<ClauseItem>();
    rest_on_clause(request.command, clauses);
    review::Context const context{
        *definition, applicable_items(request.command, submission, *definition, *rules, clauses),
        actor,       at,
        *calendar,   applicable_beside(request.command, submission, *definition, *rules)};
    auto events = migrate != nullptr ? decide_migration(submission, actor, at, *migrate)
                                     : review::decide(context, submission, request.command);
    if (!events) return std::unexpected(std::move(events.error()));

    Growth growth(*before, actor, at);
    growth.take(*events);
    if (clears(*events)) {
        // The certificate names the last event before it, so it can only be made now.
        auto const& cleared = *growth.after();
        std::vector<review::Event> const certificate{
            parts_.key.sign(review::certificate_body(cleared.submission, cleared.head, at))};
        growth.take(certificate);
        events->push_back(certificate.front());
    }
    Prepared prepared;
    prepared.after = growth.after();
    auto const& after = prepared.after->submission;
    prepared.answer = {after.id, after.version, is_create ? 201 : 200,
                       answer_body(after, *definition, *events), false};
    auto& write = prepared.write;
    write.submission = after.id;
    write.expected_version = submission.version;
    write.events = std::move(growth).records();
    write.projection = review::project(after);
    if (changes_text(*events)) write.search_text = search_text(after, parts_.texts);
    write.sketches = sketches_of(*events, submission.version + 1, parts_.texts);
    write.outbox.push_back(announcement(after, *events));
    if (!request.idempotency_key.empty()) {
        write.idempotency = store::IdempotencyRecord{actor.account,
                                                     request.idempotency_key,
                                                     request.request,
                                                     prepared.answer.status,
                                                     prepared.answer.body,
                                                     "\"" + std::to_string(after.version) + "\"",
                                                     at};
    }
    return prepared;
}

}  // namespace yingshen::service
