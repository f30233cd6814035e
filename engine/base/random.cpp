#include "base/random.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace yingshen::base {

std::string Random::bytes(std::size_t count) {
    std::string out;
    while (out.size() < count) {
        auto value = next();
        for (int i = 0; i < 8 && out.size() < count; ++i, value >>= 8) {
            out += static_cast<char>(value & 0xff);
        }
    }
    return out;
}

std::uint64_t SystemRandom::next() {
    std::uint64_t value = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&value), sizeof value) != 1) {
        throw std::runtime_error("the operating system gives no random bytes");
    }
    return value;
}

}  // namespace yingshen::base
