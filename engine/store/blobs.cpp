#include "store/blobs.hpp"

#include <fmt/format.h>

#include <fstream>
#include <system_error>

#include "store/durable.hpp"
#include "store/store.hpp"

namespace yingshen::store {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t piece_size = 64 * 1024;

Blobs::Stored hash_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw StoreError(fmt::format("The file {} cannot be read", file.string()));
    base::Sha256 hash;
    std::int64_t size = 0;
    std::string piece(piece_size, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
        hash.update(std::string_view(piece.data(), static_cast<std::size_t>(in.gcount())));
        size += in.gcount();
    }
    if (in.bad()) throw StoreError(fmt::format("Reading the file {} failed", file.string()));
    return {hash.finish(), size};
}

fs::path place(fs::path const& directory, base::Digest const& digest) {
    auto const name = base::hex(digest);
    return directory / name.substr(0, 2) / name;
}

void create_folder(fs::path const& folder) {
    std::error_code error;
    fs::create_directory(folder, error);
    if (error)
        throw StoreError(
            fmt::format("The folder {} cannot be created: {}", folder.string(), error.message()));
}

}  // namespace

Blobs::Blobs(fs::path directory, Access access) : directory_(std::move(directory)) {
    if (access == Access::reader) return;
    std::error_code error;
    fs::create_directories(directory_, error);
    if (error) {
        throw StoreError(fmt::format("The folder {} cannot be created: {}", directory_.string(),
                                     error.message()));
    }
    sync_directory(directory_.parent_path());
    create_folder(incoming());
    // Whatever folders a process that was killed had made and not synced.
    sync_directory(directory_);
    for (auto const& left : fs::directory_iterator(incoming()))
        fs::remove_all(left.path());
}

Blobs::Stored Blobs::put_file(fs::path const& file) {
    auto const stored = hash_of(file);
    auto const target = place(directory_, stored.digest);
    std::error_code error;
    if (fs::exists(target, error)) {
        // The same bytes are there already. Another thread may have renamed them a moment ago and
        // not have synced yet, so the folder is synced here too before anybody relies on them.
        fs::remove(file, error);
        sync_directory(target.parent_path());
        return stored;
    }
    {
        // A second thread must not use the folder before the first has made its name durable.
        std::lock_guard const lock(folders_);
        if (!fs::exists(target.parent_path(), error)) {
            create_folder(target.parent_path());
            sync_directory(directory_);
        }
    }
    sync_file(file);
    fs::permissions(file, fs::perms::owner_read | fs::perms::group_read, error);
    if (!error) fs::rename(file, target, error);
    if (error)
        throw StoreError(fmt::format("The blob {} cannot be put in place: {}", target.string(),
                                     error.message()));
    sync_directory(target.parent_path());
    return stored;
}

Blobs::Stored Blobs::put(std::string_view bytes) {
    auto const digest = base::sha256(bytes);
    if (auto const there = path(digest)) {
        sync_directory(there->parent_path());
        return {digest, static_cast<std::int64_t>(bytes.size())};
    }
    // Two threads may put the same bytes at once: each gets a file of its own, and the second
    // rename replaces the first by equal content.
    auto const number = arrivals_.fetch_add(1);
    auto const file = incoming() / fmt::format("put-{}-{}", number, base::hex(digest));
    write_durably(file, bytes);
    return put_file(file);
}

std::optional<fs::path> Blobs::path(base::Digest const& digest) const {
    auto found = place(directory_, digest);
    std::error_code error;
    if (!fs::is_regular_file(found, error)) return std::nullopt;
    return found;
}

std::optional<std::string> Blobs::read(base::Digest const& digest, std::size_t most) const {
    auto const file = path(digest);
    if (!file) return std::nullopt;
    auto const size = fs::file_size(*file);
    if (size > most) return std::nullopt;
    std::string bytes(size, '\0');
    std::ifstream in(*file, std::ios::binary);
    if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) {
        throw StoreError(fmt::format("Reading the blob {} failed", file->string()));
    }
    return bytes;
}

fs::path Blobs::incoming() const {
    return directory_ / "incoming";
}

bool Blobs::verify(base::Digest const& digest) const {
    auto const file = path(digest);
    return file && hash_of(*file).digest == digest;
}

}  // namespace yingshen::store
