// How long is it from the upload of a document to its findings, over HTTP, and what of it is the
// process that opens the document, and what the screening of its text?
//
//   build/release/bench_upload [UPLOADS]
//
// One upload is one POST to /api/v1/screenings/file of a running server with the shipped rules; the
// next begins when it was answered. The worker is started in the same way by this program, and the
// text screened here, for comparison.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <stdexcept>

#include "app/server.hpp"
#include "base/log.hpp"
#include "extract/runner.hpp"
#include "extract/screening_text.hpp"
#include "fill.hpp"
#include "load.hpp"
#include "long_document.hpp"
#include "process.hpp"
#include "screening/screen.hpp"
#include "store/blobs.hpp"
#include "store/sqlite/open.hpp"

namespace {

using namespace yingshen;
using SteadyClock = std::chrono::steady_clock;

/// Milliseconds of each of `count` runs, sorted.
template <class Run>
std::vector<double> timed(std::size_t count, Run const& run) {
    std::vector<double> out;
    for (std::size_t i = 0; i < count; ++i) {
        auto const begin = SteadyClock::now();
        run();
        out.push_back(
            std::chrono::duration<double, std::milli>(SteadyClock::now() - begin).count());
    }
    std::ranges::sort(out);
    return out;
}

double median(std::vector<double> const& sorted) {
    return sorted[sorted.size() / 2];
}

bench::Load upload(std::uint16_t port, std::size_t uploads, std::string const& token,
                   std::string const& bytes) {
    return bench::drive(port, 1, uploads, [&](std::size_t, std::string& out) {
        out += fmt::format(
            "POST /api/v1/screenings/file?kind=marketing_material HTTP/1.1\r\nHost: localhost\r\n"
            "Authorization: Bearer {}\r\nContent-Type: application/octet-stream\r\n"
            "Content-Length: {}\r\n\r\n",
            token, bytes.size());
        out += bytes;
    });
}

}  // namespace

int main(int count, char** arguments) {
    auto const uploads = count > 1 ? std::stoul(arguments[1]) : 200;
    auto const program = std::filesystem::canonical(arguments[0]).parent_path() / "yingshen";
    auto const data = program.parent_path() / "bench-data";
    std::filesystem::remove_all(data);
    std::filesystem::create_directories(data);
    base::NullLog log;
    auto const today = base::china_date(base::SystemClock().now());
    auto const definitions =
        catalog::check_folders(std::filesystem::path(YINGSHEN_SOURCE_DIR) / "workflows",
                               std::filesystem::path(YINGSHEN_SOURCE_DIR) / "rules", today);
    if (!definitions.ok()) throw std::runtime_error("the shipped definitions are refused");
    std::string token;
    {
        store::sqlite::Settings settings;
        settings.file = app::layout(data).database;
        auto const store = store::sqlite::open(settings, log);
        token = bench::fill(*store, definitions, 1, 1).clerk_tokens.front();
        store->stop();
    }
    screening::Subject const subject{words::Kind::marketing_material, {}, today};
    extract::Runner runner({.worker = extract::find_worker()});
    auto const port = bench::free_port();
    bench::Process const server(program, data, port);
    struct Row {
        char const* name;
        std::string bytes;
    };
    for (auto const& [name, bytes] :
         {Row{"PDF, 1 page", bench::pdf_of(1)}, Row{"PDF, 30 pages", bench::pdf_of(30)},
          Row{"DOCX, 1 page", bench::docx_of(1)}, Row{"DOCX, 30 pages", bench::docx_of(30)}}) {
        auto const file = data / "document";
        std::ofstream(file, std::ios::binary) << bytes;
        extract::Document document;
        auto const worker = timed(uploads / 4 + 1, [&] { document = runner.read(file); });
        extract::ScreeningText const text(document);
        std::size_t findings = 0;
        auto const screened = timed(uploads / 4 + 1, [&] {
            findings = definitions.rules->matcher.screen(text.text(), subject).findings.size();
        });
        auto const load = upload(port, uploads, token, bytes);
        fmt::print(
            "{:<14} {:>4} KiB, {:>3} KiB of text, {:>3} findings: p50 {:.1f} ms, p99 {:.1f} ms; of "
            "it the worker {:.1f} ms, screening {:.1f} ms; failed {}\n",
            name, bytes.size() / 1024, text.text().size() / 1024, findings,
            double(load.percentile_us(0.5)) / 1000, double(load.percentile_us(0.99)) / 1000,
            median(worker), median(screened), load.failed);
        if (load.failed > 0) fmt::print("  first failure: {}\n", load.first_failure);
    }
    return 0;
}
