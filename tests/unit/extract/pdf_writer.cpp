#include "pdf_writer.hpp"

#include <fmt/core.h>

namespace yingshen::extract {

std::string write_pdf(std::vector<std::string> const& objects) {
    std::string out = "%PDF-1.4\n";
    auto table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t i = 0; i < objects.size(); ++i) {
        table += fmt::format("{:010} 00000 n \n", out.size());
        out += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    return out + table +
           fmt::format("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, out.size());
}

std::string pdf_stream(std::string const& entries, std::string const& content) {
    return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", entries, content.size(), content);
}

}  // namespace yingshen::extract
