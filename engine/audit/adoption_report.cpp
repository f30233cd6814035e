#include "audit/adoption_report.hpp"

#include <array>
#include <map>

namespace yingshen::audit {
namespace {

struct GroupName {
    std::string_view name;
    GroupBy group;
};
constexpr std::array<GroupName, 8> group_names = {{{"none", GroupBy::none},
                                                   {"organisation", GroupBy::organisation},
                                                   {"branch", GroupBy::branch},
                                                   {"right", GroupBy::right},
                                                   {"kind", GroupBy::kind},
                                                   {"month", GroupBy::month},
                                                   {"reviewer", GroupBy::reviewer},
                                                   {"product", GroupBy::product}}};

/// "2026-11", by the China date of the answer, or of the opinion where it has none.
std::string month_of(review::OpinionRow const& row) {
    return base::to_string(base::china_date(row.answered_at.value_or(row.given_at))).substr(0, 7);
}

std::string key_of(GroupBy group, review::OpinionRow const& row) {
    switch (group) {
        case GroupBy::none:
            return {};
        case GroupBy::organisation:
            return row.unit;
        case GroupBy::branch:
            return row.branch;
        case GroupBy::right:
            return row.right;
        case GroupBy::kind:
            return row.kind;
        case GroupBy::month:
            return month_of(row);
        case GroupBy::reviewer:
            return row.reviewer;
        case GroupBy::product:
            return row.product;
    }
    return {};
}

template <class E>
base::Text word_title(std::string const& key) {
    auto const word = words::parse<E>(key);
    return word ? words::title(*word) : base::Text{key, key};
}

base::Text unit_title(std::string const& key, service::Directory const& directory) {
    auto const* unit = directory.unit(key);
    return unit == nullptr ? base::Text{key, key} : base::Text{unit->name, unit->name};
}

base::Text person_title(std::string const& key, service::Directory const& directory) {
    auto const* person = directory.person(key);
    return person == nullptr ? base::Text{key, key} : base::Text{person->name, person->name};
}

base::Text title_of(GroupBy group, std::string const& key, service::Directory const& directory) {
    switch (group) {
        case GroupBy::none:
            return {"合计", "Total"};
        case GroupBy::organisation:
        case GroupBy::branch:
            return unit_title(key, directory);
        case GroupBy::right:
            return word_title<words::Right>(key);
        case GroupBy::kind:
            return word_title<words::Kind>(key);
        case GroupBy::month:
            return {key.substr(0, 4) + "年" + key.substr(5) + "月", key};
        case GroupBy::reviewer:
            return person_title(key, directory);
        case GroupBy::product:
            return key.empty() ? base::Text{"未申报产品", "No product declared"}
                               : word_title<words::Product>(key);
    }
    return {};
}

}  // namespace

std::optional<GroupBy> parse_group(std::string_view text) {
    for (auto const& [name, group] : group_names) {
        if (name == text) return group;
    }
    return std::nullopt;
}

std::string_view name(GroupBy group) {
    return group_names[static_cast<std::size_t>(group)].name;
}

AdoptionReport adoption_report(store::Store& store, service::Directory const& directory,
                               AdoptionQuery const& query, base::Time now) {
    AdoptionReport report{query, now, store.counts(now).events, {}};
    store::OpinionQuery wanted;
    wanted.visible = query.visible;
    if (query.from) wanted.from = base::china_midnight(*query.from);
    if (query.to) wanted.to = base::china_midnight(base::from_days(base::to_days(*query.to) + 1));
    auto const rows = store.opinions(wanted);
    report.groups.push_back({"", title_of(GroupBy::none, "", directory), review::adoption(rows)});
    if (query.group == GroupBy::none) return report;
    std::map<std::string, std::vector<review::OpinionRow>> groups;
    for (auto const& row : rows)
        groups[key_of(query.group, row)].push_back(row);
    for (auto const& [key, some] : groups) {
        report.groups.push_back(
            {key, title_of(query.group, key, directory), review::adoption(some)});
    }
    return report;
}

}  // namespace yingshen::audit
