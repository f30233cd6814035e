#include "app/server.hpp"

#include <utility>

#include "api/api.hpp"
#include "app/housekeeper.hpp"
#include "app/pool.hpp"
#include "base/id.hpp"
#include "catalog/catalog.hpp"
#include "service/reviews.hpp"
#include "store/sqlite/open.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

/// Every sentence a person needs to repair the definitions, as faults.
base::Error refused(catalog::Checked const& checked) {
    auto faults = checked.faults;
    for (auto const& [definition, violation] : checked.refused) {
        faults.push_back({definition->file + ":" + std::to_string(violation.mark.line) + ":" +
                              std::to_string(violation.mark.column),
                          std::string(workflow::name(violation.promise)),
                          workflow::to_string(violation, *definition)});
    }
    return {base::ErrorKind::invalid,
            "definitions_refused",
            {"流程或规则定义有误，服务不启动",
             "The definitions have faults, so the server does not start"},
            std::move(faults)};
}

/// Only the owner may read what is in it: it holds personal data and the signing key.
fs::path made(fs::path const& directory) {
    if (fs::create_directories(directory)) fs::permissions(directory, fs::perms::owner_all);
    return directory;
}

/// A submission pins definitions by hash, so what is active is kept before anything can refer to
/// it.
void keep(store::Store& store, catalog::Checked const& checked, base::Time now) {
    for (auto const& [hash, content] : checked.contents) {
        if (store.definition(hash)) continue;
        store::DefinitionRecord record{hash, "rulebook", "rulebook", content, now};
        for (auto const& definition : checked.workflows) {
            if (definition->hash != hash) continue;
            record.kind = "workflow";
            record.name = definition->id;
        }
        store.put_definition(record);
    }
}

std::unique_ptr<store::Store> open_store(ServerSettings const& settings,
                                         catalog::Checked const& checked, Environment environment) {
    store::sqlite::Settings wanted;
    wanted.file = layout(made(settings.data)).database;
    wanted.readers = settings.store_readers;
    auto store = store::sqlite::open(std::move(wanted), environment.log);
    keep(*store, checked, environment.clock.now());
    return store;
}

http::Settings http_settings(ServerSettings const& settings, store::Blobs const& blobs) {
    http::Settings wanted;
    wanted.address = settings.address;
    wanted.port = settings.port;
    wanted.io_threads = settings.io_threads;
    wanted.worker_threads = settings.worker_threads;
    wanted.upload_directory = blobs.incoming();
    wanted.limits = settings.limits;
    return wanted;
}

store::Organisation first_organisation() {
    store::Organisation organisation;
    organisation.units.push_back({"bank", words::UnitKind::head_office, "总行", ""});
    organisation.people.push_back({"admin", "系统管理员", "bank"});
    organisation.accounts.push_back(
        {"acc_admin", "admin", "admin", "", true, {{words::Role::administrator, "bank"}}});
    return organisation;
}

}  // namespace

/// In the order of dependence. `again` serves the store's callbacks, so it must not be kept waiting
/// behind password hashes.
struct Server::Parts {
    Parts(ServerSettings const& settings, Environment environment, catalog::Checked checked)
        : log(environment.log),
          store(open_store(settings, checked, environment)),
          blobs(layout(settings.data).blobs),
          catalog(std::move(checked), [this](base::Digest const& hash) { return archived(hash); }),
          organisation(*store),
          sessions(*store, organisation, environment.clock, environment.random),
          key(made(layout(settings.data).keys)),
          ids(environment.clock, environment.random),
          slow("slow", settings.slow_threads, settings.slow_queue_max, environment.log),
          again("again", 1, 0, environment.log),
          reviews(
              {*store, blobs, catalog, organisation, key, environment.clock, ids, environment.log},
              [this](std::function<void()> job) { (void)again.run(std::move(job)); }),
          api{*store,
              blobs,
              catalog,
              organisation,
              sessions,
              reviews,
              key,
              environment.clock,
              environment.log,
              metrics,
              settings.data,
              settings.secure_cookies,
              [this](Pool::Job job) { return slow.run(std::move(job)); },
              [this] { return http.open_connections(); }},
          housekeeper(*store, environment.clock, environment.log),
          http(http_settings(settings, blobs), api::routes(api), environment.log,
               environment.random,
               [this](http::Observation const& seen) { metrics.observe(seen); }) {}

    [[nodiscard]] std::optional<std::string> archived(base::Digest const& hash) const {
        auto record = store->definition(hash);
        if (!record) return std::nullopt;
        return std::move(record->content);
    }

    base::Log& log;
    std::unique_ptr<store::Store> store;
    store::Blobs blobs;
    catalog::Catalog catalog;
    service::OrganisationCache organisation;
    service::Sessions sessions;
    service::ClearanceKey key;
    base::IdSource ids;
    std::optional<service::Secret> first_secret;
    api::Metrics metrics;
    Pool slow;
    Pool again;
    service::Reviews reviews;
    api::Api api;
    Housekeeper housekeeper;
    http::Server http;
    bool stopped = false;
};

DataLayout layout(fs::path const& data) {
    return {data / "yingshen.db", data / "blobs", data / "keys"};
}

base::Result<std::unique_ptr<Server>> Server::open(ServerSettings const& settings,
                                                   Environment environment) {
    auto checked =
        catalog::check(settings.definitions / "workflows", settings.definitions / "rules",
                       base::china_date(environment.clock.now()));
    if (!checked.ok()) return std::unexpected(refused(checked));
    auto parts = std::make_unique<Parts>(settings, environment, std::move(checked));
    if (parts->store->organisation().accounts.empty()) {
        if (auto const put = parts->organisation.put(first_organisation()); !put)
            return std::unexpected(put.error());
        parts->first_secret = parts->sessions.issue_one_time("acc_admin");
    }
    return std::unique_ptr<Server>(new Server(std::move(parts)));
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Server::~Server() {
    stop();
}

void Server::start() {
    parts_->housekeeper.start();
    parts_->http.start();
    parts_->log.write(base::LogLevel::info, "server_started", {{"port", std::to_string(port())}});
}

void Server::stop() {
    if (std::exchange(parts_->stopped, true)) return;
    // Requests in flight still need the pools and the store, so those end after the last answer.
    parts_->http.stop();
    parts_->housekeeper.stop();
    parts_->slow.stop();
    parts_->again.stop();
    parts_->store->stop();
    parts_->log.write(base::LogLevel::info, "server_stopped", {});
}

std::uint16_t Server::port() const {
    return parts_->http.port();
}
std::optional<service::Secret> const& Server::first_secret() const {
    return parts_->first_secret;
}
store::Store& Server::store() {
    return *parts_->store;
}
store::Blobs& Server::blobs() {
    return parts_->blobs;
}
service::OrganisationCache& Server::organisation() {
    return parts_->organisation;
}
service::Sessions& Server::sessions() {
    return parts_->sessions;
}

}  // namespace yingshen::app
