#pragma once
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/log.hpp"
#include "base/random.hpp"
#include "http/server.hpp"
#include "support/raw_http.hpp"

namespace yingshen::test {

/// Numbers in a fixed order, so that every run has the same ids.
class CountingRandom final : public base::Random {
  public:
    explicit CountingRandom(std::uint64_t seed) : next_(seed) {}
    std::uint64_t next() override { return next_.fetch_add(0x9e3779b97f4a7c15); }

  private:
    std::atomic<std::uint64_t> next_;
};

/// Keeps the events that were logged.
class MemoryLog final : public base::Log {
  public:
    void write(base::LogLevel, std::string_view event,
               std::initializer_list<Field> fields) override {
        std::lock_guard const lock(mutex_);
        lines_ += event;
        for (auto const& [key, value] : fields)
            lines_ += " " + std::string(key) + "=" + value;
        lines_ += "\n";
    }
    [[nodiscard]] std::string lines() const {
        std::lock_guard const lock(mutex_);
        return lines_;
    }

  private:
    mutable std::mutex mutex_;
    std::string lines_;
};

/// Holds replies back until a test calls them.
class HeldReplies {
  public:
    void hold(http::Reply reply) {
        std::lock_guard const lock(mutex_);
        replies_.push_back(std::move(reply));
        changed_.notify_all();
    }
    /// Waits until `count` replies are held and takes them.
    std::vector<http::Reply> take(std::size_t count) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return replies_.size() >= count; });
        return std::exchange(replies_, {});
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<http::Reply> replies_;
};

/// A started server on a free port with routes that show what a handler sees:
/// GET /hello, GET /items/{id}, POST /echo (memory, 1 MiB), POST /upload (file, 16 MiB; answers the
/// SHA-256), GET /held (until the test answers), GET /throws, GET /forgets, GET /splits.
class TestServer {
  public:
    /// `adjust` changes the settings before the start.
    explicit TestServer(std::function<void(http::Settings&)> const& adjust = {});
    ~TestServer();

    [[nodiscard]] std::uint16_t port() const { return server_->port(); }
    [[nodiscard]] http::Server& server() { return *server_; }
    [[nodiscard]] HeldReplies& held() { return held_; }
    [[nodiscard]] std::string log() const { return log_.lines(); }
    /// Sends a good request on a new connection and says whether it was answered as it should be.
    [[nodiscard]] bool is_well() const;
    [[nodiscard]] std::size_t files_in_upload_directory() const;

  private:
    [[nodiscard]] std::vector<http::Route> routes();

    std::filesystem::path directory_;
    MemoryLog log_;
    CountingRandom random_{20261122};
    HeldReplies held_;
    std::unique_ptr<http::Server> server_;
};

/// Asks until the answer is yes, for at most 20 seconds.
[[nodiscard]] bool eventually(std::function<bool()> const& question);

/// "GET PATH HTTP/1.1" with a Host.
[[nodiscard]] std::string get(std::string_view path, std::string_view more_headers = {});
/// A POST with a Content-Length.
[[nodiscard]] std::string post(std::string_view path, std::string_view body,
                               std::string_view more_headers = {});

}  // namespace yingshen::test
