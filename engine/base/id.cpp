#include "base/id.hpp"

#include <array>

namespace yingshen::base {

std::string IdSource::next(std::string_view prefix) {
    std::lock_guard const lock(mutex_);
    auto const now_ms = clock_.now().us / 1000;
    if (now_ms > last_ms_) {
        last_ms_ = now_ms;
        last_low_ = random_.next();
        last_high_ = static_cast<std::uint16_t>(random_.next() & 0x7fff);
    } else if (++last_low_ == 0) {
        ++last_high_;
    }
    static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    std::array<char, 26> out{};
    auto time = static_cast<std::uint64_t>(last_ms_);
    for (std::size_t i = 10; i-- > 0; time >>= 5)
        out[i] = alphabet[time & 31];
    auto high = std::uint64_t{last_high_};
    auto low = last_low_;
    for (std::size_t i = 26; i-- > 10;) {
        out[i] = alphabet[low & 31];
        low = (low >> 5) | (high << 59);
        high >>= 5;
    }
    std::string id(prefix);
    id += '_';
    id.append(out.data(), out.size());
    return id;
}

}  // namespace yingshen::base
