#include <catch2/catch.hpp>
#include <fstream>

#include "service/clearance.hpp"
#include "unit/service/review_room.hpp"

namespace yingshen::test {
namespace {

using service::ClearanceKey;

TEST_CASE("a certificate verifies against the key that signed it, also after a restart") {
    TemporaryFolder folder;
    auto const certificate = ClearanceKey(folder.path()).sign(R"({"submission":"sub_1"})");
    ClearanceKey const again(folder.path());
    CHECK(service::verify(certificate, again.public_pem()));
    CHECK(again.sign(certificate.body) == certificate);
}

TEST_CASE("anything altered about a certificate is refused, saying what does not match") {
    TemporaryFolder folder, other_folder;
    ClearanceKey const key(folder.path());
    ClearanceKey const other(other_folder.path());
    auto const good = key.sign(R"({"submission":"sub_1"})");
    struct Row {
        std::string name;
        std::function<void(review::CertificateIssued&)> tamper;
        std::string where;
    };
    std::vector<Row> const rows = {
        {"body", [](auto& c) { c.body.back() = ' '; }, "signature"},
        {"longer body", [](auto& c) { c.body += " "; }, "signature"},
        {"signature bit", [](auto& c) { c.signature[0] = c.signature[0] == '0' ? '1' : '0'; },
         "signature"},
        {"signature cut", [](auto& c) { c.signature.resize(126); }, "signature"},
        {"signature in capitals", [](auto& c) { c.signature = std::string(128, 'A'); },
         "signature"},
        {"empty signature", [](auto& c) { c.signature.clear(); }, "signature"},
        {"fingerprint", [](auto& c) { c.key = std::string(64, '0'); }, "key"},
        {"signed by another key", [&](auto& c) { c = other.sign(c.body); }, "key"},
        {"fingerprint claimed by another key",
         [&](auto& c) { c.signature = other.sign(c.body).signature; }, "signature"},
    };
    for (auto const& row : rows) {
        INFO(row.name);
        auto certificate = good;
        row.tamper(certificate);
        auto const verified = service::verify(certificate, key.public_pem());
        REQUIRE_FALSE(verified);
        CHECK(verified.error().code == "certificate_invalid");
        CHECK(verified.error().faults.front().where == row.where);
    }
    CHECK_FALSE(service::verify(good, "no key"));
}

TEST_CASE("the private key is its owner's alone, and a key that is open to others is refused") {
    namespace fs = std::filesystem;
    TemporaryFolder folder;
    {
        ClearanceKey const key(folder.path());
    }
    auto const file = folder.path() / "clearance.key";
    CHECK((fs::status(file).permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
    fs::permissions(file, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_WITH(ClearanceKey(folder.path()), Catch::Contains("is open to others"));
}

TEST_CASE("a damaged key file is refused and never replaced") {
    TemporaryFolder folder;
    {
        ClearanceKey const key(folder.path());
    }
    auto const file = folder.path() / "clearance.key";
    std::filesystem::resize_file(file, 20);
    CHECK_THROWS_WITH(ClearanceKey(folder.path()), Catch::Contains("no Ed25519 private key"));
    CHECK(std::filesystem::file_size(file) == 20);
}

TEST_CASE("the public key lies beside the private one and is set right where it differs") {
    TemporaryFolder folder;
    ClearanceKey const key(folder.path());
    auto const file = folder.path() / "clearance.pub";
    std::ofstream(file, std::ios::trunc) << "another";
    ClearanceKey const again(folder.path());
    std::ifstream in(file);
    CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == key.public_pem());
}

}  // namespace
}  // namespace yingshen::test
