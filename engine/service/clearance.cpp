#include "service/clearance.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <stdexcept>
#include <vector>

#include "base/hash.hpp"

namespace yingshen::service {
namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;
using Memory = std::unique_ptr<BIO, Free>;

constexpr std::size_t pem_bytes_max = 16 * 1024;

[[noreturn]] void fail(std::string const& what) {
    throw std::runtime_error(what);
}

std::string text_of(BIO* bio) {
    char* data = nullptr;
    auto const size = BIO_get_mem_data(bio, &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string public_text(EVP_PKEY* key) {
    Memory const bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_PUBKEY(bio.get(), key) != 1)
        fail("OpenSSL cannot write a public key");
    return text_of(bio.get());
}

std::string private_text(EVP_PKEY* key) {
    Memory const bio(BIO_new(BIO_s_mem()));
    if (!bio ||
        PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1) {
        fail("OpenSSL cannot write a private key");
    }
    return text_of(bio.get());
}

/// SHA-256 over the key's SubjectPublicKeyInfo, so that it does not depend on PEM line breaks.
std::string fingerprint_of(EVP_PKEY* key) {
    unsigned char* der = nullptr;
    auto const size = i2d_PUBKEY(key, &der);
    if (size <= 0) fail("OpenSSL cannot encode a public key");
    std::string const bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return base::hex(base::sha256(bytes));
}

/// Writes a whole file under another name, then renames it: a crash leaves no half key.
void write_file(std::filesystem::path const& file, std::string const& text, mode_t mode) {
    auto const half = file.string() + ".part";
    ::unlink(half.c_str());
    int const fd = ::open(half.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0) fail("cannot create " + half + ": " + std::strerror(errno));
    bool const written =
        ::write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
        ::fchmod(fd, mode) == 0 && ::fsync(fd) == 0;
    int const error = errno;
    ::close(fd);
    if (!written) fail("cannot write " + half + ": " + std::strerror(error));
    if (::rename(half.c_str(), file.c_str()) != 0)
        fail("cannot rename to " + file.string() + ": " + std::strerror(errno));
    // Certificates signed with a key that a power cut takes away could never be verified again.
    int const folder = ::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool const durable = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0) ::close(folder);
    if (!durable) fail("cannot make " + file.string() + " durable");
}

std::string content_of(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string read_private(std::filesystem::path const& file) {
    int const fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        fail("cannot read the clearance key " + file.string() + ": " + std::strerror(errno));
    struct stat status{};
    std::string text(pem_bytes_max, '\0');
    bool const known = ::fstat(fd, &status) == 0;
    auto const size = ::read(fd, text.data(), text.size());
    ::close(fd);
    if (!known || size < 0) fail("cannot read the clearance key " + file.string());
    if ((status.st_mode & 077) != 0) {
        fail("the clearance key " + file.string() +
             " is open to others: expected mode 600 (chmod 600 it)");
    }
    text.resize(static_cast<std::size_t>(size));
    return text;
}

Key create(std::filesystem::path const& file) {
    Key key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    if (!key) fail("OpenSSL cannot make an Ed25519 key");
    write_file(file, private_text(key.get()), 0600);
    return key;
}

Key load(std::filesystem::path const& file) {
    auto const text = read_private(file);
    Memory const bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    Key key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
        fail("the clearance key " + file.string() + " holds no Ed25519 private key");
    }
    return key;
}

unsigned char const* as_bytes(std::string const& text) {
    return reinterpret_cast<unsigned char const*>(text.data());
}

std::optional<std::string> unhex(std::string_view text) {
    static constexpr std::string_view digits = "0123456789abcdef";
    if (text.size() % 2 != 0) return std::nullopt;
    std::string out;
    for (std::size_t i = 0; i < text.size(); i += 2) {
        auto const high = digits.find(text[i]);
        auto const low = digits.find(text[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        out += static_cast<char>(high * 16 + low);
    }
    return out;
}

base::Error unverified(std::vector<base::Fault> faults) {
    return {base::ErrorKind::invalid,
            "certificate_invalid",
            {"审查通过证书验证未通过。", "The clearance certificate does not verify."},
            std::move(faults)};
}

}  // namespace

ClearanceKey::ClearanceKey(std::filesystem::path const& directory) : key_(nullptr) {
    auto const file = directory / "clearance.key";
    auto const pub = directory / "clearance.pub";
    auto key = std::filesystem::exists(file) ? load(file) : create(file);
    public_pem_ = public_text(key.get());
    fingerprint_ = fingerprint_of(key.get());
    if (content_of(pub) != public_pem_) write_file(pub, public_pem_, 0644);
    key_ = key.release();
}

ClearanceKey::~ClearanceKey() {
    EVP_PKEY_free(static_cast<EVP_PKEY*>(key_));
}

review::CertificateIssued ClearanceKey::sign(std::string body) const {
    Context const context(EVP_MD_CTX_new());
    std::string signature(64, '\0');
    auto size = signature.size();
    bool const signed_ =
        context &&
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr,
                           static_cast<EVP_PKEY*>(key_)) == 1 &&
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       as_bytes(body), body.size()) == 1 &&
        size == signature.size();
    if (!signed_) fail("OpenSSL cannot sign a certificate");
    return {std::move(body), base::hex(signature), fingerprint_};
}

base::Result<void> verify(review::CertificateIssued const& certificate,
                          std::string const& public_pem) {
    Memory const bio(BIO_new_mem_buf(public_pem.data(), static_cast<int>(public_pem.size())));
    Key const key(bio ? PEM_read_bio_PUBKEY(bio.get(), nullptr, nullptr, nullptr) : nullptr);
    if (!key || EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519) {
        return std::unexpected(
            unverified({{"public key", "an Ed25519 public key (PEM)", "something else"}}));
    }
    std::vector<base::Fault> faults;
    auto const fingerprint = fingerprint_of(key.get());
    if (certificate.key != fingerprint)
        faults.push_back({"key", "fingerprint " + fingerprint, certificate.key});
    auto const signature = unhex(certificate.signature);
    if (!signature || signature->size() != 64) {
        faults.push_back({"signature", "128 lower-case hexadecimal digits",
                          std::to_string(certificate.signature.size()) + " characters"});
        return std::unexpected(unverified(std::move(faults)));
    }
    Context const context(EVP_MD_CTX_new());
    bool const right =
        context && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
        EVP_DigestVerify(context.get(), as_bytes(*signature), signature->size(),
                         as_bytes(certificate.body), certificate.body.size()) == 1;
    if (!right) faults.push_back({"signature", "a signature over exactly this body", "another"});
    if (!faults.empty()) return std::unexpected(unverified(std::move(faults)));
    return {};
}

}  // namespace yingshen::service
