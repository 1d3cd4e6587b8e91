/// overfit curve: the double descent curve of the user's own table.
#include "plots/curve.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/curve_study.hpp"
#include "app/table_options.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

using experiments::Axis;

constexpr const char* about =
    "measures the double descent curve of a table: least squares of least norm on\n"
    "random splits, for every number of training rows or of columns";

constexpr const char* footer =
    "FILE is CSV (comma, semicolon or tab; first line names), a NumPy .npy array or an\n"
    "IDX file (columns c0, c1, ...), plain or compressed by gzip. Every cell is a finite\n"
    "number; --ignore leaves out columns of text.\n"
    "\n"
    "With the intercept (the default), columns and target are centred by the means of\n"
    "each split's training rows. Along samples these are the rows of the largest\n"
    "training set, and the threshold stays at n = p (the rank of the columns). Along\n"
    "features the intercept uses up one row: the threshold is at p = n - 1. Without it\n"
    "(--no-intercept) the threshold along features is at p = n.\n"
    "\n"
    "Writes curve.csv (median test error by size with its 95% interval and quartiles,\n"
    "median training error), singular_values.csv, curve.json (all parameters and what\n"
    "came out) and the figure, with the gnuplot script that draws it.\n"
    "\n"
    "Examples:\n"
    "  overfit curve data/diabetes.csv --target target\n"
    "  overfit curve data/meats.csv --target fat --ignore water,protein --distinct\n"
    "  overfit curve spectra.npy --target c100 --max-size 150 --test-rows 40\n"
    "  overfit curve houses.csv --target price --ignore street,town --over features\n"
    "  overfit curve data.csv --target y --no-intercept --no-standardize --json";

struct Options {
    CurveRequest request;
    std::string over = "samples";
    OutputOptions output{.folder = "curve"};
};

void add_options(CLI::App& command, Options& options) {
    CurveRequest& request = options.request;
    add_table_options(command, request);
    command.add_option("--target", request.target, "name of the column to predict")->required();
    command.add_option("--over", options.over, "what grows: samples or features")
        ->check(CLI::IsMember({"samples", "features"}))
        ->capture_default_str();
    command
        .add_option("--splits", request.splits, "random splits, at least 6 (default: up to 100)")
        ->check(CLI::Range(6, 1'000'000));
    CLI::Option* rows =
        command.add_option("--test-rows", request.test_rows, "rows held out in each split")
            ->check(CLI::PositiveNumber);
    command
        .add_option("--test-fraction", request.test_fraction,
                    "the same as a fraction of the rows (default: half, fewer where training "
                    "needs them, at most 500 rows)")
        ->check(CLI::Range(0.0, 1.0))
        ->excludes(rows);
    command
        .add_option("--train-rows", request.train_rows,
                    "training rows, along features (default: half the columns)")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--max-size", request.max_size,
                    "largest number of training rows, or of columns (default: three times the "
                    "threshold; all columns)")
        ->check(CLI::PositiveNumber);
    add_output_options(command, options.output);
}

plots::Figure figure_of(const CurveRequest& request, const CurveStudy& study) {
    const bool samples = request.over == Axis::samples;
    const CurveDesign& design = study.design;
    return plots::curve_figure(
        study.curve, study.singular_values,
        {.title = fmt::format("Test error of {} in {}", request.target,
                              request.file.filename().string()),
         .caption = fmt::format(
             "Least squares of least norm on {} random splits with {} rows held out. Points: "
             "medians over the splits with their 95 % intervals.",
             design.splits, design.split.test_rows),
         .note = fmt::format("overfit {}, seed {}", version, request.seed),
         .size_label = samples ? "training rows n" : "columns p",
         .error_label = fmt::format("mean squared error (unit of {}, squared)", request.target),
         .threshold = design.threshold});
}

void curve(Options& options, Session& session) {
    CurveRequest& request = options.request;
    request.over = options.over == "samples" ? Axis::samples : Axis::features;
    request.seed = session.seed();
    require_writable(options.output);

    std::unique_ptr<Progress> progress;
    request.progress = [&progress](std::size_t done, std::size_t total) {
        if (!progress) progress = std::make_unique<Progress>(total);
        progress->show(done, "splits");
    };
    const CurveStudy study = curve_study(request);
    progress.reset();

    write(options.output,
          {.name = "curve",
           .tables = {{"curve", &study.curve}, {"singular_values", &study.singular_values}},
           .record = json_of(request, study),
           .summary = summary_of(request, study),
           .figure = figure_of(request, study)});
}

}  // namespace

void add_curve(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("curve", about);
    command->footer(footer);
    add_options(*command, *options);
    command->callback([options, &session] { curve(*options, session); });
}

}  // namespace overfit::app
