#include "store/blobs.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <thread>

#include "driver.hpp"

using namespace yingshen;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(fs::path const& folder) {
    std::size_t count = 0;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        count += entry.is_regular_file() ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("bytes are read back by their hash, and kept once") {
    test::Folder const folder;
    store::Blobs blobs(folder.path() / "blobs");
    std::string const bytes("利率\0海报", 13);
    auto const stored = blobs.put(bytes);
    CHECK(stored.digest == base::sha256(bytes));
    CHECK(stored.size == 13);
    CHECK(blobs.put(bytes).digest == stored.digest);
    std::ofstream(blobs.incoming() / "upload", std::ios::binary) << bytes;
    CHECK(blobs.put_file(blobs.incoming() / "upload").digest == stored.digest);
    CHECK(files_in(folder.path()) == 1);
    CHECK(blobs.read(stored.digest, 13) == bytes);
    CHECK_FALSE(blobs.read(stored.digest, 12));
    CHECK(blobs.verify(stored.digest));
    auto const path = blobs.path(stored.digest);
    REQUIRE(path);
    CHECK(path->filename() == base::hex(stored.digest));
    CHECK((fs::status(*path).permissions() & fs::perms::owner_write) == fs::perms::none);
}

TEST_CASE("a file that is put is moved, the empty one too") {
    test::Folder const folder;
    store::Blobs blobs(folder.path() / "blobs");
    auto const upload = blobs.incoming() / "upload";
    std::ofstream{upload}.flush();
    auto const stored = blobs.put_file(upload);
    CHECK(stored.digest == base::sha256(""));
    CHECK(stored.size == 0);
    CHECK_FALSE(fs::exists(upload));
    CHECK(blobs.read(stored.digest, 0) == "");
}

TEST_CASE("an absent blob is absent, an altered one does not verify") {
    test::Folder const folder;
    store::Blobs blobs(folder.path() / "blobs");
    auto const digest = base::sha256("never stored");
    CHECK_FALSE(blobs.path(digest));
    CHECK_FALSE(blobs.read(digest, 100));
    CHECK_FALSE(blobs.verify(digest));
    auto const stored = blobs.put("original");
    auto const path = *blobs.path(stored.digest);
    fs::permissions(path, fs::perms::owner_all);
    std::ofstream(path) << "altered!";
    CHECK_FALSE(blobs.verify(stored.digest));
}

TEST_CASE("what a crash left in incoming is removed at the start, stored blobs stay") {
    test::Folder const folder;
    auto digest = base::Digest{};
    {
        store::Blobs blobs(folder.path() / "blobs");
        digest = blobs.put("kept").digest;
        std::ofstream(blobs.incoming() / "half") << "half an upload";
    }
    store::Blobs const blobs(folder.path() / "blobs");
    CHECK(fs::is_empty(blobs.incoming()));
    CHECK(blobs.verify(digest));
}

TEST_CASE("a file that cannot be read is an error of the environment") {
    test::Folder const folder;
    store::Blobs blobs(folder.path() / "blobs");
    CHECK_THROWS_AS(blobs.put_file(folder.path() / "absent"), store::StoreError);
}

TEST_CASE("eight threads that put the same bytes leave one blob") {
    test::Folder const folder;
    store::Blobs blobs(folder.path() / "blobs");
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 5; ++k)
                (void)blobs.put("shared " + std::to_string(k));
        });
    }
    for (auto& thread : threads)
        thread.join();
    CHECK(files_in(folder.path()) == 5);
    CHECK(blobs.verify(base::sha256("shared 4")));
}
