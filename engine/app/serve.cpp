#include <pthread.h>

#include <csignal>

#include "app/commands.hpp"
#include "app/log.hpp"
#include "app/server.hpp"
#include "app/workspace.hpp"

namespace yingshen::app {
namespace {

/// The signals that end the server, blocked in every thread that starts later, so that sigwait in
/// this one is the only place where they arrive.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    return signals;
}

}  // namespace

int serve(Arguments const& arguments, Console const& console) {
    auto const port = read_number(arguments.value("--port", "8080"), 0, 65'535);
    if (!port) {
        return misuse(console, "--port 0 to 65535", "\"" + arguments.value("--port") + "\"");
    }
    auto const workers = read_number(arguments.value("--workers", "2"), 1, 64);
    if (!workers) {
        return misuse(console, "--workers 1 to 64", "\"" + arguments.value("--workers") + "\"");
    }
    auto const readers = read_number(arguments.value("--document-workers", "2"), 1, 16);
    if (!readers) {
        return misuse(console, "--document-workers 1 to 16",
                      "\"" + arguments.value("--document-workers") + "\"");
    }
    ServerSettings settings;
    settings.data = data_folder(arguments);
    settings.definitions = definitions_folder(arguments);
    settings.address = arguments.value("--address", settings.address);
    settings.port = static_cast<std::uint16_t>(*port);
    settings.worker_threads = static_cast<unsigned>(*workers);
    settings.document_workers = static_cast<unsigned>(*readers);
    settings.sandboxed = !arguments.has("--unsandboxed");
    settings.secure_cookies = arguments.has("--secure-cookies");

    auto const signals = block_stop_signals();
    base::SystemClock const clock;
    base::SystemRandom random;
    JsonLog log(console.error, clock);
    auto const server = Server::open(settings, {clock, random, log});
    if (!server) return refuse(console, server.error());
    (*server)->start();
    if (auto const& secret = (*server)->first_secret()) {
        console.out << "First start: log in once as \"admin\" with the one-time secret "
                    << secret->value << "\n首次启动：请以 admin 和上述一次性口令登录\n";
    }
    if (auto const& differs = (*server)->folder_difference(); !differs.empty()) {
        console.out << "The folder " << settings.definitions.generic_string()
                    << " differs from the definitions in force (files: "
                    << differs.added.size() + differs.removed.size() + differs.changed.size()
                    << "); they stay in force until two people activate others "
                       "(yingshen definitions propose)\n"
                       "定义文件夹与现行定义不一致：现行定义继续有效，变更须经双人复核启用\n";
    }
    console.out << "Serving on http://" << settings.address << ':' << (*server)->port()
                << std::endl;
    int signal = 0;
    sigwait(&signals, &signal);
    (*server)->stop();
    console.out << "Stopped; everything acknowledged is kept." << std::endl;
    return succeeded;
}

}  // namespace yingshen::app
