#include "driver.hpp"

#include <unistd.h>

#include <atomic>
#include <future>

#include "store/sqlite/open.hpp"
#include "store/sqlite/restore.hpp"

namespace yingshen::test {
namespace fs = std::filesystem;
namespace {

base::NullLog& quiet() {
    static base::NullLog log;
    return log;
}

std::unique_ptr<store::Store> open_sqlite(fs::path const& folder) {
    store::sqlite::Settings settings;
    settings.file = folder / "yingshen.db";
    return store::sqlite::open(settings, quiet());
}

std::unique_ptr<store::Store> open_sqlite_backup(fs::path const& backup, fs::path const& folder) {
    auto const restored = store::sqlite::restore(backup, folder / "yingshen.db");
    if (!restored) throw store::StoreError(restored.error().code);
    return open_sqlite(folder);
}

}  // namespace

Folder::Folder() {
    static std::atomic<int> number = 0;
    path_ = fs::temp_directory_path() /
            ("yingshen-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    fs::create_directories(path_);
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::vector<Driver> const& drivers() {
    static std::vector<Driver> const all{{"sqlite", open_sqlite, open_sqlite_backup}};
    return all;
}

// What a callback touches last must outlive it: the waiting thread may go on while it still
// returns.
Answer append(store::Store& store, store::Write write) {
    std::promise<Answer> promise;
    auto answer = promise.get_future();
    store.append(std::move(write), [promise = std::move(promise)](store::Outcome outcome,
                                                                  std::int64_t version) mutable {
        promise.set_value({outcome, version});
    });
    return answer.get();
}

std::vector<store::Outcome> append_all(store::Store& store, std::vector<store::Write> writes) {
    struct Shared {
        std::vector<store::Outcome> outcomes;
        std::atomic<std::size_t> left = 0;
        std::promise<void> done;
    };
    auto const shared = std::make_shared<Shared>();
    shared->outcomes.assign(writes.size(), store::Outcome::unknown);
    shared->left = writes.size();
    auto done = shared->done.get_future();
    for (std::size_t i = 0; i < writes.size(); ++i) {
        store.append(std::move(writes[i]), [shared, i](store::Outcome outcome, std::int64_t) {
            shared->outcomes[i] = outcome;
            if (--shared->left == 0) shared->done.set_value();
        });
    }
    done.get();
    return shared->outcomes;
}

}  // namespace yingshen::test
