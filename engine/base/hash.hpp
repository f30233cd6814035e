#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yingshen::base {

/// A SHA-256 value (FIPS 180-4). The zero digest is the predecessor of a submission's first event.
using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of bytes in memory. Throws std::runtime_error if OpenSSL fails (a broken environment).
[[nodiscard]] Digest sha256(std::string_view bytes);

/// SHA-256 of bytes that arrive in pieces; a `Sha256` is good for one digest.
class Sha256 {
  public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 const&) = delete;
    Sha256& operator=(Sha256 const&) = delete;
    void update(std::string_view bytes);
    [[nodiscard]] Digest finish();

  private:
    void* context_;
};

/// Lower-case hexadecimal of any bytes; the inverse accepts exactly 64 lower-case digits.
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::string hex(Digest const& digest);
[[nodiscard]] std::optional<Digest> parse_digest(std::string_view text);

}  // namespace yingshen::base
