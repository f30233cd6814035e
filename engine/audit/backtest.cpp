#include "audit/backtest.hpp"

#include <algorithm>
#include <exception>
#include <mutex>
#include <thread>
#include <tuple>
#include <vector>

namespace yingshen::audit {
namespace {

using screening::Finding;

constexpr std::int64_t submissions_at_once = 256;

bool same_hit(Finding const& a, Finding const& b) {
    return a.rule == b.rule && a.span == b.span;
}

bool before(Finding const& a, Finding const& b) {
    return std::tie(a.span.begin, a.span.end, a.rule) < std::tie(b.span.begin, b.span.end, b.rule);
}

/// Whether an opinion is about a hit: it names the rule, or lies over the same characters.
bool is_about(ArchivedOpinion const& opinion, review::RevisionAttached const& text,
              Finding const& hit) {
    if (!opinion.place || opinion.place->material != text.material) return false;
    auto const& place = *opinion.place;
    if (place.rule == hit.rule) return true;
    return place.revision == text.revision &&
           place.begin < static_cast<std::int64_t>(hit.span.end) &&
           static_cast<std::int64_t>(hit.span.begin) < place.end;
}

enum class Verdict : std::uint8_t { confirmed, false_alarm, undecided };

/// What reviewers thought of a hit. An opinion of the same right that names no place may or may not
/// be about it.
Verdict judged(ArchivedCase const& archived, ArchivedText const& text, Finding const& hit) {
    bool unsure = !archived.cleared || !text.current;
    for (auto const& opinion : archived.opinions) {
        if (is_about(opinion, text.attached, hit)) return Verdict::confirmed;
        if (!opinion.place && opinion.right == hit.right) unsure = true;
    }
    if (std::ranges::any_of(text.dismissed, [&](DismissedHit const& dismissed) {
            return dismissed.rule == hit.rule && dismissed.span == hit.span;
        }))
        return Verdict::false_alarm;
    return unsure ? Verdict::undecided : Verdict::false_alarm;
}

void add(Hits& hits, Verdict verdict) {
    ++hits.all;
    if (verdict == Verdict::confirmed) ++hits.confirmed;
    if (verdict == Verdict::false_alarm) ++hits.false_alarms;
}

Hits& operator+=(Hits& hits, Hits const& more) {
    hits.all += more.all;
    hits.confirmed += more.confirmed;
    hits.false_alarms += more.false_alarms;
    return hits;
}

void merge(BacktestReport& report, BacktestReport const& part) {
    report.submissions += part.submissions;
    report.texts += part.texts;
    report.not_read += part.not_read;
    for (auto const& [key, counts] : part.counts)
        report.counts[key] += counts;
    for (auto const& [right, caught] : part.caught) {
        auto& sum = report.caught[right];
        sum.opinions += caught.opinions;
        sum.in_force += caught.in_force;
        sum.candidate += caught.candidate;
    }
}

/// The archive, handed out in parts. Thread-safe.
class Parts {
  public:
    Parts(store::Store& store, std::int64_t most) : store_(store), left_(most) {}

    std::vector<store::History> next() {
        std::lock_guard const lock(mutex_);
        if (ended_ || left_ <= 0) return {};
        auto const size = static_cast<std::size_t>(std::min(left_, submissions_at_once));
        auto histories = store_.histories(last_, size, archived_types());
        left_ -= submissions_at_once;
        if (histories.empty()) {
            ended_ = true;
        } else {
            last_ = histories.back().submission;
        }
        return histories;
    }
    /// Nothing more is handed out: a thread failed.
    void stop(std::exception_ptr error) {
        std::lock_guard const lock(mutex_);
        ended_ = true;
        if (!error_) error_ = std::move(error);
    }
    /// After every thread ended.
    [[nodiscard]] std::exception_ptr error() const { return error_; }

  private:
    store::Store& store_;
    std::mutex mutex_;
    std::string last_;
    std::int64_t left_;
    bool ended_ = false;
    std::exception_ptr error_;
};

/// Both rule books' hits in one text.
class Counting {
  public:
    Counting(BacktestReport& report, ArchivedCase const& archived)
        : report_(report), archived_(archived) {
        auto const product = archived.facts.find("product");
        if (product != archived.facts.end() && !product->second.empty())
            product_ = product->second.front();
    }

    void count(ArchivedText const& text, TwoBooks::Found const& found) {
        auto const& now = found.in_force;
        auto const& then = found.candidate;
        for (auto const& hit : now) {
            auto& counts = counts_of(hit);
            add(counts.in_force, judged(archived_, text, hit));
            if (!among(then, hit)) ++counts.removed;
        }
        for (auto const& hit : then) {
            auto& counts = counts_of(hit);
            add(counts.candidate, judged(archived_, text, hit));
            if (!among(now, hit)) ++counts.added;
        }
        for (auto const& opinion : archived_.opinions) {
            if (!opinion.place || opinion.place->material != text.attached.material ||
                opinion.place->revision != text.attached.revision)
                continue;
            auto const points_at = [&](Finding const& hit) {
                return is_about(opinion, text.attached, hit);
            };
            auto& caught = report_.caught[opinion.right];
            ++caught.opinions;
            if (std::ranges::any_of(now, points_at)) ++caught.in_force;
            if (std::ranges::any_of(then, points_at)) ++caught.candidate;
        }
    }

  private:
    BacktestCounts& counts_of(Finding const& hit) {
        return report_.counts[{hit.rule, hit.right, product_}];
    }
    /// TwoBooks sorts its findings by `before`.
    static bool among(std::vector<Finding> const& hits, Finding const& hit) {
        auto const at = std::ranges::lower_bound(hits, hit, before);
        return at != hits.end() && same_hit(*at, hit);
    }

    BacktestReport& report_;
    ArchivedCase const& archived_;
    std::string product_;
};

}  // namespace

BacktestCounts& operator+=(BacktestCounts& counts, BacktestCounts const& more) {
    counts.in_force += more.in_force;
    counts.candidate += more.candidate;
    counts.added += more.added;
    counts.removed += more.removed;
    return counts;
}

BacktestCounts BacktestReport::total() const {
    BacktestCounts sum;
    for (auto const& [key, one] : counts)
        sum += one;
    return sum;
}

std::int64_t BacktestReport::extra_tenths_of_minutes(std::int64_t added) const {
    return (added * seconds_a_hit + 3) / 6;
}

TextOf kept_texts(service::MaterialTexts const& texts) {
    return [&texts](review::RevisionAttached const& attached) -> std::optional<std::string> {
        auto const file = service::NamedFile::of(attached);
        auto const text = texts.has(file) ? texts.of(file) : nullptr;
        if (!text) return std::nullopt;
        return text->text();
    };
}

void count_case(BacktestReport& report, ArchivedCase const& archived, Backtest const& backtest) {
    ++report.submissions;
    Counting counting(report, archived);
    screening::Subject const subject{archived.kind, archived.facts, archived.on};
    for (auto const& text : archived.texts) {
        auto const bytes = backtest.text_of(text.attached);
        if (!bytes) {
            ++report.not_read;
            continue;
        }
        ++report.texts;
        counting.count(text, backtest.books.screen(*bytes, subject));
    }
}

BacktestReport run(Backtest const& backtest, store::Store& store) {
    Parts parts(store, backtest.newest);
    std::vector<BacktestReport> reports(std::max(backtest.threads, 1U));
    auto const work = [&](BacktestReport& report) {
        try {
            for (auto part = parts.next(); !part.empty(); part = parts.next()) {
                for (auto const& history : part)
                    count_case(report, archived_case(history), backtest);
            }
        } catch (...) {
            parts.stop(std::current_exception());
        }
    };
    {
        std::vector<std::jthread> workers;
        for (auto& report : reports)
            workers.emplace_back([&work, &report] { work(report); });
    }
    if (parts.error()) std::rethrow_exception(parts.error());
    BacktestReport whole;
    whole.seconds_a_hit = backtest.seconds_a_hit;
    for (auto const& report : reports)
        merge(whole, report);
    return whole;
}

}  // namespace yingshen::audit
