/// overfit hull: which rows of the user's own table lie in the convex hull of others.
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/hull_study.hpp"
#include "app/interrupt.hpp"
#include "app/run.hpp"
#include "app/table_options.hpp"
#include "numerics/input_error.hpp"
#include "plots/hull_verdicts.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

constexpr const char* about =
    "decides, with proofs, which rows of a table lie in the convex hull of the\n"
    "training rows: interpolation or extrapolation, beside the odds of Gaussian data";

constexpr const char* footer =
    "Tables are CSV (first line names), NumPy .npy or IDX (MNIST's), plain or compressed\n"
    "by gzip. The query must have the columns of the training table, in any order.\n"
    "\n"
    "A verdict is a proof that was verified: convex weights, or a hyperplane with a\n"
    "margin. The boundary is inside. Undecided are points within rounding of it.\n"
    "In verdicts.csv, margin is how far the hyperplane keeps a query from the rows that\n"
    "count, in units of the columns; inflation is by what fraction the combination\n"
    "reaches beyond the query, seen from the mean. A query with the least or largest\n"
    "value of face_columns columns is decided among the rows that share those values.\n"
    "Rows are counted from 1. --certificates adds the proofs to hull.json.\n"
    "\n"
    "Writes verdicts.csv, hull.json and the figure, with the gnuplot script that draws\n"
    "it. Ctrl-C ends the run and writes nothing.\n"
    "\n"
    "Examples:\n"
    "  overfit hull --train data/diabetes.csv --leave-one-out --ignore target\n"
    "  overfit hull --train train.npy --query test.npy --rows 100 --certificates\n"
    "  overfit hull --train train-images-idx3-ubyte.gz --query t10k-images-idx3-ubyte.gz \\\n"
    "      --rows 100";

struct Options {
    HullRequest request;
    bool leave_one_out = false;
    OutputOptions output{.folder = "hull"};
};

void add_options(CLI::App& command, Options& options) {
    HullRequest& request = options.request;
    command.add_option("--train", request.train, "table whose rows span the hull")->required();
    auto* query = command.add_option("--query", request.query, "table of rows to be decided");
    command
        .add_flag("--leave-one-out", options.leave_one_out,
                  "decide each training row against the others")
        ->excludes(query);
    command
        .add_option("--ignore", request.ignore,
                    "columns of either table to leave out, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--rows", request.rows, "decide only the first ones")
        ->check(CLI::Range(1, 1'000'000'000));
    command.add_flag("--certificates", request.certificates, "write the proofs into hull.json");
    command
        .add_option("--rcond", request.rcond,
                    "directions smaller than this fraction are rounding (default: 16 columns "
                    "2^-52)")
        ->check(CLI::Range(0.0, 0.5));
    add_output_options(command, options.output);
}

HullStudy watched_study(const HullRequest& request) {
    const InterruptGuard guard;
    std::optional<Progress> line;
    const auto show = [&](std::size_t done, std::size_t total, std::string_view what) {
        if (done == 0) line.emplace(total);
        line->show(done, what);
    };
    return hull_study(request, {.progress = show, .stop = InterruptGuard::requested});
}

plots::HullWords words_of(const HullRequest& request, const HullStudy& study) {
    const bool leaves_out = request.query.empty();
    const std::string train = request.train.filename().string();
    return {.title = leaves_out ? fmt::format("Rows of {} and the hull of the others", train)
                                : fmt::format("Rows of {} and the hull of {}",
                                              request.query.filename().string(), train),
            .caption = fmt::format(
                "{} queries, {} training rows that span {} dimensions; {} inside, {} outside, {} "
                "undecided. Bar: 95 % interval. Line: the exact probability for Gaussian points "
                "that span as many dimensions.",
                study.queries(), study.points, study.dimension, study.inside, study.outside,
                study.undecided),
            .note = fmt::format("overfit {}", version),
            .points = static_cast<double>(study.points - (leaves_out ? 1 : 0)),
            .share = static_cast<double>(study.inside) / study.queries(),
            .low = study.fraction.low,
            .high = study.fraction.high,
            .spread = study.spread};
}

void hull(const Options& options) {
    const HullRequest& request = options.request;
    if (request.query.empty() && !options.leave_one_out)
        throw numerics::InputError("hull: needs --query FILE or --leave-one-out");
    require_writable(options.output);
    const HullStudy study = watched_study(request);
    write(options.output,
          {.name = "hull",
           .tables = {{"verdicts", &study.rows}},
           .record = json_of(request, study),
           .summary = summary_of(request, study),
           .figure = plots::hull_verdicts_figure(
               study.rows, study.gaussian ? study.gaussian->curve : numerics::Table{},
               words_of(request, study))});
}

}  // namespace

void add_hull(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("hull", about);
    command->footer(footer);
    add_options(*command, *options);
    command->callback([options, &session] {
        interruptible(session, "nothing was written", [&] { hull(*options); });
    });
}

}  // namespace overfit::app
