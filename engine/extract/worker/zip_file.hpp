#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yingshen::extract::worker {

struct ZipEntry {
    std::string name;
    std::uint16_t method = 0;  ///< 0 stored, 8 deflated
    std::uint32_t crc = 0;
    std::size_t compressed = 0;
    std::size_t size = 0;
    std::size_t header = 0;  ///< offset of its local header
    std::size_t data = 0;    ///< offset of its bytes
};

/// A ZIP archive in memory. Its directory is checked before a byte is inflated, and what is checked
/// is what is read: one reader, one list of entries. Throws Stop: `unsafe` for too many entries,
/// too much or too dense content, overlap, double names, links, paths that climb; `encrypted`;
/// `broken`.
class ZipFile {
  public:
    explicit ZipFile(std::string_view bytes);

    [[nodiscard]] std::vector<ZipEntry> const& entries() const { return entries_; }
    /// By name, as OPC compares part names: without regard to the case of ASCII letters.
    [[nodiscard]] ZipEntry const* find(std::string_view name) const;
    /// Inflates an entry; throws Stop(broken) unless its size and CRC are what the directory says.
    [[nodiscard]] std::string read(ZipEntry const& entry) const;

  private:
    void read_directory(std::size_t at, std::size_t count, std::size_t end);
    void check_local(ZipEntry& entry) const;
    void check_together() const;

    std::string_view bytes_;
    std::size_t directory_ = 0;
    std::vector<ZipEntry> entries_;
};

}  // namespace yingshen::extract::worker
