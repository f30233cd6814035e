// The question: how long does a backtest of the shipped rules, every tenth of them changed, against
// the shipped rules take over an archive, on all cores? bench_backtest [TEXTS] fills a store and a
// directory of materials with submissions of one text of about 1 KB each, put together from
// sentences of advertising; each has the events of a short review (created, attached, screened,
// submitted, passed twice), one in four an opinion on a place. Printed: wall and processor time of
// the backtest, by text, and of screening alone in the same run, which is what the archive adds to.
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <future>
#include <random>
#include <thread>

#include "audit/backtest.hpp"
#include "base/utf8.hpp"
#include "catalog/catalog.hpp"
#include "review/codec.hpp"
#include "service/replay.hpp"
#include "store/sqlite/open.hpp"

using namespace yingshen;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t at_once = 500;
constexpr int screened_alone = 2'000;

constexpr std::string_view sentences[] = {
    "江海银行个人消费贷款，年化利率（单利）3.6%起，具体以审批结果为准。",
    "贷款额度、利率与期限以贷款合同和我行审批结果为准，请根据自身还款能力合理借贷。",
    "线上申请，随借随还，按日计息，提前还款不收取违约金。",
    "理财非存款、产品有风险、投资须谨慎，过往业绩不代表未来表现。",
    "本产品为非保本浮动收益型理财产品，业绩比较基准不构成对收益的承诺。",
    "稳健增利系列持有期90天，每日开放申购，风险等级R2，适合稳健型及以上投资者。",
    "保险产品由合作保险公司承保，银行仅为代销机构，不承担产品的投资、兑付和风险管理责任。",
    "犹豫期为15天，犹豫期后退保可能遭受损失，请仔细阅读保险条款。",
    "信用卡账单分期手续费率每期0.6%，近似折算年化利率以合同约定为准。",
    "活动期间绑卡支付满50元立减10元，数量有限，先到先得，详见活动规则。",
    "本次活动最终解释权归江海银行所有。",
    "限时抢购，错过不再，最高额度30万元，最快3分钟到账。",
    "我行依法收集和使用您的个人信息，未经您同意不会向第三方提供。",
    "客服与投诉电话：95000（24小时），网点与手机银行均可办理。",
};

double processor_s() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string text_of(std::int64_t number) {
    std::mt19937 dice(static_cast<unsigned>(number));
    auto text = fmt::format("第{}号材料\n", number);
    while (text.size() < 1'000)
        text += sentences[dice() % std::size(sentences)];
    return text;
}

/// Names a file by its hash as the bank does, without making it durable.
base::Digest keep(fs::path const& blobs, std::string const& text) {
    auto const digest = base::sha256(text);
    auto const name = base::hex(digest);
    fs::create_directories(blobs / name.substr(0, 2));
    std::ofstream(blobs / name.substr(0, 2) / name, std::ios::binary) << text;
    return digest;
}

std::vector<review::Event> events_of(std::int64_t number, base::Digest const& digest,
                                     std::int64_t size) {
    review::Created created;
    created.title = fmt::format("消费贷款宣传短信 第{}期", number);
    created.unit = "unit_1";
    created.state = "draft";
    created.facts = {{"product", {number % 2 == 0 ? "consumer_loan" : "wealth_management"}},
                     {"audience", {"general"}},
                     {"channels", {"sms"}},
                     {"go_live", {"2026-12-20"}}};
    review::RevisionAttached attached;
    attached.material = "m1";
    attached.revision = 1;
    attached.name = "短信.txt";
    attached.media_type = "text/plain";
    attached.digest = digest;
    attached.size = size;
    review::Screened screened;
    screened.material = "m1";
    screened.revision = 1;
    review::Advanced advanced;
    advanced.from = "draft";
    advanced.to = "pre_review";
    std::vector<review::Event> events{created, attached, screened, advanced, advanced};
    if (number % 4 == 0) {
        review::OpinionGiven given;
        given.opinion = "o1";
        given.text = "请写明额度的条件";
        given.place = review::Place{"m1", 1, 20, 60, "", ""};
        events.emplace_back(given);
    }
    events.emplace_back(advanced);
    return events;
}

store::Write write_of(std::int64_t number, fs::path const& blobs) {
    store::Write write;
    write.submission = fmt::format("sub_{:08}", number);
    auto const text = text_of(number);
    write.events =
        service::seal(write.submission, 0, {},
                      events_of(number, keep(blobs, text), static_cast<std::int64_t>(text.size())),
                      base::Time{1'790'000'000'000'000}, "person_1", "account_1");
    auto& row = write.projection.emplace().row;
    row.id = write.submission;
    row.version = static_cast<std::int64_t>(write.events.size());
    row.unit = "unit_1";
    row.end = number % 2 == 0 ? "good" : "";
    row.state = row.end.empty() ? "pre_review" : "cleared";
    return write;
}

void fill(store::Store& store, fs::path const& blobs, std::int64_t count) {
    for (std::int64_t number = 0; number < count;) {
        std::vector<std::future<void>> written;
        for (std::int64_t k = 0; k < at_once && number < count; ++k) {
            auto done = std::make_shared<std::promise<void>>();
            written.push_back(done->get_future());
            store.append(write_of(number++, blobs), [done](store::Outcome outcome, std::int64_t) {
                if (outcome != store::Outcome::committed) std::abort();
                done->set_value();
            });
        }
        for (auto& one : written)
            one.get();
    }
}

}  // namespace

int main(int argc, char** argv) {
    auto const texts = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto const folder = fs::temp_directory_path() / fmt::format("yingshen-bench-{}", ::getpid());
    fs::create_directories(folder / "blobs");
    fs::path const source = YINGSHEN_SOURCE_DIR;
    auto const rules =
        catalog::check_folders(source / "workflows", source / "rules", base::Date{2026, 11, 23})
            .rules;
    auto changed = rules->book.rules;
    for (std::size_t i = 0; i < changed.size(); i += 10)
        changed[i].except.clear();
    audit::TwoBooks const books(rules->book.rules, changed, screening::Shadow::included);
    {
        base::NullLog log;
        auto const store = store::sqlite::open({.file = folder / "yingshen.db"}, log);
        store::Blobs blobs(folder / "blobs", store::Blobs::Access::reader);
        service::MaterialTexts const texts_kept(blobs);
        fill(*store, folder / "blobs", texts);
        fmt::print("{} texts, {} rules\n", texts, rules->book.rules.size());

        screening::Subject subject;
        subject.on = {2026, 12, 20};
        subject.facts["product"] = {"consumer_loan"};
        std::size_t kept = 0;  // Printed, so that no call can be optimised away.
        auto const alone = processor_s();
        for (int i = 0; i < screened_alone; ++i)
            kept += rules->matcher.screen(text_of(i), subject).findings.size();
        fmt::print("screening alone: {:.1f} us a text ({} findings)\n",
                   (processor_s() - alone) * 1e6 / screened_alone, kept);

        auto const start = std::chrono::steady_clock::now();
        auto const processor = processor_s();
        auto const report = audit::run({.books = books,
                                        .text_of = audit::kept_texts(texts_kept),
                                        .threads = std::thread::hardware_concurrency()},
                                       *store);
        auto const wall = seconds_since(start);
        auto const busy = processor_s() - processor;
        fmt::print(
            "backtest of {} texts on {} cores: {:.1f} s, {:.1f} s of processor time, "
            "{:.1f} us a text ({} hits)\n",
            report.texts, std::thread::hardware_concurrency(), wall, busy,
            busy * 1e6 / static_cast<double>(texts), report.total().candidate.all);
    }
    fs::remove_all(folder);
}
