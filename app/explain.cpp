/// overfit explain: which of the three factors makes the test error of the user's own table.
#include "plots/explain.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/explain_study.hpp"
#include "app/table_options.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

constexpr const char* about =
    "takes the test error of least squares on a table apart: small singular values,\n"
    "test points along them, errors of the best linear model along them";

constexpr const char* footer =
    "The error of a prediction is a sum over the modes of the training rows; each term\n"
    "is (1 / singular value) x (projection of the test point) x (projection of the best\n"
    "linear model's errors). The table is taken apart at n training rows (default: the\n"
    "threshold, the rank of the columns) and compared with 2 n (or n / 2).\n"
    "\n"
    "Leaving a small singular value out of the fit and projecting the test points on\n"
    "the other modes change every prediction in the same way: factors 1 and 2 share\n"
    "their rows. A move of the targets is along the last left singular vector, a move\n"
    "of the test points along the last right one; both signs are averaged.\n"
    "\n"
    "Writes modes.csv (every mode: medians over the splits), explain.json and the\n"
    "figure, with the gnuplot script that draws it.\n"
    "\n"
    "Examples:\n"
    "  overfit explain data/diabetes.csv --target target\n"
    "  overfit explain data/meats.csv --target fat --ignore water,protein --distinct\n"
    "  overfit explain houses.csv --target price --train-rows 60 --json";

struct Options {
    ExplainRequest request;
    OutputOptions output{.folder = "explain"};
};

void add_options(CLI::App& command, Options& options) {
    ExplainRequest& request = options.request;
    add_table_options(command, request);
    command.add_option("--target", request.target, "name of the column to predict")->required();
    command
        .add_option("--train-rows", request.train_rows,
                    "training rows of each split (default: the threshold)")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--test-rows", request.test_rows,
                    "rows held out in each split (default: up to 500)")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--splits", request.splits, "random splits, at least 6 (default: up to 400)")
        ->check(CLI::Range(6, 1'000'000));
    add_output_options(command, options.output);
}

void explain(Options& options, Session& session) {
    ExplainRequest& request = options.request;
    request.seed = session.seed();
    require_writable(options.output);
    const ExplainStudy study = explain_study(request);

    write(options.output,
          {.name = "explain",
           .tables = {{"modes", &study.modes}},
           .record = json_of(request, study),
           .summary = summary_of(request, study),
           .figure = plots::explain_figure(
               study.modes,
               {.title = fmt::format("The error of predicting {} in {}, mode by mode",
                                     request.target, request.file.filename().string()),
                .caption = fmt::format(
                    "Minimum-norm least squares on {} random splits with {} rows held out. Points: "
                    "medians over the splits, of the product with their 95 % intervals.",
                    study.design.splits, study.design.test_rows),
                .note = fmt::format("overfit {}, seed {}", version, request.seed),
                .error_unit = request.target})});
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("explain", about);
    command->footer(footer);
    add_options(*command, *options);
    command->callback([options, &session] { explain(*options, session); });
}

}  // namespace overfit::app
