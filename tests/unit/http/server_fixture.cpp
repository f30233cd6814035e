#include "unit/http/server_fixture.hpp"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "base/hash.hpp"

namespace yingshen::test {
namespace {

http::Response text(std::string body) {
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

std::string describe(http::Request const& request) {
    auto out = request.path;
    for (auto const& [key, value] : request.params)
        out += " {" + key + "=" + value + "}";
    for (auto const& [key, value] : request.query)
        out += " [" + key + "=" + value + "]";
    return out;
}

std::string hash_of_file(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    return base::hex(base::sha256(bytes));
}

std::filesystem::path unique_directory() {
    static std::atomic<int> number = 0;
    return std::filesystem::temp_directory_path() /
           ("yingshen-http-test-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
}

}  // namespace

std::vector<http::Route> TestServer::routes() {
    using http::Body, http::Method, http::Reply, http::Request;
    using Shared = std::shared_ptr<Request>;
    return {
        {Method::get, "/hello", [](Shared, Reply reply) { reply(text("hello")); }},
        {Method::get, "/items/{id}",
         [](Shared request, Reply reply) { reply(text(describe(*request))); }},
        {Method::get, "/items/special", [](Shared, Reply reply) { reply(text("the literal")); }},
        {Method::post, "/echo", [](Shared request, Reply reply) { reply(text(request->body)); },
         Body::memory, 1 << 20},
        {Method::post, "/upload",
         [](Shared request, Reply reply) { reply(text(hash_of_file(request->body_file))); },
         Body::file, 16 << 20},
        {Method::get, "/held", [this](Shared, Reply reply) { held_.hold(std::move(reply)); }},
        {Method::get, "/throws",
         [](Shared, Reply) { throw std::runtime_error("a secret of the inside"); }},
        {Method::get, "/forgets", [](Shared, Reply) {}},
        {Method::get, "/splits",
         [](Shared, Reply reply) {
             auto response = text("split");
             response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: stolen=1");
             reply(std::move(response));
         }},
        {Method::get, "/file",
         [this](Shared, Reply reply) {
             auto response = text({});
             response.body_file = directory_ / "sent";
             reply(std::move(response));
         }},
    };
}

TestServer::TestServer(std::function<void(http::Settings&)> const& adjust)
    : directory_(unique_directory()) {
    std::filesystem::create_directories(directory_);
    std::ofstream(directory_ / "sent", std::ios::binary) << std::string(300'000, 'f');
    http::Settings settings;
    settings.upload_directory = directory_ / "uploads";
    if (adjust) adjust(settings);
    server_ = std::make_unique<http::Server>(settings, routes(), log_, random_);
    server_->start();
}

TestServer::~TestServer() {
    server_.reset();
    std::filesystem::remove_all(directory_);
}

bool TestServer::is_well() const {
    auto const response = exchange(port(), get("/hello"));
    return response && response->status == 200 && response->body == "hello";
}

std::size_t TestServer::files_in_upload_directory() const {
    std::filesystem::directory_iterator const files(directory_ / "uploads");
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

bool eventually(std::function<bool()> const& question) {
    auto const end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    while (!question()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::yield();
    }
    return true;
}

std::string get(std::string_view path, std::string_view more_headers) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: bank.example\r\n" +
           std::string(more_headers) + "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view more_headers) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: bank.example\r\nContent-Length: " + std::to_string(body.size()) +
           "\r\n" + std::string(more_headers) + "\r\n" + std::string(body);
}

}  // namespace yingshen::test
