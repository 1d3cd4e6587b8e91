/// Options and output that all commands on the user's own table share.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "app/user_table.hpp"
#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace CLI {
class App;
}

namespace overfit::app {

/// FILE, --ignore, --distinct, --no-intercept and --no-standardize.
void add_table_options(CLI::App& command, TableRequest& request);

/// Where results go and in which form.
struct OutputOptions {
    std::filesystem::path folder{};
    std::string formats = "svg";
    bool json = false;
};

/// --out, --format and --json.
void add_output_options(CLI::App& command, OutputOptions& options);

/// Throws, before any work is done, if a format is unknown or the folder cannot be written.
void require_writable(const OutputOptions& options);

/// What a command has found.
struct Output {
    std::string name;  ///< of the record and the figure: NAME.json, NAME.gp, ...
    std::vector<std::pair<std::string, const numerics::Table*>> tables;  ///< by name, as CSV
    std::string record;                                                  ///< JSON
    std::string summary;
    plots::Figure figure;
};

/// Writes tables, record and figure, and prints the summary with the names of the files, or, if
/// asked for JSON, the record alone.
void write(const OutputOptions& options, const Output& output);

}  // namespace overfit::app
