#pragma once
#include "app/command.hpp"

/// One function a command, each in the source named after it. They return the exit status and throw
/// only where the environment is broken.
namespace yingshen::app {

int serve(Arguments const& arguments, Console const& console);
int definitions_check(Arguments const& arguments, Console const& console);
int definitions_test(Arguments const& arguments, Console const& console);
int definitions_diagram(Arguments const& arguments, Console const& console);
int definitions_propose(Arguments const& arguments, Console const& console);
int definitions_migrate(Arguments const& arguments, Console const& console);
int definitions_list(Arguments const& arguments, Console const& console);
int definitions_show(Arguments const& arguments, Console const& console);
int definitions_activate(Arguments const& arguments, Console const& console);
int definitions_reject(Arguments const& arguments, Console const& console);
int definitions_diff(Arguments const& arguments, Console const& console);
int rules_new(Arguments const& arguments, Console const& console);
int rules_measure(Arguments const& arguments, Console const& console);
int calendar_due(Arguments const& arguments, Console const& console);
int screen(Arguments const& arguments, Console const& console);
int similar(Arguments const& arguments, Console const& console);
int extract_text(Arguments const& arguments, Console const& console);
int report_adoption(Arguments const& arguments, Console const& console);
int report_rules(Arguments const& arguments, Console const& console);
int backtest(Arguments const& arguments, Console const& console);
int load(Arguments const& arguments, Console const& console);
int account_one_time_secret(Arguments const& arguments, Console const& console);
int rebuild(Arguments const& arguments, Console const& console);
int backup(Arguments const& arguments, Console const& console);
int restore(Arguments const& arguments, Console const& console);
int audit_verify(Arguments const& arguments, Console const& console);
int certificate_verify(Arguments const& arguments, Console const& console);
int walk(Arguments const& arguments, Console const& console);

}  // namespace yingshen::app
