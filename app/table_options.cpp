/// The shared options, in the words of --help.
#include "app/table_options.hpp"

#include <CLI/CLI.hpp>

namespace overfit::app {

void add_table_options(CLI::App& command, TableRequest& request) {
    command.add_option("FILE", request.file, "CSV or NumPy table")->required();
    command.add_option("--ignore", request.ignore, "columns to leave out, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_flag("--distinct", request.distinct,
                     "leave out rows whose columns repeat those of an earlier row");
    command.add_flag("--intercept,!--no-intercept", request.intercept,
                     "centre columns and target (default: yes)");
    command.add_flag("--standardize,!--no-standardize", request.standardize,
                     "divide columns by their root mean square (default: yes)");
}

void add_output_options(CLI::App& command, OutputOptions& options) {
    command.add_option("--out", options.folder, "folder for the results")->capture_default_str();
    command.add_option("--format", options.formats, "figure formats: svg,png,pdf")
        ->capture_default_str();
    command.add_flag("--json", options.json, "print the record instead of the summary");
}

}  // namespace overfit::app
