#include "extract/worker/zip_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <ranges>

#include "extract/worker/collector.hpp"

namespace yingshen::extract::worker {
namespace {

constexpr std::size_t entries_max = 2'000;
constexpr std::size_t inflated_bytes_max = 200U << 20;
constexpr std::size_t entry_bytes_max = 64U << 20;
constexpr std::size_t ratio_max = 100;
/// Small parts of repeated markup are denser than any bomb needs to be, and harmless.
constexpr std::size_t ratio_free_bytes = 1U << 20;
constexpr std::size_t name_bytes_max = 512;

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t comment_bytes_max = 65'535;
constexpr std::size_t central_bytes = 46;
constexpr std::size_t local_bytes = 30;
constexpr std::uint32_t end_mark = 0x06054b50;
constexpr std::uint32_t central_mark = 0x02014b50;
constexpr std::uint32_t local_mark = 0x04034b50;
constexpr std::uint32_t link_mode = 0120000;

[[noreturn]] void stop(UnreadCode code) {
    throw Stop{code};
}

std::uint16_t u16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(bytes[at]) |
                                      static_cast<unsigned char>(bytes[at + 1]) << 8);
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
    return u16(bytes, at) | static_cast<std::uint32_t>(u16(bytes, at + 2)) << 16;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_name(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// A name that could climb out of a folder if somebody unpacked it: not what an Office file has.
bool is_climbing(std::string_view name) {
    return name.empty() || name.size() > name_bytes_max || name.front() == '/' ||
           name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos ||
           name.find(':') != std::string_view::npos || name.starts_with("../") ||
           name.find("/../") != std::string_view::npos;
}

}  // namespace

ZipFile::ZipFile(std::string_view bytes) : bytes_(bytes) {
    if (bytes.size() < end_record_bytes) stop(UnreadCode::broken);
    auto const last = bytes.size() - end_record_bytes;
    auto const first = last > comment_bytes_max ? last - comment_bytes_max : 0;
    for (auto at = last + 1; at-- > first;) {
        if (u32(bytes, at) != end_mark ||
            at + end_record_bytes + u16(bytes, at + 20) != bytes.size()) {
            continue;
        }
        auto const count = u16(bytes, at + 10);
        auto const size = u32(bytes, at + 12);
        auto const begin = u32(bytes, at + 16);
        // More than one disk, or the 64-bit form, which nothing below 4 GiB needs.
        if (u16(bytes, at + 4) != 0 || u16(bytes, at + 8) != count) stop(UnreadCode::unsafe);
        if (count > entries_max || begin == 0xffffffff) stop(UnreadCode::unsafe);
        if (begin > at || size != at - begin) stop(UnreadCode::broken);
        directory_ = begin;
        read_directory(begin, count, at);
        check_together();
        return;
    }
    stop(UnreadCode::broken);
}

void ZipFile::read_directory(std::size_t at, std::size_t count, std::size_t end) {
    for (std::size_t i = 0; i < count; ++i) {
        if (end - at < central_bytes || u32(bytes_, at) != central_mark) stop(UnreadCode::broken);
        ZipEntry entry;
        auto const name_bytes = u16(bytes_, at + 28);
        auto const all = central_bytes + name_bytes + u16(bytes_, at + 30) + u16(bytes_, at + 32);
        if (end - at < all) stop(UnreadCode::broken);
        if ((u16(bytes_, at + 8) & 1) != 0) stop(UnreadCode::encrypted);
        entry.method = u16(bytes_, at + 10);
        if (entry.method != 0 && entry.method != 8) stop(UnreadCode::broken);
        entry.crc = u32(bytes_, at + 16);
        entry.compressed = u32(bytes_, at + 20);
        entry.size = u32(bytes_, at + 24);
        entry.header = u32(bytes_, at + 42);
        entry.name = bytes_.substr(at + central_bytes, name_bytes);
        auto const mode = u32(bytes_, at + 38) >> 16;
        if ((mode & 0170000) == link_mode || is_climbing(entry.name)) stop(UnreadCode::unsafe);
        check_local(entry);
        entries_.push_back(std::move(entry));
        at += all;
    }
    if (at != end) stop(UnreadCode::broken);
}

void ZipFile::check_local(ZipEntry& entry) const {
    if (entry.header > directory_ || directory_ - entry.header < local_bytes ||
        u32(bytes_, entry.header) != local_mark) {
        stop(UnreadCode::broken);
    }
    auto const name_bytes = u16(bytes_, entry.header + 26);
    entry.data = entry.header + local_bytes + name_bytes + u16(bytes_, entry.header + 28);
    if (entry.data > directory_ || directory_ - entry.data < entry.compressed) {
        stop(UnreadCode::broken);
    }
    // A local header that says something else is read by one program and not by another.
    if (bytes_.substr(entry.header + local_bytes, name_bytes) != entry.name ||
        u16(bytes_, entry.header + 8) != entry.method) {
        stop(UnreadCode::unsafe);
    }
}

void ZipFile::check_together() const {
    std::size_t inflated = 0;
    std::size_t deflated = 0;
    std::vector<ZipEntry const*> by_place;
    std::vector<std::string> names;
    for (auto const& entry : entries_) {
        if (entry.size > entry_bytes_max) stop(UnreadCode::unsafe);
        if (entry.size > ratio_free_bytes && entry.size / ratio_max > entry.compressed) {
            stop(UnreadCode::unsafe);
        }
        inflated += entry.size;
        deflated += entry.compressed;
        by_place.push_back(&entry);
        names.emplace_back(entry.name);
        std::ranges::transform(names.back(), names.back().begin(), lower);
    }
    if (inflated > inflated_bytes_max) stop(UnreadCode::unsafe);
    if (inflated > ratio_free_bytes && inflated / ratio_max > deflated) stop(UnreadCode::unsafe);
    std::ranges::sort(names);
    if (std::ranges::adjacent_find(names) != names.end()) stop(UnreadCode::unsafe);
    std::ranges::sort(by_place, {}, &ZipEntry::header);
    for (std::size_t i = 1; i < by_place.size(); ++i) {
        if (by_place[i - 1]->data + by_place[i - 1]->compressed > by_place[i]->header) {
            stop(UnreadCode::unsafe);
        }
    }
}

ZipEntry const* ZipFile::find(std::string_view name) const {
    if (name.starts_with('/')) name.remove_prefix(1);
    auto const found =
        std::ranges::find_if(entries_, [&](ZipEntry const& e) { return same_name(e.name, name); });
    return found == entries_.end() ? nullptr : &*found;
}

std::string ZipFile::read(ZipEntry const& entry) const {
    auto const packed = bytes_.substr(entry.data, entry.compressed);
    std::string out;
    if (entry.method == 0) {
        out = packed;
    } else {
        out.resize(entry.size + 1);
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) stop(UnreadCode::out_of_memory);
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        auto const end = inflate(&stream, Z_FINISH);
        auto const size = stream.total_out;
        inflateEnd(&stream);
        if (end != Z_STREAM_END || size > entry.size) stop(UnreadCode::broken);
        out.resize(size);
    }
    auto const crc =
        crc32(0, reinterpret_cast<Bytef const*>(out.data()), static_cast<uInt>(out.size()));
    if (out.size() != entry.size || crc != entry.crc) stop(UnreadCode::broken);
    return out;
}

}  // namespace yingshen::extract::worker
