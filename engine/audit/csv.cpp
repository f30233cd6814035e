#include "audit/csv.hpp"

namespace yingshen::audit {
namespace {

/// A spreadsheet runs a cell that starts like a formula; an apostrophe in front makes it text.
std::string defused(std::string const& text) {
    bool const runs =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return runs ? "'" + text : text;
}

void append_cell(std::string& out, std::string const& value) {
    auto const text = defused(value);
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

}  // namespace

void append_line(std::string& out, std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) out += ',';
        append_cell(out, cells[i]);
    }
    out += "\r\n";
}

}  // namespace yingshen::audit
