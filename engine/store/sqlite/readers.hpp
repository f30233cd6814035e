#pragma once
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sqlite/connection.hpp"

namespace yingshen::store::sqlite {

/// A fixed number of read-only connections, lent to one thread at a time. Thread-safe.
class Readers {
  public:
    Readers(std::filesystem::path const& file, int count, std::string const& vfs);

    /// A borrowed connection; goes back at its destruction.
    class Lease {
      public:
        explicit Lease(Readers& readers);
        ~Lease();
        Lease(Lease const&) = delete;
        Lease& operator=(Lease const&) = delete;
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        Readers& readers_;
        std::unique_ptr<Connection> connection_;
    };
    /// Waits until a connection is free.
    [[nodiscard]] Lease borrow() { return Lease(*this); }

  private:
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> free_;
};

}  // namespace yingshen::store::sqlite
