#include "service/secret.hpp"

#include "base/hash.hpp"

namespace yingshen::service {

std::string random_secret(base::Random& random) {
    return "ys_" + base::hex(random.bytes(32));
}

std::string readable_secret(base::Random& random) {
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    auto const bytes = random.bytes(20);
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i != 0 && i % 5 == 0) out += '-';
        out += alphabet[static_cast<unsigned char>(bytes[i]) & 31];
    }
    return out;
}

std::string plain_form(std::string_view typed) {
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-') continue;
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        out += c;
    }
    return out;
}

}  // namespace yingshen::service
