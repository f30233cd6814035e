#include "fill.hpp"

#include <fmt/format.h>

#include <atomic>
#include <stdexcept>

#include "base/id.hpp"
#include "review/apply.hpp"
#include "review/decide.hpp"
#include "review/projection.hpp"
#include "service/directory.hpp"
#include "service/replay.hpp"

namespace yingshen::bench {
namespace {

constexpr std::string_view advertisement =
    "江海银行消费贷款,年化利率3.6%起(单利),最高额度20万元,期限最长36个月。"
    "贷款额度、利率以审批结果为准。请根据个人能力合理借贷,理性消费。贷款人:"
    "江海银行。客服与投诉电话:95599。";

store::Organisation organisation(std::size_t departments) {
    store::Organisation bank;
    bank.units.push_back({"bank", words::UnitKind::head_office, "江海银行", ""});
    bank.units.push_back({"branch", words::UnitKind::branch, "临江分行", "bank"});
    for (std::size_t d = 0; d < departments; ++d) {
        auto const unit = fmt::format("department_{}", d);
        bank.units.push_back(
            {unit, words::UnitKind::department, fmt::format("第{}部门", d), "branch"});
        for (auto const& [name, role] : {std::pair{"clerk", words::Role::submitter},
                                         std::pair{"reviewer", words::Role::pre_reviewer}}) {
            auto const person = fmt::format("{}_{}", name, d);
            bank.people.push_back({person, person, unit});
            bank.accounts.push_back({"acc_" + person, person, person, "", true, {{role, unit}}});
        }
    }
    return bank;
}

std::string token(store::Store& store, std::string const& account, base::Time now) {
    auto secret = "token-of-" + account;
    store.put_session(
        {base::sha256(secret), account, true, "bench", now, base::Time{now.us + 86'400'000'000}});
    return secret;
}

/// Decides commands one after another and keeps the events, as the service does for each request.
class History {
  public:
    History(std::string id, workflow::Definition const& definition,
            workflow::Calendar const& calendar, review::Actor const& actor)
        : definition_(definition), calendar_(calendar), actor_(actor) {
        submission_.id = std::move(id);
    }

    void command(review::Command const& command, base::Time now) {
        auto const events =
            review::decide({definition_, {}, actor_, now, calendar_}, submission_, command);
        if (!events) throw std::runtime_error(events.error().code + ": " + events.error().text.en);
        auto const head = records_.empty() ? base::Digest{} : records_.back().hash;
        auto sealed = service::seal(submission_.id, submission_.version, head, *events, now,
                                    actor_.person, actor_.account);
        for (std::size_t i = 0; i < sealed.size(); ++i)
            review::apply(submission_, {sealed[i].envelope, (*events)[i]});
        std::ranges::move(sealed, std::back_inserter(records_));
    }

    store::Write write(std::string search_text) {
        store::Write write;
        write.submission = submission_.id;
        write.events = std::move(records_);
        write.projection = review::project(submission_);
        write.search_text = std::move(search_text);
        return write;
    }

  private:
    workflow::Definition const& definition_;
    workflow::Calendar const& calendar_;
    review::Actor const& actor_;
    review::Submission submission_;
    std::vector<store::EventRecord> records_;
};

}  // namespace

Bank fill(store::Store& store, catalog::Checked const& definitions, std::size_t count,
          std::size_t departments) {
    base::SystemClock const clock;
    base::SystemRandom random;
    base::IdSource ids(clock, random);
    auto const bank = organisation(departments);
    if (auto const put = store.put_organisation(bank); !put)
        throw std::runtime_error(put.error().text.en);
    service::Directory const directory(bank);
    for (auto const& [hash, content] : definitions.contents) {
        auto const kind = hash == definitions.rules->hash ? "rulebook" : "workflow";
        store.put_definition({hash, kind, kind, content, clock.now()});
    }
    auto const& definition = *definitions.workflows.front();
    words::FactSet const facts{{"product", {"consumer_loan"}},  {"audience", {"general"}},
                               {"channels", {"sms", "wechat"}}, {"go_live", {"2026-12-20"}},
                               {"annual_rate_min", {"3.6"}},    {"annual_rate_max", {"18"}}};
    auto const screening = definitions.rules->matcher.screen(
        advertisement, {words::Kind::marketing_material, facts, base::china_date(clock.now())});
    Bank filled;
    for (std::size_t d = 0; d < departments; ++d) {
        filled.clerk_tokens.push_back(token(store, fmt::format("acc_clerk_{}", d), clock.now()));
        filled.reviewer_tokens.push_back(
            token(store, fmt::format("acc_reviewer_{}", d), clock.now()));
    }
    std::atomic<std::size_t> committed = 0;
    std::size_t sent = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto const unit = fmt::format("department_{}", i % departments);
        auto const actor =
            directory.actor(*directory.account(fmt::format("acc_clerk_{}", i % departments)), unit);
        auto const title = fmt::format("消费贷款宣传短信 第{}期", i);
        History history(ids.next("sub"), definition, *definitions.calendar, actor);
        history.command(review::Create{title,
                                       words::Kind::marketing_material,
                                       unit,
                                       directory.above_in_branch(unit),
                                       facts,
                                       {definition.hash, definitions.rules->hash}},
                        clock.now());
        history.command(
            review::AttachRevision{"", "短信.txt", "text/plain", base::sha256(advertisement),
                                   std::int64_t(advertisement.size()), screening},
            clock.now());
        history.command(review::Act{workflow::Action::submit, "", ""}, clock.now());
        auto write = history.write(title + "\n" + std::string(advertisement));
        filled.submissions.push_back(write.submission);
        ++sent;
        store.append(std::move(write), [&](store::Outcome outcome, std::int64_t) {
            if (outcome != store::Outcome::committed) std::terminate();
            ++committed;
            committed.notify_one();
        });
        for (auto done = committed.load(); sent - done > 1'000; done = committed.load())
            committed.wait(done);
    }
    for (auto done = committed.load(); done < sent; done = committed.load())
        committed.wait(done);
    return filled;
}

}  // namespace yingshen::bench
