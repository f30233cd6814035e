#include "http/server.hpp"

#include <algorithm>
#include <vector>

#include "http/io_loop.hpp"
#include "http/listener.hpp"
#include "http/shared.hpp"

namespace yingshen::http {
namespace {

/// Makes the upload directory and removes what a killed server left half received in it.
void prepare_uploads(Settings const& settings, std::vector<Route> const& routes) {
    auto const to_file = [](Route const& route) { return route.body == Body::file; };
    if (std::ranges::none_of(routes, to_file)) return;
    std::filesystem::create_directories(settings.upload_directory);
    for (auto const& entry : std::filesystem::directory_iterator(settings.upload_directory)) {
        bool const left_over = entry.path().filename().string().starts_with("upload-");
        if (left_over && entry.is_regular_file()) std::filesystem::remove(entry.path());
    }
}

}  // namespace

/// The order of the members is the order of construction; they go in the opposite order, so that
/// workers end before loops and loops before what they share.
struct Server::Impl {
    Impl(Settings settings, std::vector<Route> routes, base::Log& log, base::Random& random,
         Observer observer)
        : shared{.settings = settings,
                 .routes = Routes(std::move(routes)),
                 .log = log,
                 .random = random,
                 .observer = std::move(observer),
                 .workers = Workers(settings.limits.queued_requests_max, log)},
          loops(make_loops(shared)),
          listener(shared, loops) {
        prepare_uploads(shared.settings, shared.routes.all());
    }

    static std::vector<std::unique_ptr<IoLoop>> make_loops(Shared& shared) {
        std::vector<std::unique_ptr<IoLoop>> out;
        for (unsigned i = 0; i < std::max(1U, shared.settings.io_threads); ++i) {
            out.push_back(std::make_unique<IoLoop>(shared));
        }
        return out;
    }

    void start() {
        running = true;
        shared.workers.start(std::max(1U, shared.settings.worker_threads));
        listener.start();
        for (auto const& loop : loops)
            loop->start();
    }

    void stop() {
        if (!running) return;
        running = false;
        listener.close();
        for (auto const& loop : loops)
            loop->drain();
        if (!shared.connections.wait_for_none(shared.settings.limits.drain_timeout)) {
            shared.log.write(base::LogLevel::warning, "http_drain_timed_out",
                             {{"connections", std::to_string(shared.connections.now())}});
        }
        shared.workers.stop();
        for (auto const& loop : loops)
            loop->stop();
    }

    Shared shared;
    std::vector<std::unique_ptr<IoLoop>> loops;
    Listener listener;
    bool running = false;
};

Server::Server(Settings settings, std::vector<Route> routes, base::Log& log, base::Random& random,
               Observer observer)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(routes), log, random,
                                   std::move(observer))) {}

Server::~Server() {
    stop();
}

std::uint16_t Server::port() const {
    return impl_->listener.port();
}

void Server::start() {
    impl_->start();
}

void Server::stop() {
    impl_->stop();
}

std::size_t Server::open_connections() const {
    return impl_->shared.connections.now();
}

}  // namespace yingshen::http
