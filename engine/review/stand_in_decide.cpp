#include "review/stand_in_decide.hpp"

#include <algorithm>

#include "base/refuse.hpp"

namespace yingshen::review {
namespace {

using base::ErrorKind;
using base::Fault;
using base::refuse;

std::unexpected<base::Error> not_theirs() {
    return refuse(ErrorKind::forbidden, "stand_in_not_theirs",
                  "仅本人、其所在部门负责人或系统管理员可以设定或终止代理",
                  "Only the person, the head of their unit or an administrator sets or ends a "
                  "stand-in",
                  {{"person", "the principal, a head of the principal's unit or an administrator",
                    "neither"}});
}

std::string days_of(StandInSet const& period) {
    return base::to_string(period.from) + " to " + base::to_string(period.until);
}

void check_people(Setting const& setting, SetStandIn const& wanted, std::vector<Fault>& faults) {
    auto const inactive = [&](std::string_view where, std::string const& person) {
        faults.push_back({std::string(where), "the id of a person with an active account",
                          "\"" + person + "\""});
    };
    if (!setting.principal_active) inactive("principal", wanted.principal);
    if (!setting.stand_in_active) inactive("stand_in", wanted.stand_in);
    if (wanted.stand_in == wanted.principal)
        faults.push_back({"stand_in", "another person than the principal", "the principal"});
    else if (wanted.stand_in == setting.person)
        faults.push_back({"stand_in", "another person than the one who sets it", "that person"});
}

void check_days(SetStandIn const& wanted, base::Date today, std::vector<Fault>& faults) {
    auto const until = base::to_string(wanted.until);
    auto const days = base::to_days(wanted.until) - base::to_days(wanted.from) + 1;
    if (days < 1) {
        faults.push_back({"until", "a day on or after " + base::to_string(wanted.from), until});
    } else if (days > stand_in_days_max) {
        faults.push_back({"until",
                          "at most " + std::to_string(stand_in_days_max) + " days, both counted",
                          std::to_string(days) + " days"});
    }
    if (wanted.until < today) {
        faults.push_back({"until", "a day on or after today, " + base::to_string(today), until});
    }
}

/// The principal's periods that can still be used.
std::vector<StandInSet const*> open_periods(StandIns const& stand_ins, std::string const& principal,
                                            base::Date today) {
    std::vector<StandInSet const*> open;
    for (auto const& one : stand_ins.periods) {
        auto const status = one.status(today);
        if (one.period.principal == principal && status != StandIn::Status::ended &&
            status != StandIn::Status::over)
            open.push_back(&one.period);
    }
    return open;
}

}  // namespace

base::Error stand_in_not_found() {
    return {ErrorKind::not_found,
            "stand_in_not_found",
            {"没有这项代理", "There is no such stand-in"},
            {}};
}

base::Result<StandInSet> set_stand_in(StandIns const& stand_ins, Setting const& setting,
                                      SetStandIn const& wanted, base::Time now) {
    if (!setting.capacity) return not_theirs();
    auto const today = base::china_date(now);
    std::vector<Fault> faults;
    check_people(setting, wanted, faults);
    check_days(wanted, today, faults);
    if (!faults.empty()) {
        return refuse(ErrorKind::invalid, "stand_in_invalid", "代理的人员或期间不符合要求",
                      "The people or the days of the stand-in are not valid", std::move(faults));
    }
    auto const open = open_periods(stand_ins, wanted.principal, today);
    for (auto const* other : open) {
        if (other->from > wanted.until || wanted.from > other->until) continue;
        faults.push_back({"period", "no day of " + other->id + ", " + days_of(*other),
                          base::to_string(wanted.from) + " to " + base::to_string(wanted.until)});
    }
    if (!faults.empty()) {
        return refuse(ErrorKind::conflict, "stand_in_overlaps", "该期间与已设定的代理重叠",
                      "The days overlap another stand-in of the same person", std::move(faults));
    }
    if (open.size() >= stand_ins_of_one_max) {
        return refuse(ErrorKind::conflict, "stand_ins_too_many", "已设定的代理过多",
                      "Too many stand-ins are set for this person",
                      {{"periods", "fewer than " + std::to_string(stand_ins_of_one_max),
                        std::to_string(open.size())}});
    }
    return StandInSet{"s" + std::to_string(stand_ins.periods.size() + 1),
                      wanted.principal,
                      wanted.stand_in,
                      wanted.from,
                      wanted.until,
                      wanted.reason,
                      *setting.capacity};
}

base::Result<StandInEnded> end_stand_in(StandIns const& stand_ins, Setting const& setting,
                                        std::string_view id, std::string reason, base::Time now) {
    auto const* found = stand_ins.find(id);
    if (found == nullptr) return std::unexpected(stand_in_not_found());
    if (!setting.capacity) return not_theirs();
    auto const status = found->status(base::china_date(now));
    if (status == StandIn::Status::ended || status == StandIn::Status::over) {
        return refuse(ErrorKind::conflict, "stand_in_over", "该项代理已经结束",
                      "The stand-in is over already",
                      {{std::string(id), "a stand-in that is planned or in force",
                        std::string(name(status))}});
    }
    return StandInEnded{std::string(id), std::move(reason), *setting.capacity};
}

}  // namespace yingshen::review
