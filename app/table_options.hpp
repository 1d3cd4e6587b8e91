/// Options that all commands on the user's own table share.
#pragma once

#include <filesystem>
#include <string>

#include "app/user_table.hpp"

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

}  // namespace overfit::app
