#include "app/file_fault.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

namespace fs = std::filesystem;
using yingshen::app::file_fault;

namespace {

/// A folder of this process, removed with everything in it.
class Folder {
  public:
    Folder() { fs::create_directories(path_); }
    ~Folder() { fs::remove_all(path_); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    [[nodiscard]] fs::path const& path() const { return path_; }

  private:
    fs::path path_ =
        fs::temp_directory_path() / ("yingshen-file-fault-" + std::to_string(getpid()));
};

std::string said_of(fs::path const& file) {
    auto const fault = file_fault(file);
    return fault ? fault->zh : "";
}

}  // namespace

TEST_CASE("of a file that cannot be opened one sentence says why") {
    Folder const folder;
    auto const file = folder.path() / "a.txt";
    CHECK(said_of(file) == "没有这个文件");
    CHECK(said_of("") == "没有这个文件");
    std::ofstream{file};
    CHECK_FALSE(file_fault(file));
    CHECK(said_of(folder.path()) == "这是文件夹，请指明其中的文件");
    CHECK(said_of("/dev/null") == "这不是普通文件");
    CHECK(said_of(file / "below") == "没有这个文件");
    fs::create_symlink(file, folder.path() / "link");
    CHECK_FALSE(file_fault(folder.path() / "link"));
    fs::create_symlink("nowhere", folder.path() / "broken");
    CHECK(said_of(folder.path() / "broken") == "没有这个文件");
    fs::permissions(file, fs::perms::none);
    // The superuser reads everything.
    CHECK(said_of(file) == (geteuid() == 0 ? "" : "没有读取该文件的权限"));
}
