#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <vector>

#include "api/metrics.hpp"
#include "base/log.hpp"
#include "base/time.hpp"
#include "catalog/catalog.hpp"
#include "http/message.hpp"
#include "service/clearance.hpp"
#include "service/definitions.hpp"
#include "service/migrations.hpp"
#include "service/organisation.hpp"
#include "service/reviews.hpp"
#include "service/sessions.hpp"
#include "service/stand_ins.hpp"
#include "store/blobs.hpp"
#include "store/store.hpp"

namespace yingshen::api {

/// What the handlers work with. The composition root owns the parts; they outlive the HTTP server.
struct Api {
    store::Store& store;
    store::Blobs& blobs;
    service::MaterialTexts& texts;
    catalog::Catalog const& catalog;
    service::OrganisationCache& organisation;
    service::StandIns& stand_ins;
    service::Sessions& sessions;
    service::Reviews& reviews;
    service::Definitions& definitions;
    service::Migrations& migrations;
    service::ClearanceKey const& key;
    base::Clock const& clock;
    base::Log& log;
    Metrics& metrics;
    std::filesystem::path data;   ///< the disk whose free space decides about readiness
    bool secure_cookies = false;  ///< browsers reach the server over TLS only
    /// Runs work that takes long (a password hash, a report) away from the request workers; false
    /// where its queue is full.
    std::function<bool(std::move_only_function<void()>)> run_slow;
    /// The same for a document that a worker reads.
    std::function<bool(std::move_only_function<void()>)> run_reading;
    std::function<std::size_t()> open_connections;
};

/// Every route there is, with its handler: the one table that docs/api/openapi.yaml describes.
/// `api` must outlive the routes.
[[nodiscard]] std::vector<http::Route> routes(Api& api);

/// What the table says of one route; for whatever is held against it.
struct Listed {
    http::Method method;
    std::string_view pattern;
    bool open;  ///< answers without a login; everything else answers 401 then
};
[[nodiscard]] std::vector<Listed> listed_routes();

}  // namespace yingshen::api
