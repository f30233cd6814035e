#include "app/commands.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"
#include "base/log.hpp"
#include "store/blobs.hpp"
#include "store/sqlite/restore.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

/// Beside a backup of the database lie the materials that it names.
fs::path materials_of(fs::path file) {
    return file += ".materials";
}

bool is_material(fs::directory_entry const& entry) {
    return entry.is_regular_file() && base::parse_digest(entry.path().filename().string());
}

/// Copies every material by its hash, checking each on the way. Materials never change, so what is
/// there already stays. `incoming` uploads are not materials yet.
std::size_t copy_materials(fs::path const& from, fs::path const& to) {
    store::Blobs blobs(to);
    std::size_t copied = 0;
    if (!fs::exists(from)) return copied;
    for (auto const& entry : fs::recursive_directory_iterator(from)) {
        if (!is_material(entry)) continue;
        auto const digest = *base::parse_digest(entry.path().filename().string());
        if (!blobs.path(digest)) {
            auto const copy = blobs.incoming() / entry.path().filename();
            fs::copy_file(entry.path(), copy, fs::copy_options::overwrite_existing);
            fs::permissions(copy, fs::perms::owner_read | fs::perms::owner_write);
            if (blobs.put_file(copy).digest != digest) {
                throw std::runtime_error("expected the material " + entry.path().string() +
                                         " to have the hash of its name, but found another");
            }
        }
        ++copied;
    }
    return copied;
}

}  // namespace

int backup(Arguments const& arguments, Console const& console) {
    auto const data = data_folder(arguments);
    auto const file = fs::path(arguments.operands().front());
    base::NullLog log;
    auto const store = open_beside(data, log);
    // The database first: every material it names was durable before the event that names it.
    if (auto const done = store->backup(file); !done) return refuse(console, done.error());
    auto const count = copy_materials(layout(data).blobs, materials_of(file));
    console.out << "Backed up the database to " << file.string() << " (checked) and " << count
                << " materials to " << materials_of(file).string() << ".\nThe signing key in "
                << layout(data).keys.string()
                << " is not in a backup; keep it apart. 备份不含签名私钥，请另行保管。\n";
    return succeeded;
}

int restore(Arguments const& arguments, Console const& console) {
    auto const data = data_folder(arguments);
    auto const file = fs::path(arguments.operands().front());
    if (fs::create_directories(data)) fs::permissions(data, fs::perms::owner_all);
    // The materials first, so that the database never names bytes that are not there.
    auto const count =
        fs::exists(materials_of(file)) ? copy_materials(materials_of(file), layout(data).blobs) : 0;
    if (auto const done = store::sqlite::restore(file, layout(data).database); !done) {
        return refuse(console, done.error());
    }
    console.out << "Restored " << file.string() << " and " << count << " materials into "
                << data.string() << ". Put the signing key back into " << layout(data).keys.string()
                << ", then run: yingshen audit verify --data " << data.string() << '\n';
    return succeeded;
}

}  // namespace yingshen::app
