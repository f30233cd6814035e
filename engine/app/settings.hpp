#pragma once
#include <cstdint>
#include <filesystem>
#include <string>

#include "http/server.hpp"

namespace yingshen::app {

/// How a server is set up; the command line fills it in. docs/reference/command-line.md lists the
/// options.
struct ServerSettings {
    std::filesystem::path data = "data";  ///< database, materials, keys, lock; created where absent
    std::filesystem::path definitions = ".";  ///< the folder that holds workflows/ and rules/
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;  ///< 0: any free port
    unsigned io_threads = 1;
    unsigned worker_threads = 2;  ///< answer requests; never wait for a commit
    unsigned slow_threads = 2;    ///< password hashes and reports
    std::size_t slow_queue_max = 64;
    unsigned document_workers = 2;        ///< documents that are read side by side
    std::size_t document_queue_max = 64;  ///< documents that may wait to be read
    std::filesystem::path worker;         ///< reads documents; empty: the one beside the program
    bool sandboxed = true;                ///< false: the worker is not shut in
    int store_readers = 4;                ///< read-only connections
    bool secure_cookies = false;          ///< a proxy in front speaks TLS
    http::Limits limits;
};

}  // namespace yingshen::app
