#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "app/command.hpp"

int main(int count, char** words) {
    // A reader that closes its end of a pipe or socket is an error code, not a death.
    std::signal(SIGPIPE, SIG_IGN);
    std::ios::sync_with_stdio(false);
    std::vector<std::string> const arguments(words + 1, words + count);
    return yingshen::app::run_command_line(arguments, {std::cout, std::cerr});
}
