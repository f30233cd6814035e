#pragma once
#include <cstddef>
#include <expected>
#include <memory>
#include <string_view>

#include "http/body_sink.hpp"
#include "http/head.hpp"

namespace yingshen::http {

/// Beast's incremental parser behind our own types: one header, then one body into a sink. Trailer
/// fields are checked and dropped, because a field must not change its request after the checks.
class MessageParser {
  public:
    explicit MessageParser(std::size_t header_bytes_max);
    ~MessageParser();

    /// Parses a whole header, up to and with its empty line. Starts a new message.
    [[nodiscard]] std::expected<Head, base::Fault> parse_head(std::string_view bytes);
    /// After parse_head: whether HTTP's rules let the connection live on.
    [[nodiscard]] bool keep_alive() const;

    struct Progress {
        std::size_t used = 0;  ///< bytes taken; the rest is to come again with more behind it
        bool complete = false;
    };
    /// Feeds body bytes (not empty). body_too_large where the sink takes no more, bad_request where
    /// the framing is broken; what the sink throws passes through.
    [[nodiscard]] std::expected<Progress, Refusal> parse_body(std::string_view bytes,
                                                              BodySink& sink);

  private:
    class Impl;
    std::size_t header_bytes_max_;
    std::unique_ptr<Impl> impl_;
};

}  // namespace yingshen::http
