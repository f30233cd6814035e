// Reads one document from standard input and writes it as JSON to standard output. Everything that
// could go wrong with a hostile document goes wrong in here, with nothing to reach.
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "extract/codec.hpp"
#include "extract/exit_status.hpp"
#include "extract/limits.hpp"
#include "extract/worker/converter.hpp"
#include "extract/worker/read_document.hpp"
#include "extract/worker/recognition.hpp"
#include "extract/worker/sandbox.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
/// Looking for leaks at the end needs ptrace, which seccomp rightly refuses; the unit tests of the
/// extractors look for them.
extern "C" char const* __asan_default_options() {
    return "detect_leaks=0";
}
#endif
#endif

namespace {

using namespace yingshen::extract;

/// What libraries read while they work: recognition data, character maps of PDF, fonts.
std::vector<std::string> const readable_folders = {
    "/usr/share/tesseract-ocr", "/usr/share/poppler",    "/usr/share/fonts",
    "/usr/local/share/fonts",   "/usr/share/fontconfig", "/etc/fonts",
    "/var/cache/fontconfig"};

std::string read_input() {
    std::string out;
    std::string buffer(1U << 20, '\0');
    while (out.size() <= limits::input_bytes_max) {
        auto const count = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        out.append(buffer, 0, static_cast<std::size_t>(count));
    }
    return out;
}

void write_output(std::string_view text) {
    while (!text.empty()) {
        auto const count = write(STDOUT_FILENO, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
}

void say(std::string const& text) {
    (void)std::fprintf(stderr, "yingshen-extract: %s\n", text.c_str());
}

int refuse(std::string const& why) {
    say("expected a kernel that can shut the worker in, but found " + why);
    return worker_refused;
}

int work(bool sandboxed) {
    worker::limit_resources();
    worker::Gb18030 const gb18030;
    // What poppler makes its texts with.
    worker::Converter const to_utf16("UTF-16LE", "UTF-8");
    worker::Converter const from_utf16("UTF-8", "UTF-16LE");
    worker::leave_privileges();
    if (sandboxed) {
        if (auto const why = worker::confine_files(readable_folders)) return refuse(*why);
        if (auto const why = worker::confine_calls()) return refuse(*why);
    }
    worker::Recognition pictures;
    auto const input = read_input();
    write_output(encode(worker::read_document(input, gb18030, pictures)));
    return worker_done;
}

}  // namespace

int main(int count, char** words) {
    bool const unsandboxed = count == 2 && std::string_view(words[1]) == "--unsandboxed";
    if (count > 1 && !unsandboxed) {
        say("expected no argument but --unsandboxed; documents come on standard input");
        return 2;
    }
    // One thread: the pool of workers is what runs side by side, and seccomp lets no thread begin.
    // The library that reads this does so before main.
    if (std::getenv("OMP_THREAD_LIMIT") == nullptr) {
        setenv("OMP_THREAD_LIMIT", "1", 1);
        execv("/proc/self/exe", words);
    }
    try {
        auto const status = work(!unsandboxed);
        // Without the destructors of libraries, which might do what the sandbox refuses.
        std::_Exit(status);
    } catch (std::bad_alloc const&) {
        std::_Exit(worker_out_of_memory);
    } catch (std::exception const& error) {
        say(error.what());
        return worker_refused;
    }
}
