#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "base/utf8.hpp"
#include "review/apply.hpp"
#include "review/carry.hpp"

/// Random answers that rest on random things, and random changes of facts and texts: an answer
/// never survives a change of what it rested on, and one that rested on nothing that changed always
/// does.
using namespace yingshen;
using namespace yingshen::review;

namespace {

constexpr std::uint32_t seed = 20'261'123;
constexpr int rounds = 4'000;

std::vector<std::string> const fact_names = {"product", "fees", "term", "partner"};

class World {
  public:
    explicit World(std::uint32_t start) : random_(start) {
        for (auto const& fact : fact_names)
            submission_.facts[fact] = {std::to_string(below(3))};
        for (auto const* id : {"m1", "m2"}) {
            texts_[id] = text();
            submission_.materials.push_back({id, {Revision{}}});
            submission_.materials.back().revisions.back().number = 1;
        }
        for (int i = 0; i < 8; ++i) {
            auto const name = "i" + std::to_string(i);
            submission_.earlier_answers["review"][name].rests_on = anything();
        }
        Opinion opinion;
        opinion.id = "o1";
        opinion.verified = true;
        opinion.verified_on = anything();
        submission_.opinions.push_back(opinion);
    }

    void run() {
        for (int change = 0; change < 4; ++change) {
            if (below(2) == 0) {
                change_facts();
            } else {
                change_text();
            }
        }
    }

  private:
    std::size_t below(std::size_t bound) { return random_() % bound; }

    std::u32string text() {
        std::u32string out;
        for (auto sentence = 2 + below(5); sentence > 0; --sentence) {
            for (auto left = 3 + below(8); left > 0; --left)
                out += static_cast<char32_t>(0x4e00 + below(500));
            out += U'。';
        }
        return out;
    }

    RestsOn anything() {
        RestsOn on;
        if (below(8) == 0) return on;
        if (below(2) == 0) on.facts.push_back(fact_names[below(fact_names.size())]);
        if (below(4) == 0) on.materials.push_back(below(2) == 0 ? "m1" : "m2");
        for (auto left = below(3); left > 0; --left) {
            std::string const id = below(2) == 0 ? "m1" : "m2";
            auto const& whole = texts_[id];
            auto const begin = below(whole.size());
            auto const end = begin + 1 + below(std::min<std::size_t>(6, whole.size() - begin));
            on.spans.push_back({id, 1, static_cast<std::int64_t>(begin),
                                static_cast<std::int64_t>(end),
                                utf8(whole.substr(begin, end - begin))});
        }
        return on;
    }

    static std::string utf8(std::u32string const& points) {
        std::string out;
        for (auto const point : points)
            base::append_utf8(out, point);
        return out;
    }

    void change_facts() {
        auto facts = submission_.facts;
        auto const& changed = fact_names[below(fact_names.size())];
        if (below(4) == 0) {
            facts.erase(changed);
        } else {
            facts[changed] = {std::to_string(below(3))};
        }
        bool const really = facts != submission_.facts;
        SetFacts const command{"标题", facts, {}};
        auto const before = submission_;
        take(FactsSet{"标题", facts}, carry_over(submission_, command));
        check(before, [&](RestsOn const& on) {
            return !really || std::ranges::find(on.facts, changed) == on.facts.end();
        });
    }

    void change_text() {
        std::string const id = below(2) == 0 ? "m1" : "m2";
        auto const was = texts_[id];
        auto now = was;
        auto const place = below(now.size());
        auto const length = below(std::min<std::size_t>(5, now.size() - place));
        now.replace(place, length,
                    below(3) == 0 ? std::u32string() : std::u32string(1 + below(3), U'不'));
        if (now.empty()) now = U"空";
        AttachRevision command;
        command.material = id;
        if (below(6) != 0)
            command.change = std::make_shared<screening::Change const>(utf8(was), utf8(now));
        auto const before = submission_;
        auto const number = before.material(id)->revisions.back().number + 1;
        RevisionAttached attached;
        attached.material = id;
        attached.revision = number;
        auto const carried = carry_over(submission_, command, id);
        texts_[id] = now;
        take(attached, carried);
        // What it is said to stand on is there, word for word, in its own sentence.
        check_spans(was, now, before, id);
        check(
            before,
            [&](RestsOn const& on) {
                return std::ranges::find(on.materials, id) == on.materials.end() &&
                       std::ranges::find(on.spans, id, &TextSpan::material) == on.spans.end();
            },
            id);
    }

    template <class E>
    void take(E const& event, std::optional<CarriedOver> const& carried) {
        Envelope const envelope{"sub", submission_.version + 1, {}, "clerk", "clerk"};
        apply(submission_, {envelope, event});
        DecisionsVoided voided;
        for (auto const& opinion : submission_.opinions) {
            if (opinion.verified && (!carried || carried->verifications.empty()))
                voided.verifications.push_back(opinion.id);
        }
        apply(submission_, {envelope, voided});
        if (carried) apply(submission_, {envelope, *carried});
    }

    /// What rests on nothing that `touches_not` excludes stands; the rest does not, unless it rests
    /// on spans of the changed text, which check_spans looks at.
    template <class Untouched>
    void check(Submission const& before, Untouched untouched, std::string const& spans_of = {}) {
        auto const judge = [&](RestsOn const& on, bool stands) {
            if (on.on_everything()) {
                REQUIRE_FALSE(stands);
            } else if (untouched(on)) {
                REQUIRE(stands);
            } else if (spans_of.empty() ||
                       std::ranges::find(on.materials, spans_of) != on.materials.end()) {
                REQUIRE_FALSE(stands);
            }
        };
        auto const now = submission_.earlier_answers.find("review");
        auto const was = before.earlier_answers.find("review");
        if (was != before.earlier_answers.end()) {
            for (auto const& [item, answer] : was->second)
                judge(answer.rests_on,
                      now != submission_.earlier_answers.end() && now->second.contains(item));
        }
        if (before.opinions.front().verified)
            judge(before.opinions.front().verified_on, submission_.opinions.front().verified);
    }

    static std::u32string sentence_around(std::u32string const& text, std::int64_t begin,
                                          std::int64_t end) {
        auto from = static_cast<std::size_t>(begin);
        while (from > 0 && text[from - 1] != U'。')
            --from;
        auto to = static_cast<std::size_t>(end);
        while (to < text.size() && text[to - 1] != U'。')
            ++to;
        return text.substr(from, to - from);
    }

    void check_spans(std::u32string const& was, std::u32string const& now, Submission const& before,
                     std::string const& id) {
        auto const current = submission_.material(id)->revisions.back().number;
        auto const found = submission_.earlier_answers.find("review");
        if (found == submission_.earlier_answers.end()) return;
        for (auto const& [item, answer] : found->second) {
            auto const& old = before.earlier_answers.at("review").at(item).rests_on;
            for (std::size_t i = 0; i < answer.rests_on.spans.size(); ++i) {
                auto const& span = answer.rests_on.spans[i];
                if (span.material != id) continue;
                ++kept;
                REQUIRE(span.revision == current);
                REQUIRE(span.quote ==
                        utf8(now.substr(static_cast<std::size_t>(span.begin),
                                        static_cast<std::size_t>(span.end - span.begin))));
                REQUIRE(sentence_around(now, span.begin, span.end) ==
                        sentence_around(was, old.spans[i].begin, old.spans[i].end));
            }
        }
    }

  public:
    std::size_t kept = 0;

  private:
    std::mt19937 random_;
    Submission submission_;
    std::map<std::string, std::u32string> texts_;
};

}  // namespace

TEST_CASE("an answer never survives a change of what it rested on") {
    std::size_t kept = 0;
    for (std::uint32_t round = 0; round < rounds; ++round) {
        CAPTURE(seed + round);
        World world(seed + round);
        world.run();
        kept += world.kept;
    }
    CHECK(kept > 1'000);
}
