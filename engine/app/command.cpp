#include "app/command.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <expected>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <system_error>

#include "base/utf8.hpp"
#include "yaml/reader.hpp"

namespace yingshen::app {
namespace {

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto end = text.find(at); end != text.npos; end = text.find(at, begin = end + 1)) {
        parts.emplace_back(text.substr(begin, end - begin));
    }
    parts.emplace_back(text.substr(begin));
    return parts;
}

/// The command that the first words name, and how many words that took.
std::pair<CommandInfo const*, std::size_t> find_command(std::span<std::string const> words) {
    for (auto const& command : commands()) {
        auto const names = split(command.name, ' ');
        if (words.size() >= names.size() && std::ranges::equal(names, words.first(names.size()))) {
            return {&command, names.size()};
        }
    }
    return {nullptr, 0};
}

std::string hint(std::string_view word, std::vector<std::string> const& known) {
    auto const near = yaml::nearest(word, known);
    return near ? "; did you mean \"" + *near + "\"?" : "";
}

std::string unknown_command(std::span<std::string const> words) {
    std::vector<std::string> known;
    std::vector<std::string> below;
    for (auto const& command : commands()) {
        auto const names = split(command.name, ' ');
        known.push_back(names.front());
        if (names.front() == words.front()) below.emplace_back(command.name);
    }
    auto const two = words.size() > 1 ? words[0] + " " + words[1] : words[0];
    if (!below.empty()) return "\"" + two + "\"" + hint(two, below);
    return "\"" + words[0] + "\"" + hint(words[0], known);
}

using Read = std::expected<Arguments, std::string>;

/// Options may stand anywhere; "--" ends them. Every problem is one sentence.
Read read_arguments(CommandInfo const& command, std::span<std::string const> words) {
    std::map<std::string, std::string, std::less<>> options;
    std::vector<std::string> operands;
    std::vector<std::string> known{"--help"};
    for (auto const& option : command.options)
        known.emplace_back(option.name);
    for (std::size_t at = 0; at < words.size(); ++at) {
        auto word = words[at];
        if (word == "--") {
            operands.insert(operands.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                            words.end());
            break;
        }
        if (!word.starts_with("--")) {
            operands.push_back(std::move(word));
            continue;
        }
        std::optional<std::string> value;
        if (auto const equals = word.find('='); equals != std::string::npos) {
            value = word.substr(equals + 1);
            word.resize(equals);
        }
        auto const found = std::ranges::find(command.options, word, &OptionInfo::name);
        if (found == command.options.end()) {
            return std::unexpected("expected an option of " + std::string(command.name) +
                                   ", but found \"" + word + "\"" + hint(word, known));
        }
        if (found->value.empty() && value) {
            return std::unexpected("expected " + word + " without a value, but found \"" + *value +
                                   "\"");
        }
        if (!found->value.empty() && !value) {
            if (at + 1 == words.size()) {
                return std::unexpected("expected " + word + " " + std::string(found->value) +
                                       ", but found nothing after it");
            }
            value = words[++at];
        }
        auto const choices = split(found->value, '|');
        if (choices.size() > 1 && std::ranges::find(choices, *value) == choices.end()) {
            return std::unexpected("expected " + word + " " + std::string(found->value) +
                                   ", but found \"" + *value + "\"" + hint(*value, choices));
        }
        if (!options.emplace(word, value.value_or("")).second) {
            return std::unexpected("expected " + word + " once, but found it twice");
        }
    }
    if (operands.size() < command.operands_min || operands.size() > command.operands_max) {
        auto const wanted =
            command.operands.empty() ? std::string("no operand") : std::string(command.operands);
        return std::unexpected("expected " + wanted + ", but found " +
                               std::to_string(operands.size()) + " operands");
    }
    return Arguments(std::move(options), std::move(operands));
}

int run_caught(CommandInfo const& command, Arguments const& arguments, Console const& console) {
    try {
        auto const status = command.run(arguments, console);
        console.out.flush();
        if (console.out.good()) return status;
        console.error << "yingshen: cannot write the output: " << std::strerror(errno) << '\n';
    } catch (std::system_error const& error) {
        console.error << "yingshen: " << error.what() << '\n';
    } catch (std::exception const& error) {
        console.error << "yingshen: " << error.what() << '\n';
    }
    return found_faults;
}

}  // namespace

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
    auto const found = options_.find(option);
    return found == options_.end() ? std::string(otherwise) : found->second;
}

int run_command_line(std::span<std::string const> words, Console const& console) {
    bool const wants_help = std::ranges::find_if(words, [](auto const& word) {
                                return word == "--help" || word == "-h";
                            }) != words.end();
    if (words.empty() || (wants_help && words.front().starts_with("-"))) {
        (words.empty() ? console.error : console.out) << help();
        return words.empty() ? misused : succeeded;
    }
    if (words.front() == "--version") {
        console.out << "yingshen " YINGSHEN_VERSION "\n";
        return succeeded;
    }
    auto const [command, used] = find_command(words);
    if (command == nullptr) return misuse(console, "a command", unknown_command(words));
    if (wants_help) {
        console.out << help(*command);
        return succeeded;
    }
    auto const arguments = read_arguments(*command, words.subspan(used));
    if (!arguments) {
        console.error << "yingshen: " << arguments.error() << '\n';
        return misused;
    }
    return run_caught(*command, *arguments, console);
}

int refuse(Console const& console, std::span<base::Fault const> faults) {
    for (auto const& fault : faults)
        console.error << base::to_string(fault) << '\n';
    return found_faults;
}

int refuse(Console const& console, base::Error const& error) {
    console.error << "yingshen: " << error.text.en << "（" << error.text.zh << "）\n";
    return refuse(console, error.faults);
}

int misuse(Console const& console, std::string_view expected, std::string_view found) {
    console.error << "yingshen: expected " << expected << ", but found " << found
                  << " (yingshen --help)\n";
    return misused;
}

std::optional<int> read_number(std::string_view text, int low, int high) {
    int number = 0;
    auto const [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || stop != text.data() + text.size()) return std::nullopt;
    if (number < low || number > high) return std::nullopt;
    return number;
}

std::string read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    // Streaming an empty file sets failbit, so the file's own state tells whether reading worked;
    // a directory opens, and fails at the first byte.
    if (file && file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
    if (!file.is_open() || file.bad()) {
        throw std::runtime_error("cannot read " + path + ": " + std::strerror(errno));
    }
    return std::move(text).str();
}

}  // namespace yingshen::app
