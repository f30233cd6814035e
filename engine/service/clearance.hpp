#pragma once
#include <filesystem>
#include <string>

#include "base/error.hpp"
#include "review/event.hpp"

namespace yingshen::service {

/// The Ed25519 key that signs clearance certificates. Created on first use as a file only its owner
/// may read; the public half lies beside it for channels.
class ClearanceKey {
  public:
    /// Loads `directory`/clearance.key, or creates it and clearance.pub (PEM). Throws
    /// std::runtime_error where the file is unreadable or open to others.
    explicit ClearanceKey(std::filesystem::path const& directory);
    ~ClearanceKey();
    ClearanceKey(ClearanceKey const&) = delete;
    ClearanceKey& operator=(ClearanceKey const&) = delete;

    [[nodiscard]] review::CertificateIssued sign(std::string body) const;
    [[nodiscard]] std::string const& public_pem() const { return public_pem_; }

  private:
    void* key_;
    std::string public_pem_;
    std::string fingerprint_;
};

/// Checks a certificate offline against a public key (PEM): signature, and fingerprint. Faults say
/// what does not match.
[[nodiscard]] base::Result<void> verify(review::CertificateIssued const& certificate,
                                        std::string const& public_pem);

}  // namespace yingshen::service
