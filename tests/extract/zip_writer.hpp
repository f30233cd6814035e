#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace yingshen::extract {

/// An archive whose every word can be a lie.
struct ZipPart {
    std::string name{};
    std::string content{};
    std::uint32_t claimed_size = 0;  ///< instead of the true one where not 0
    std::uint16_t method = 8;
    std::uint16_t flags = 0;
    std::uint32_t attributes = 0;
    std::string local_name{};  ///< instead of `name` where not empty
};

/// How the end record differs from the truth.
struct ZipEnd {
    std::uint16_t more_entries = 0;
    std::uint16_t disk = 0;
    bool all_at_first = false;  ///< every entry points to the first one's bytes
};

[[nodiscard]] std::string write_zip(std::vector<ZipPart> const& parts, ZipEnd const& end = {});

}  // namespace yingshen::extract
