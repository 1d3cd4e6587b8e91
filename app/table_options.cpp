/// The shared options, in the words of --help, and the files that a command leaves.
#include "app/table_options.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "numerics/results.hpp"
#include "plots/render.hpp"

namespace overfit::app {

void add_table_options(CLI::App& command, TableRequest& request) {
    command.add_option("FILE", request.file, "CSV, NumPy or IDX table")->required();
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

void require_writable(const OutputOptions& options) {
    static_cast<void>(plots::formats_of(options.formats));
    numerics::require_writable_folder(options.folder);
}

void write(const OutputOptions& options, const Output& output) {
    numerics::create_folder(options.folder);
    std::string files;
    for (const auto& [name, table] : output.tables) {
        numerics::write_csv(*table, options.folder / (name + ".csv"));
        files += files.empty() ? (options.folder / (name + ".csv")).string() : ", " + name + ".csv";
    }
    numerics::write_file_atomically(options.folder / (output.name + ".json"), output.record);
    fmt::print("{}", options.json ? output.record : output.summary);
    const auto pictures = plots::write(output.figure, options.folder, output.name,
                                       plots::formats_of(options.formats));
    if (options.json) return;
    fmt::print("Wrote {}, {}.json, {}.gp", files, output.name, output.name);
    for (const auto& picture : pictures) fmt::print(", {}", picture.filename().string());
    fmt::print("\n");
}

}  // namespace overfit::app
