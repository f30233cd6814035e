#include <fmt/core.h>

#include "app/commands.hpp"
#include "app/file_fault.hpp"
#include "extract/codec.hpp"
#include "extract/runner.hpp"

namespace yingshen::app {
namespace {

using extract::describe;

/// "第1页 第2段（标题，12磅）", or what of it is known.
std::string heading_of(extract::Block const& block) {
    auto const place = describe(block.place).zh;
    auto const size = block.font_size ? fmt::format("，{:g}磅", *block.font_size) : std::string();
    return fmt::format("{}（{}{}）", place, title(block.kind).zh, size);
}

void print_text(Console const& console, extract::Document const& document) {
    for (auto const& block : document.blocks)
        console.out << heading_of(block) << '\n' << block.text << "\n\n";
    for (auto const& part : document.unread) {
        auto place = part.place;
        // The sentence names the label itself.
        place.label.clear();
        auto const where = describe(place).zh;
        console.out << "未读取：" << where << (where.empty() ? "" : "：")
                    << fmt::format("{}（{}）\n", describe(part).zh, extract::name(part.code));
    }
}

}  // namespace

int extract_text(Arguments const& arguments, Console const& console) {
    auto const& file = arguments.operands().front();
    if (auto const fault = file_fault(file)) {
        return refuse(console, base::Error{base::ErrorKind::invalid,
                                           "file_unreadable",
                                           {file + "：" + fault->zh, file + ": " + fault->en},
                                           {}});
    }
    extract::Runner::Settings settings;
    settings.worker = extract::find_worker();
    settings.sandboxed = !arguments.has("--unsandboxed");
    extract::Runner runner(std::move(settings));
    auto const document = runner.read(file);
    if (arguments.value("--format") == "json") {
        console.out << encode(document, true) << '\n';
    } else {
        print_text(console, document);
    }
    return document.unread.empty() ? succeeded : found_faults;
}

}  // namespace yingshen::app
