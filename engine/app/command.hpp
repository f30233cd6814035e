#pragma once
#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace yingshen::app {

/// Where a command speaks: results to `out`, everything about failure to `error`.
struct Console {
    std::ostream& out;
    std::ostream& error;
};

/// The exit status of every command.
enum Exit : int {
    succeeded = 0,
    found_faults = 1,  ///< findings, faults, or something that could not be done
    misused = 2,       ///< the command line itself is wrong
};

/// What was typed after a command's name, checked against its options.
class Arguments {
  public:
    Arguments(std::map<std::string, std::string, std::less<>> options,
              std::vector<std::string> operands)
        : options_(std::move(options)), operands_(std::move(operands)) {}

    [[nodiscard]] bool has(std::string_view option) const { return options_.contains(option); }
    [[nodiscard]] std::string value(std::string_view option, std::string_view otherwise = {}) const;
    [[nodiscard]] std::vector<std::string> const& operands() const { return operands_; }

  private:
    std::map<std::string, std::string, std::less<>> options_;
    std::vector<std::string> operands_;
};

struct OptionInfo {
    std::string_view name;   ///< "--port"
    std::string_view value;  ///< "N", one of "json|text", or "" for a switch
    std::string_view about;
};

/// A command as data: help, checking and dispatch all read this.
struct CommandInfo {
    std::string_view name;      ///< "audit verify"
    std::string_view operands;  ///< "FILE...", as help shows it
    std::size_t operands_min;
    std::size_t operands_max;
    std::string_view zh;
    std::string_view en;
    std::span<OptionInfo const> options;
    int (*run)(Arguments const&, Console const&);
};

/// Every command there is, in the order of the help.
[[nodiscard]] std::span<CommandInfo const> commands();

/// The whole program but main(): finds the command, checks its arguments, runs it, and turns what
/// it throws into one line. Returns the exit status.
[[nodiscard]] int run_command_line(std::span<std::string const> words, Console const& console);

/// The text of `yingshen --help` and of `yingshen COMMAND --help`.
[[nodiscard]] std::string help();
[[nodiscard]] std::string help(CommandInfo const& command);

/// Prints what is wrong, one line a fault, and returns found_faults.
int refuse(Console const& console, base::Error const& error);
int refuse(Console const& console, std::span<base::Fault const> faults);
/// Prints one line about the command line itself and returns misused.
int misuse(Console const& console, std::string_view expected, std::string_view found);

/// A whole number within bounds; nullopt for anything else.
[[nodiscard]] std::optional<int> read_number(std::string_view text, int low, int high);
/// A file's bytes. Throws std::runtime_error with its path and the reason.
[[nodiscard]] std::string read_file(std::string const& path);

}  // namespace yingshen::app
