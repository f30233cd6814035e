#include <catch2/catch.hpp>
#include <future>
#include <thread>

#include "review/codec.hpp"
#include "service/material_texts.hpp"
#include "service/replay.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

std::vector<std::string> dump(store::Store& store) {
    std::vector<std::string> lines;
    store.dump_projections([&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

TEST_CASE("rebuilding gives identical projections") {
    ReviewRoom room;
    room.cleared();
    room.with_opinions();
    room.drafted();
    auto const before = dump(room.store);
    REQUIRE(before.size() > 10);
    CHECK(service::rebuild(room.store, room.blobs) == 3);
    CHECK(dump(room.store) == before);
}

TEST_CASE("what the live path remembers is what a fold of the log gives") {
    ReviewRoom room;
    auto const id = room.cleared();
    review::Submission folded;
    folded.id = id;
    service::fold(folded, room.store.events(id, 0));
    CHECK(folded == room.see(id));
}

TEST_CASE("sealed events chain by hash from their predecessor") {
    base::Digest head{};
    head.fill(3);
    auto const records = service::seal("sub_1", 4, head, {review::Claimed{}, review::Unclaimed{}},
                                       {17}, "p", "acc_p");
    REQUIRE(records.size() == 2);
    CHECK(records[0].envelope.version == 5);
    CHECK(records[1].envelope.version == 6);
    CHECK(records[0].prev == head);
    CHECK(records[1].prev == records[0].hash);
    CHECK(records[1].hash ==
          base::sha256(review::canonical_event(records[1].envelope, "unclaimed", 1, records[1].body,
                                               records[1].prev)));
}

TEST_CASE("an unreadable event stops a fold and says where it is") {
    review::Submission submission;
    store::EventRecord record;
    record.position = 42;
    record.type = "claimed";
    record.body = R"({"unknown":1})";
    CHECK_THROWS_WITH(service::fold(submission, {record}), Catch::Contains("event 42"));
    record.body = "{";
    CHECK_THROWS_WITH(service::fold(submission, {record}), Catch::Contains("event 42"));
}

TEST_CASE("search text is the title and the beginning of current texts, whole characters only") {
    TemporaryFolder folder;
    store::Blobs blobs(folder.path());
    auto const add = [&](review::Submission& submission, std::string const& text,
                         std::string const& type) {
        auto const stored = blobs.put(text);
        review::Revision revision;
        revision.digest = stored.digest;
        revision.media_type = type;
        submission.materials.push_back(
            {"m" + std::to_string(submission.materials.size() + 1), {revision}});
    };
    review::Submission submission;
    submission.title = "标题";
    add(submission, "正文", "Text/Plain; charset=utf-8");
    add(submission, "图片", "image/png");
    add(submission, "坏\xff字节", "text/markdown");
    service::MaterialTexts const texts(blobs);
    CHECK(service::search_text(submission, texts) == "标题\n正文\n坏字节");
    std::string const long_text(service::searched_bytes_max - 1, 'a');
    auto const part = service::searched_part(long_text + "汉字");
    CHECK(part.size() < long_text.size());
    CHECK(part.size() + 300 > long_text.size());
    CHECK(part.find_first_not_of('a') == std::string::npos);
}

TEST_CASE("search text holds no number of a person, not even one that the limit cuts through") {
    std::string const number = "13800138000";
    CHECK(service::searched_part("联系人" + number + "。") == "联系人138****8000。");
    for (std::size_t before = service::searched_bytes_max - 12;
         before < service::searched_bytes_max; ++before) {
        auto const part = service::searched_part(std::string(before, ' ') + number + "。");
        CHECK(part.find("13800") == std::string::npos);
    }
}

TEST_CASE("a cache of submissions is bounded, keeps the newest version and forgets on demand") {
    service::SubmissionCache cache(16);
    auto const folded = [](std::string id, std::int64_t version) {
        auto out = std::make_shared<service::Folded>();
        out->submission.id = std::move(id);
        out->submission.version = version;
        return out;
    };
    cache.put(folded("a", 2));
    cache.put(folded("a", 1));
    REQUIRE(cache.find("a"));
    CHECK(cache.find("a")->submission.version == 2);
    cache.forget("a");
    CHECK_FALSE(cache.find("a"));
    for (int i = 0; i < 1'000; ++i)
        cache.put(folded("s" + std::to_string(i), 1));
    int kept = 0;
    for (int i = 0; i < 1'000; ++i)
        kept += cache.find("s" + std::to_string(i)) ? 1 : 0;
    CHECK(kept > 0);
    CHECK(kept <= 32);
}

TEST_CASE("a submission that the cache has lost is loaded from the log") {
    ReviewRoom room;
    auto const id = room.submitted();
    service::Reviews fresh({room.store, room.texts, room.catalog, room.organisation, room.stand_ins,
                            room.key, room.clock, room.ids, room.log},
                           [](auto job) { job(); });
    auto const loaded = fresh.load(room.who("auditor"), id);
    REQUIRE(loaded);
    CHECK(*loaded == room.see(id));
}

TEST_CASE("a process that remembers an old version decides on what another one wrote") {
    ReviewRoom room;
    auto const id = room.submitted();
    std::vector<std::thread> workers;
    {
        service::Reviews other(
            {room.store, room.texts, room.catalog, room.organisation, room.stand_ins, room.key,
             room.clock, room.ids, room.log},
            [&workers](std::function<void()> job) { workers.emplace_back(std::move(job)); });
        REQUIRE(other.load(room.who("pre"), id));
        room.must("pre", id, review::Claim{});
        room.must("pre", id, review::Unclaim{});
        auto const claim = [&](std::string const& login) {
            std::promise<base::Result<service::CommandAnswer>> promise;
            other.execute(room.who(login), {id, review::Claim{}, std::nullopt, "", {}},
                          [&](auto result) { promise.set_value(std::move(result)); });
            return promise.get_future().get();
        };
        CHECK(claim("pre2"));
        // The first one remembers the task as free; its refusal rests on the store all the same.
        auto const refused = room.run("pre", id, review::Claim{});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == "task_claimed");
        for (auto& worker : workers)
            worker.join();
    }
}

}  // namespace
}  // namespace yingshen::test
