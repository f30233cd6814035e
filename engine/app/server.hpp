#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "app/settings.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "base/time.hpp"
#include "catalog/catalog.hpp"
#include "catalog/manifest.hpp"
#include "service/sessions.hpp"

namespace yingshen::service {
class OrganisationCache;
}
namespace yingshen::store {
class Store;
class Blobs;
}  // namespace yingshen::store

namespace yingshen::app {

/// What comes from outside; a test gives its own. Outlives the server.
struct Environment {
    base::Clock const& clock;
    base::Random& random;
    base::Log& log;
    /// Checks definitions. A caller that starts many servers may keep results.
    catalog::Check check = catalog::check;
};

/// The composition root: every part of a server, wired once. Members are destroyed in the order of
/// a shutdown: connections first, the store last.
class Server {
  public:
    /// Opens the data directory and binds the port. The first start on a data directory makes the
    /// definitions of the folder the active ones; faults or broken promises in them are then an
    /// error with every fault (`definitions_refused`). Later starts go on with the active ones,
    /// whatever the folder says. A broken environment throws: store::StoreError, std::system_error
    /// (the port), std::runtime_error (no worker that reads documents, or none that can be shut
    /// in).
    [[nodiscard]] static base::Result<std::unique_ptr<Server>> open(ServerSettings const& settings,
                                                                    Environment environment);
    ~Server();

    /// Serves from now on; returns at once.
    void start();
    /// Stops accepting, answers what is in flight, finishes every queued write, closes. Idempotent.
    void stop();

    [[nodiscard]] std::uint16_t port() const;
    /// On the first start on an empty data directory: the secret with which `admin` logs in once.
    [[nodiscard]] std::optional<service::Secret> const& first_secret() const;

    /// How the folder of definitions differs from the newest activated ones.
    [[nodiscard]] catalog::FileDifference const& folder_difference() const;

    /// For the commands that prepare a bank in the same process, and for tests.
    [[nodiscard]] store::Store& store();
    [[nodiscard]] store::Blobs& blobs();
    [[nodiscard]] service::OrganisationCache& organisation();
    [[nodiscard]] service::Sessions& sessions();

  private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// The files and folders of a data directory, for every command that opens one.
struct DataLayout {
    std::filesystem::path database;
    std::filesystem::path blobs;
    std::filesystem::path keys;
};
[[nodiscard]] DataLayout layout(std::filesystem::path const& data);

}  // namespace yingshen::app
