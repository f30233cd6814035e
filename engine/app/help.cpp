#include <fmt/core.h>
#include <algorithm>

#include "app/command.hpp"

namespace yingshen::app {
namespace {

std::string typed(OptionInfo const& option) {
    return option.value.empty() ? std::string(option.name)
                                : fmt::format("{} {}", option.name, option.value);
}

}  // namespace

std::string help() {
    std::string text =
        "应审 Yingshen: review before release, for consumer protection in banks.\n\n"
        "Usage: yingshen COMMAND [OPERANDS] [OPTIONS]\n\nCommands:\n";
    std::size_t width = 0;
    for (auto const& command : commands())
        width = std::max(width, command.name.size());
    for (auto const& command : commands()) {
        text += fmt::format("  {:<{}}  {} {}\n", command.name, width, command.en, command.zh);
    }
    text +=
        "\nyingshen COMMAND --help explains one command.\n"
        "Exit status: 0 done, 1 findings, faults or failure, 2 misuse.\n";
    return text;
}

std::string help(CommandInfo const& command) {
    auto text = fmt::format("Usage: yingshen {}{}{}{}\n\n{}\n{}\n", command.name,
                            command.operands.empty() ? "" : " ", command.operands,
                            command.options.empty() ? "" : " [OPTIONS]", command.en, command.zh);
    if (command.options.empty()) return text;
    std::size_t width = 0;
    for (auto const& option : command.options)
        width = std::max(width, std::min<std::size_t>(typed(option).size(), 24));
    text += "\nOptions:\n";
    for (auto const& option : command.options) {
        auto const name = typed(option);
        auto const broken = name.size() > width ? fmt::format("\n  {:{}}", "", width) : "";
        text += fmt::format("  {:<{}}{}  {}\n", name, width, broken, option.about);
    }
    return text;
}

}  // namespace yingshen::app
