#pragma once
#include <iconv.h>

namespace yingshen::extract::worker {

/// A character converter of the C library. The library loads its tables from files at the first use
/// of an encoding, so converters are made before the sandbox closes, and kept: while one lives, the
/// tables stay for every other one, those inside poppler among them. Throws std::runtime_error
/// where the C library lacks an encoding.
class Converter {
  public:
    Converter(char const* to, char const* from);
    ~Converter();
    Converter(Converter const&) = delete;
    Converter& operator=(Converter const&) = delete;
    [[nodiscard]] iconv_t get() const { return converter_; }

  private:
    iconv_t converter_;
};

}  // namespace yingshen::extract::worker
