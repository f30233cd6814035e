// The question: how long does a page of a queue or of a search take when the store holds a million
// submissions? bench_queue [SUBMISSIONS] fills a database of 50 branches with 10 units each, a
// tenth of the submissions open (100,000 tasks, and 17,500 reviews beside them), and prints the
// median and the 99th percentile of pages of 50, in milliseconds, for every shape of query a screen
// sends, each with people, units and words that change all the time.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <random>

#include "store/sqlite/migrate.hpp"
#include "store/sqlite/open.hpp"
#include "store/sqlite/project.hpp"

using namespace yingshen;
namespace sqlite = store::sqlite;

namespace {

constexpr int branches = 50;
constexpr int units_of_branch = 10;
constexpr int rounds = 300;
constexpr std::int64_t day_us = 86'400'000'000;
constexpr std::int64_t now_us = 20'000 * day_us;

using Random = std::mt19937_64;

std::int64_t below(Random& random, std::int64_t end) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(end));
}
template <std::size_t N>
std::string pick(Random& random, char const* const (&words)[N]) {
    return words[random() % N];
}

constexpr char const* const words_of_titles[] = {
    "个人消费贷款", "信用卡分期", "稳健理财产品", "大额存单", "代销基金", "手机银行",
    "积存黄金",     "新客礼遇",   "住房按揭",     "养老金融", "扫码支付", "商户收单",
    "少儿教育金",   "增额寿险",   "绿色信贷",     "乡村振兴"};
constexpr char const* const words_of_forms[] = {"宣传海报", "推文",     "短信文案", "直播脚本",
                                                "折页",     "服务协议", "活动方案", "产品说明书",
                                                "弹窗",     "视频"};
constexpr char const* const words_of_texts[] = {
    "年化利率以审批结果为准", "投资须谨慎",   "老年客户请在网点办理", "活动名额有限先到先得",
    "本产品不保证本金和收益", "详询客户经理", "最终解释权问题",       "提前还款收取违约金",
    "个人信息授权",           "冷静期十五日"};
constexpr char const* const kinds[] = {"marketing_material", "marketing_material", "new_product",
                                       "policy_or_agreement", "material_change"};

std::string unit_of(std::int64_t number) {
    return fmt::format("unit_{:03}", number);
}
std::string branch_of(std::int64_t number) {
    return fmt::format("branch_{:02}", number / units_of_branch);
}
std::string clerk_of(std::int64_t unit, Random& random) {
    return fmt::format("clerk_{}_{}", unit, below(random, 5));
}
std::string center_person(Random& random) {
    return fmt::format("reviewer_{}", below(random, 60));
}

void open_task(review::SubmissionRow& row, std::int64_t unit, Random& random) {
    auto const task = [&](char const* state, std::string role, std::string const& place,
                          std::string const& person) {
        row.state = state;
        row.task_role = role;
        row.task_group = role + "@" + place;
        if (random() % 2 == 0) row.claimant = person;
        if (row.state != "draft")
            row.due = base::Time{now_us + below(random, 40 * day_us) - 10 * day_us};
    };
    auto const die = below(random, 100);
    if (die < 20) return task("draft", "submitter", row.unit, row.submitter);
    if (die < 40)
        return task("pre_review", "pre_reviewer", row.unit,
                    fmt::format("pre_{}_{}", unit, below(random, 3)));
    if (die < 75) return task("center_review", "center_reviewer", "center", center_person(random));
    if (die < 90) return task("awaiting_response", "submitter", row.unit, row.submitter);
    task("sign_off", "center_head", "center", fmt::format("head_{}", below(random, 3)));
}

review::SubmissionRow make_row(std::int64_t number, Random& random) {
    auto const unit = below(random, branches * units_of_branch);
    review::SubmissionRow row;
    row.id = fmt::format("sub_01k{:012x}{:011x}", number * 86, random() & 0xfffffffffff);
    row.version = 15;
    row.title =
        pick(random, words_of_titles) + pick(random, words_of_forms) + std::to_string(number);
    row.kind = pick(random, kinds);
    row.unit = unit_of(unit);
    row.branch = branch_of(unit);
    row.submitter = clerk_of(unit, random);
    row.product = "consumer_loan";
    row.created_at = row.updated_at = base::Time{now_us - 1'000'000'000 + number};
    if (random() % 10 == 0) {
        open_task(row, unit, random);
    } else {
        row.state = random() % 10 < 8 ? "cleared" : "cancelled";
        row.end = row.state == "cleared" ? "good" : "bad";
    }
    return row;
}

/// Everybody who had a part in an open submission, and the legal review beside half of the
/// center's. One person, `busy`, had a part in nine of ten.
void add_people(sqlite::Connection& connection, review::SubmissionRow const& row, Random& random) {
    auto const duty = [&](std::string const& person, char const* what) {
        connection.run("INSERT INTO duty (submission, person, duty) VALUES (?, ?, ?)", row.id,
                       person, what);
    };
    duty(row.submitter, "author");
    if (below(random, 10) < 9) duty("busy", "author");
    if (row.state == "draft" || row.state == "pre_review") return;
    duty(fmt::format("pre_{}_{}", row.unit, below(random, 3)), "pre_review");
    if (row.state != "center_review") duty(center_person(random), "center_review");
    if (row.state != "center_review" || below(random, 2) == 0) return;
    review::TaskRow const legal{row.id,
                                "legal",
                                "legal_reviewer",
                                "any",
                                "legal_reviewer@any",
                                below(random, 2) == 0 ? "" : "lawyer",
                                row.due};
    sqlite::write_tasks(connection, row.id, {legal});
}

/// Drops the indices of submissions; the statements make them again.
std::vector<std::string> take_indices(sqlite::Connection& connection) {
    std::vector<std::string> names;
    std::vector<std::string> statements;
    auto rows = connection.query(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'submission' AND "
        "sql IS NOT NULL");
    while (rows.step()) {
        names.push_back(rows.text(0));
        statements.push_back(rows.text(1));
    }
    for (auto const& name : names)
        connection.script("DROP INDEX " + name);
    return statements;
}

void fill(std::filesystem::path const& file, std::int64_t count) {
    sqlite::Connection connection(file, sqlite::Mode::read_write, "");
    connection.script(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -524288;");
    sqlite::migrate(connection);
    Random random(1);
    sqlite::Transaction transaction(connection, sqlite::Mode::read_write);
    // Indices that are made at the end are made ten times faster, and equal.
    auto const indices = take_indices(connection);
    for (std::int64_t number = 1; number <= count; ++number) {
        auto const row = make_row(number, random);
        sqlite::write_row(connection, row, number, nullptr);
        if (row.end.empty()) add_people(connection, row, random);
        auto const text =
            row.title + "。" + pick(random, words_of_texts) + "," + pick(random, words_of_texts);
        sqlite::write_search(connection, row, number, false, text);
        if (number % 100'000 == 0) fmt::print(stderr, "{} submissions\n", number);
    }
    for (auto const& index : indices)
        connection.script(index);
    transaction.commit();
}

struct Shape {
    char const* name;
    std::function<store::QueueQuery(Random&)> query;
};

store::QueueQuery everything() {
    store::QueueQuery query;
    query.visible.all = true;
    return query;
}

store::QueueQuery seen_by_branch(Random& random) {
    store::QueueQuery query;
    query.visible.branches = {branch_of(below(random, branches * units_of_branch))};
    return query;
}

store::QueueQuery seen_by_unit(Random& random) {
    store::QueueQuery query;
    auto const unit = below(random, branches * units_of_branch);
    query.visible.units = {unit_of(unit)};
    query.visible.submitter = clerk_of(unit, random);
    return query;
}

/// A shape made of who looks and what is asked for.
template <class Who, class What>
Shape shape(char const* name, Who who, What what) {
    return {name, [=](Random& random) {
                store::QueueQuery query = who(random);
                what(query, random);
                return query;
            }};
}

std::vector<Shape> shapes() {
    using Query = store::QueueQuery;
    auto const all = [](Random&) { return everything(); };
    auto const branch = seen_by_branch;
    auto const unit = seen_by_unit;
    auto const nothing = [](Query&, Random&) {};
    auto const center = [](Query& q, Random&) {
        q.groups = {"center_reviewer@center", "center_head@center"};
    };
    auto const takeable = [](Query& q) {
        q.groups = {"center_reviewer@center", "legal_reviewer@any"};
        q.unclaimed_only = true;
    };
    auto const overdue = [](Query& q, Random&) { q.overdue_at = base::Time{now_us - 9 * day_us}; };
    auto const rare = [](Query& q, Random&) {
        q.kind = "material_change";
        q.state = "sign_off";
    };
    return {
        shape("everything", all, nothing),
        shape("open only", all, [](Query& q, Random&) { q.open_only = true; }),
        shape("group of the center", all, center),
        shape("group, unclaimed, one kind", all,
              [=](Query& q, Random& r) {
                  center(q, r);
                  q.unclaimed_only = true;
                  q.kind = "new_product";
              }),
        shape("group, one unit", all,
              [=](Query& q, Random& r) {
                  center(q, r);
                  q.unit = unit_of(below(r, 500));
              }),
        shape("six groups", all,
              [=](Query& q, Random& r) {
                  center(q, r);
                  for (int i = 0; i < 4; ++i)
                      q.groups.push_back("pre_reviewer@" + unit_of(below(r, 500)));
              }),
        shape("group seen by a branch", branch, center),
        shape("tasks that I may take", all,
              [=](Query& q, Random& r) {
                  takeable(q);
                  q.takeable_by = {center_person(r)};
              }),
        shape("the same, barred from nine of ten", all,
              [=](Query& q, Random&) {
                  takeable(q);
                  q.takeable_by = {"busy"};
              }),
        shape("mine", all, [](Query& q, Random& r) { q.claimant = center_person(r); }),
        shape("mine, overdue", all,
              [=](Query& q, Random& r) {
                  overdue(q, r);
                  q.claimant = center_person(r);
              }),
        shape("submitted by me", unit,
              [](Query& q, Random& r) { q.submitter = clerk_of(below(r, 500), r); }),
        shape("overdue", all, overdue),
        shape("overdue seen by a branch", branch, overdue),
        shape("state and kind", all, rare),
        shape("state with 700,000 rows", all, [](Query& q, Random&) { q.state = "cleared"; }),
        shape("state nobody is in", all, [](Query& q, Random&) { q.state = "nowhere"; }),
        shape("a branch", branch, nothing),
        shape("a branch, rare state and kind", branch, rare),
        shape("a branch, ended, rare kind", branch,
              [](Query& q, Random&) {
                  q.state = "cancelled";
                  q.kind = "material_change";
              }),
        shape("a branch, nothing matches", branch, [](Query& q, Random&) { q.state = "nowhere"; }),
        shape("a unit and own", unit, nothing),
        shape("a unit, one state", unit, [](Query& q, Random&) { q.state = "center_review"; }),
        shape("text, all", all, [](Query& q, Random& r) { q.text = pick(r, words_of_titles); }),
        shape("text of two characters", all, [](Query& q, Random&) { q.text = "贷款"; }),
        shape("text of one character", all, [](Query& q, Random&) { q.text = "贷"; }),
        shape("text of two words", all,
              [](Query& q, Random& r) {
                  q.text = pick(r, words_of_titles) + " " + pick(r, words_of_texts);
              }),
        shape("text, one submission", all,
              [](Query& q, Random& r) { q.text = std::to_string(500 + below(r, 400)); }),
        shape("text seen by a branch", branch,
              [](Query& q, Random& r) { q.text = pick(r, words_of_titles); }),
        shape("text seen by a unit", unit,
              [](Query& q, Random& r) {
                  q.text = pick(r, words_of_titles) + pick(r, words_of_forms);
              }),
        shape("text, open state", all,
              [](Query& q, Random& r) {
                  q.text = pick(r, words_of_titles);
                  q.state = "center_review";
              }),
        shape("text that is nowhere", all, [](Query& q, Random&) { q.text = "款贷人个"; }),
    };
}

double milliseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

void measure(store::Store& store, Shape const& shape) {
    Random random(42);
    std::vector<double> times;
    std::size_t rows = 0;
    for (int round = 0; round < rounds; ++round) {
        auto query = shape.query(random);
        // Two pages: the first, and the one after it.
        for (int page = 0; page < 2; ++page) {
            auto const start = std::chrono::steady_clock::now();
            auto const found = store.queue(query);
            times.push_back(milliseconds(std::chrono::steady_clock::now() - start));
            rows += found->rows.size();
            query.cursor = found->next_cursor;
            if (query.cursor.empty()) break;
        }
    }
    std::sort(times.begin(), times.end());
    fmt::print("{:34} p50 {:7.2f}  p99 {:7.2f}  max {:7.2f}  rows {:5.1f}\n", shape.name,
               times[times.size() / 2], times[times.size() * 99 / 100], times.back(),
               static_cast<double>(rows) / static_cast<double>(times.size()));
}

}  // namespace

int main(int argc, char** argv) {
    auto const count = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto const folder =
        std::filesystem::temp_directory_path() / fmt::format("yingshen-bench-{}", ::getpid());
    std::filesystem::create_directories(folder);
    fill(folder / "yingshen.db", count);
    {
        base::NullLog log;
        auto const store = sqlite::open({.file = folder / "yingshen.db"}, log);
        fmt::print("{} submissions, pages of 50, milliseconds\n", count);
        for (auto const& each : shapes())
            measure(*store, each);
        auto const start = std::chrono::steady_clock::now();
        (void)store->counts(base::Time{now_us});
        fmt::print("{:34} {:7.2f}\n", "counts",
                   milliseconds(std::chrono::steady_clock::now() - start));
    }
    std::filesystem::remove_all(folder);
}
