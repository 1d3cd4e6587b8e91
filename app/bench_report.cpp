/// overfit bench-report: placeholder replaced below.
#include <CLI/CLI.hpp>

#include "app/commands.hpp"

namespace overfit::app {
void add_bench_report(CLI::App&, Session&) {}
}  // namespace overfit::app
