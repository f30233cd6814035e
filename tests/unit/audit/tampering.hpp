#pragma once
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

namespace yingshen::test {

/// Changes the database behind the program's back, as somebody with the file in hands could.
class Tampering {
  public:
    explicit Tampering(std::filesystem::path const& file) {
        REQUIRE(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) ==
                SQLITE_OK);
        run("DROP TRIGGER event_is_never_updated");
        run("DROP TRIGGER event_is_never_deleted");
        run("DROP TRIGGER duty_is_never_changed");
    }
    ~Tampering() { sqlite3_close(database_); }
    Tampering(Tampering const&) = delete;
    Tampering& operator=(Tampering const&) = delete;
    void run(std::string const& sql) {
        char* message = nullptr;
        auto const code = sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, &message);
        INFO(sql << ": " << (message == nullptr ? "" : message));
        CHECK(code == SQLITE_OK);
        sqlite3_free(message);
    }

  private:
    sqlite3* database_ = nullptr;
};

}  // namespace yingshen::test
