#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace yingshen::http {

/// How an answer is framed; what the request and the session decided.
struct AnswerFrame {
    std::string_view request_id;
    bool head_only = false;
    bool http_1_0 = false;
    bool keep_alive = false;
};

/// The bytes of one answer on their way out: header, then body from memory or from a file.
class Outgoing {
  public:
    Outgoing() = default;
    /// Throws std::system_error where the body's file cannot be opened.
    Outgoing(Response response, AnswerFrame const& frame);
    ~Outgoing();
    Outgoing(Outgoing&& other) noexcept;
    Outgoing& operator=(Outgoing&& other) noexcept;

    /// What to write next, in order; empty views when all is sent. Reads the file where it must;
    /// throws std::system_error where the file fails or is shorter than announced.
    [[nodiscard]] std::array<std::string_view, 2> pending();
    void sent(std::size_t count);

  private:
    void open_file();
    void refill();

    std::string head_;
    Response response_;
    std::string_view body_;  ///< of response_.body or piece_, what is not yet sent
    std::string piece_;
    std::size_t head_sent_ = 0;
    std::uint64_t file_left_ = 0;
    int descriptor_ = -1;
};

/// Whether a handler's status and headers can go on the wire as they are: no control characters
/// that would end a header early, nothing that only the server may set.
[[nodiscard]] bool is_well_formed(Response const& response);

}  // namespace yingshen::http
