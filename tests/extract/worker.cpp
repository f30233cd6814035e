#include "worker.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

namespace yingshen::extract {

Runner::Settings worker_settings() {
    Runner::Settings out;
    out.worker = YINGSHEN_WORKER;
    return out;
}

std::vector<std::filesystem::path> sample_files() {
    std::vector<std::filesystem::path> out;
    for (auto const& entry :
         std::filesystem::directory_iterator(YINGSHEN_SOURCE_DIR "/tests/extract/files")) {
        auto const extension = entry.path().extension();
        if (extension != ".json" && extension != ".md") out.push_back(entry.path());
    }
    std::ranges::sort(out);
    return out;
}

std::string read_bytes(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

Document read_with(Runner& runner, std::string_view bytes) {
    auto const file =
        std::filesystem::temp_directory_path() / ("yingshen_extract_" + std::to_string(getpid()));
    {
        std::ofstream out(file, std::ios::binary);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    auto document = runner.read(file);
    std::filesystem::remove(file);
    return document;
}

std::string codes_of(Document const& document) {
    std::set<std::string> codes;
    for (auto const& part : document.unread)
        codes.emplace(name(part.code));
    std::string out;
    for (auto const& code : codes)
        out += (out.empty() ? "" : " ") + code;
    return out;
}

}  // namespace yingshen::extract
