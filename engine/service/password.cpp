#include <argon2.h>

#include <array>
#include <stdexcept>

#include "service/sessions.hpp"

namespace yingshen::service {
namespace {

constexpr std::uint32_t passes = 3;
constexpr std::uint32_t memory_kib = 64 * 1024;
constexpr std::uint32_t lanes = 1;
constexpr std::size_t salt_bytes = 16;
constexpr std::size_t hash_bytes = 32;

}  // namespace

std::string encode_password(std::string const& password, base::Random& random) {
    auto const salt = random.bytes(salt_bytes);
    std::array<char, 160> encoded{};
    auto const code =
        argon2id_hash_encoded(passes, memory_kib, lanes, password.data(), password.size(),
                              salt.data(), salt.size(), hash_bytes, encoded.data(), encoded.size());
    if (code != ARGON2_OK)
        throw std::runtime_error(std::string("Argon2id failed: ") + argon2_error_message(code));
    return encoded.data();
}

bool verify_password(std::string const& encoded, std::string const& password) {
    auto const code = argon2id_verify(encoded.c_str(), password.data(), password.size());
    if (code == ARGON2_OK) return true;
    // Too little memory is a broken environment and must not look like a wrong password.
    if (code == ARGON2_MEMORY_ALLOCATION_ERROR)
        throw std::runtime_error("no memory to check a password");
    return false;
}

}  // namespace yingshen::service
