#include "app/server.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "api/api.hpp"
#include "app/periodic.hpp"
#include "app/pool.hpp"
#include "audit/backtest.hpp"
#include "base/id.hpp"
#include "catalog/catalog.hpp"
#include "catalog/results.hpp"
#include "extract/runner.hpp"
#include "service/definitions.hpp"
#include "service/material_texts.hpp"
#include "service/reviews.hpp"
#include "service/stand_ins.hpp"
#include "service/timers.hpp"
#include "store/sqlite/open.hpp"

namespace yingshen::app {
namespace {

namespace fs = std::filesystem;

/// Only the owner may read what is in it: it holds personal data and the signing key.
fs::path made(fs::path const& directory) {
    if (fs::create_directories(directory)) fs::permissions(directory, fs::perms::owner_all);
    return directory;
}

std::unique_ptr<store::Store> open_store(ServerSettings const& settings, base::Log& log) {
    store::sqlite::Settings wanted;
    wanted.file = layout(made(settings.data)).database;
    wanted.readers = settings.store_readers;
    return store::sqlite::open(std::move(wanted), log);
}

/// A folder that says something else than what is in force is an oversight or a change that nobody
/// has activated yet; either way somebody should know.
std::string paths(std::vector<std::string> const& list) {
    std::string text;
    for (auto const& path : list)
        text += (text.empty() ? "" : " ") + path;
    return text;
}
void warn_of(catalog::FileDifference const& difference, base::Log& log) {
    if (difference.empty()) return;
    log.write(base::LogLevel::warning, "definitions_folder_differs",
              {{"added", paths(difference.added)},
               {"removed", paths(difference.removed)},
               {"changed", paths(difference.changed)},
               {"hint", "the active definitions stay in force; yingshen definitions propose"}});
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

extract::Runner::Settings runner_settings(ServerSettings const& settings) {
    extract::Runner::Settings wanted;
    wanted.worker = settings.worker.empty() ? extract::find_worker() : settings.worker;
    wanted.at_once = static_cast<std::ptrdiff_t>(settings.document_workers);
    wanted.sandboxed = settings.sandboxed;
    return wanted;
}

/// A label of the metrics: everything was read, not everything, or the worker failed.
std::string_view outcome_of(extract::Document const& document) {
    if (std::ranges::any_of(document.unread, service::is_failure, &extract::Unread::code))
        return "failed";
    return document.unread.empty() ? "complete" : "partial";
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
    Parts(ServerSettings const& settings, Environment environment,
          std::unique_ptr<store::Store> opened, service::Sets first_definitions)
        : log(environment.log),
          store(std::move(opened)),
          blobs(layout(settings.data).blobs),
          runner(runner_settings(settings)),
          texts(blobs, [this](fs::path const& file) { return read_document(file); }),
          catalog(
              {}, [this](base::Digest const& hash) { return archived(hash); }, environment.clock),
          organisation(*store),
          definitions(
              {*store, catalog, organisation, environment.clock, environment.log, environment.check,
               [this](auto const& in_force, auto const& candidate) {
                   return backtest(in_force, candidate);
               }},
              std::move(first_definitions)),
          stand_ins({*store, organisation, environment.clock, environment.log}),
          sessions(*store, organisation, environment.clock, environment.random),
          key(made(layout(settings.data).keys)),
          ids(environment.clock, environment.random),
          slow("slow", settings.slow_threads, settings.slow_queue_max, environment.log),
          again("again", 1, 0, environment.log),
          reading("reading", settings.document_workers, settings.document_queue_max,
                  environment.log),
          reviews(
              {*store, texts, catalog, organisation, stand_ins, key, environment.clock, ids,
               environment.log},
              [this](std::function<void()> job) { (void)again.run(std::move(job)); },
              [this](std::function<void()> job) { return reading.run(std::move(job)); }),
          migrations({reviews, definitions, catalog, *store, environment.clock, environment.log}),
          api{*store,
              blobs,
              texts,
              catalog,
              organisation,
              stand_ins,
              sessions,
              reviews,
              definitions,
              migrations,
              key,
              environment.clock,
              environment.log,
              metrics,
              settings.data,
              settings.secure_cookies,
              [this](Pool::Job job) { return slow.run(std::move(job)); },
              [this](Pool::Job job) { return reading.run(std::move(job)); },
              [this] { return http.open_connections(); }},
          housekeeper(std::chrono::hours(1), "housekeeping_failed", environment.log,
                      [this, &clock = environment.clock] {
                          if (store->takes_writes()) store->remove_expired(clock.now());
                      }),
          timers(reviews, *store, environment.clock, environment.log),
          timer_loop(std::chrono::seconds(30), "timers_failed", environment.log,
                     [this] {
                         if (store->takes_writes()) (void)timers.fire_due();
                     }),
          http(http_settings(settings, blobs), api::routes(api), environment.log,
               environment.random,
               [this](http::Observation const& seen) { metrics.observe(seen); }) {}

    /// What a second person is shown of candidate rules.
    [[nodiscard]] base::Json backtest(screening::Matcher const& in_force,
                                      screening::Matcher const& candidate) const {
        constexpr std::int64_t newest = 20'000;
        audit::TwoBooks const books(in_force.rules(), candidate.rules(),
                                    screening::Shadow::left_out);
        return audit::to_short_json(audit::run(
            {.books = books, .text_of = audit::kept_texts(texts), .newest = newest}, *store));
    }
    [[nodiscard]] std::optional<std::string> archived(base::Digest const& hash) const {
        auto record = store->definition(hash);
        if (!record) return std::nullopt;
        return std::move(record->content);
    }

    [[nodiscard]] extract::Document read_document(fs::path const& file) {
        auto const began = std::chrono::steady_clock::now();
        auto const count = [&](std::string_view outcome) {
            metrics.count_document(outcome, std::chrono::duration_cast<std::chrono::microseconds>(
                                                std::chrono::steady_clock::now() - began));
        };
        try {
            auto document = runner.read(file);
            count(outcome_of(document));
            return document;
        } catch (...) {
            count("unavailable");
            throw;
        }
    }

    base::Log& log;
    std::unique_ptr<store::Store> store;
    store::Blobs blobs;
    extract::Runner runner;
    service::MaterialTexts texts;
    catalog::Catalog catalog;
    service::OrganisationCache organisation;
    service::Definitions definitions;
    service::StandIns stand_ins;
    service::Sessions sessions;
    service::ClearanceKey key;
    base::IdSource ids;
    std::optional<service::Secret> first_secret;
    catalog::FileDifference folder_difference;
    api::Metrics metrics;
    Pool slow;
    Pool again;
    Pool reading;
    service::Reviews reviews;
    service::Migrations migrations;
    api::Api api;
    Periodic housekeeper;
    service::Timers timers;
    Periodic timer_loop;
    http::Server http;
    bool stopped = false;
};

DataLayout layout(fs::path const& data) {
    return {data / "yingshen.db", data / "blobs", data / "keys"};
}

base::Result<std::unique_ptr<Server>> Server::open(ServerSettings const& settings,
                                                   Environment environment) {
    // A server that cannot read documents would refuse every one of them later.
    (void)extract::Runner(runner_settings(settings)).read("/dev/null");
    auto const folder = catalog::read_definitions(settings.definitions / "workflows",
                                                  settings.definitions / "rules");
    auto const now = environment.clock.now();
    // Refused before anything is created, where nothing is there yet.
    std::optional<catalog::Checked> checked;
    auto const check_folder = [&] {
        if (!checked) checked = environment.check(folder, base::china_date(now));
        return checked->ok();
    };
    auto const fresh = !fs::exists(layout(settings.data).database);
    if (fresh && !check_folder()) return std::unexpected(catalog::refusal(*checked));
    auto store = open_store(settings, environment.log);
    service::Sets first;
    if (service::read_changes(*store).changes.version == 0) {
        if (!check_folder()) return std::unexpected(catalog::refusal(*checked));
        first = service::bootstrap(*store, folder, *checked, now);
    }
    auto parts = std::make_unique<Parts>(settings, environment, std::move(store), std::move(first));
    auto const* newest = parts->definitions.folded()->changes.newest();
    parts->folder_difference = catalog::difference(newest->files, catalog::manifest_of(folder));
    warn_of(parts->folder_difference, environment.log);
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
    parts_->timer_loop.start();
    parts_->http.start();
    parts_->log.write(base::LogLevel::info, "server_started", {{"port", std::to_string(port())}});
}

void Server::stop() {
    if (std::exchange(parts_->stopped, true)) return;
    // Requests in flight still need the pools and the store, so those end after the last answer.
    parts_->http.stop();
    parts_->texts.stop();
    parts_->housekeeper.stop();
    parts_->timer_loop.stop();
    parts_->slow.stop();
    parts_->reading.stop();
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
catalog::FileDifference const& Server::folder_difference() const {
    return parts_->folder_difference;
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
