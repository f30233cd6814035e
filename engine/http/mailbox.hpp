#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "http/message.hpp"

namespace yingshen::http {

/// An answer on its way to the session that waits for it.
struct Letter {
    std::uint64_t session = 0;
    std::uint64_t exchange = 0;        ///< a letter to an exchange that is over is thrown away
    std::optional<Response> response;  ///< none: the reply was destroyed without an answer
};

/// Carries answers from any thread to one I/O thread. The I/O thread is woken by the first letter
/// of a batch only, so 64 answers after one group commit cost one wake-up. Letters to a closed
/// mailbox vanish: replies may outlive the server.
class Mailbox {
  public:
    explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

    void post(Letter letter);
    /// Exchanges what has come for an empty `letters`, whose memory serves the next batch.
    void take(std::vector<Letter>& letters);
    void close();

  private:
    std::mutex mutex_;
    std::vector<Letter> letters_;
    std::function<void()> wake_;
};

/// The body of a Reply: answers once. Destroyed unanswered it says so to the session.
class PendingReply {
  public:
    PendingReply(std::shared_ptr<Mailbox> mailbox, std::uint64_t session, std::uint64_t exchange)
        : mailbox_(std::move(mailbox)), session_(session), exchange_(exchange) {}
    PendingReply(PendingReply&&) = default;
    PendingReply& operator=(PendingReply&&) = delete;
    ~PendingReply();

    void operator()(Response response);
    /// Takes the duty to answer back.
    void abandon() { mailbox_.reset(); }

  private:
    std::shared_ptr<Mailbox> mailbox_;
    std::uint64_t session_;
    std::uint64_t exchange_;
};

}  // namespace yingshen::http
