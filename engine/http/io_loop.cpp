#include "http/io_loop.hpp"

#include <pthread.h>

#include <algorithm>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <exception>

namespace yingshen::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

std::chrono::milliseconds interval_of(Limits const& limits) {
    auto const shortest = std::min(
        {limits.header_timeout, limits.idle_timeout, limits.body_timeout, limits.write_timeout});
    return std::clamp(shortest / 4, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

std::string address_of(Socket const& socket) {
    error_code error;
    auto const peer = socket.remote_endpoint(error);
    return error ? std::string() : peer.address().to_string();
}

}  // namespace

IoLoop::IoLoop(Shared& shared)
    : shared_(shared),
      sweep_timer_(context_),
      sweep_interval_(interval_of(shared.settings.limits)),
      mailbox_(std::make_shared<Mailbox>([this] { asio::post(context_, [this] { deliver(); }); })) {
}

void IoLoop::start() {
    sweep_later();
    thread_ = std::thread([this] {
        pthread_setname_np(pthread_self(), "http-io");
        run();
    });
}

void IoLoop::run() {
    // Sessions catch their own exceptions. What comes here all the same must not end the server:
    // the loop goes on, and the sweep closes the session that lost its operation.
    for (std::uint64_t caught = 1;; ++caught) {
        try {
            context_.run();
            return;
        } catch (std::exception const& error) {
            shared_.log.write(base::LogLevel::error, "io_loop_exception",
                              {{"count", std::to_string(caught)}, {"what", error.what()}});
        }
    }
}

void IoLoop::adopt(Socket socket, bool refused) {
    asio::dispatch(context_, [this, refused, taken = std::move(socket)]() mutable {
        add(std::move(taken), refused);
    });
}

void IoLoop::add(Socket socket, bool refused) {
    error_code ignored;
    if (draining_) {
        socket.close(ignored);
        shared_.connections.remove();
        return;
    }
    // Answers are written whole; waiting for more would only delay them.
    socket.set_option(asio::ip::tcp::no_delay(true), ignored);
    auto const key = next_key_++;
    auto remote = address_of(socket);
    auto const session =
        std::make_shared<Session>(std::move(socket), *this, shared_, key, std::move(remote));
    sessions_.emplace(key, session);
    refused ? session->start_refused() : session->start();
}

void IoLoop::remove(std::uint64_t key) {
    if (sessions_.erase(key) > 0) shared_.connections.remove();
}

void IoLoop::deliver() {
    mailbox_->take(letters_);
    for (auto& letter : letters_) {
        auto const found = sessions_.find(letter.session);
        if (found == sessions_.end()) continue;
        auto const session = found->second;
        session->receive(std::move(letter));
    }
    letters_.clear();
}

void IoLoop::sweep_later() {
    sweep_timer_.expires_after(sweep_interval_);
    sweep_timer_.async_wait([this](error_code error) {
        // A timer that ran out before stop() cancelled it brings no error.
        if (error || stopping_) return;
        // Before the sweep, so that an exception cannot end the sweeps.
        sweep_later();
        sweep();
    });
}

void IoLoop::sweep() {
    auto const now = std::chrono::steady_clock::now();
    std::vector<std::shared_ptr<Session>> late;
    for (auto const& [key, session] : sessions_) {
        if (session->deadline() <= now) late.push_back(session);
    }
    for (auto const& session : late)
        session->expire();
}

void IoLoop::drain() {
    asio::post(context_, [this] {
        draining_ = true;
        auto const present = sessions_;
        for (auto const& [key, session] : present)
            session->drain();
    });
}

void IoLoop::stop() {
    if (thread_.joinable()) {
        asio::post(context_, [this] {
            draining_ = true;
            stopping_ = true;
            sweep_timer_.cancel();
            auto const present = sessions_;
            for (auto const& [key, session] : present)
                session->close();
        });
        thread_.join();
    }
    mailbox_->close();
}

}  // namespace yingshen::http
