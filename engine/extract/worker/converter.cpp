#include "extract/worker/converter.hpp"

#include <array>
#include <cstddef>
#include <stdexcept>
#include <string>

namespace yingshen::extract::worker {

Converter::Converter(char const* to, char const* from) : converter_(iconv_open(to, from)) {
    if (converter_ == reinterpret_cast<iconv_t>(-1)) {
        throw std::runtime_error("expected a converter from " + std::string(from) +
                                 " in the C library, but found none");
    }
    std::array<char, 2> nothing{'a', 'a'};
    std::array<char, 16> out{};
    auto* in = nothing.data();
    auto* to_end = out.data();
    auto left = nothing.size();
    auto space = out.size();
    iconv(converter_, &in, &left, &to_end, &space);
}

Converter::~Converter() {
    iconv_close(converter_);
}

}  // namespace yingshen::extract::worker
