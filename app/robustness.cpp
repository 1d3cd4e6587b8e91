/// overfit robustness: how smooth the interpolants of the user's own table are.
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/interrupt.hpp"
#include "app/robustness_study.hpp"
#include "app/run.hpp"
#include "app/table_options.hpp"
#include "plots/robustness_curve.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

constexpr const char* about =
    "measures how smooth the interpolants of a table's rows are as parameters are added,\n"
    "beside the law of robustness: n to interpolate, n d to do so smoothly";

constexpr const char* footer =
    "Columns are centred and scaled (--no-intercept, --no-standardize leave them), rows\n"
    "divided by their root mean squared norm; rows that repeat others are left out.\n"
    "Labels are random signs, or --target. The interpolant has p random cosines of\n"
    "frequencies kappa times N(0, I) and the least coefficients.\n"
    "\n"
    "gradient is its root mean square at the rows, steepest the longest that ascent from\n"
    "the steepest rows finds: a lower bound of the Lipschitz constant. The upper bound\n"
    "holds everywhere and does not fall with p. predicted is the law of these rows and\n"
    "labels; law is kappa sqrt(n d / (p - n - 1)), for rows far apart. An adversary who keeps\n"
    "to the leading principal components meets the effective dimension in place of d.\n"
    "\n"
    "Writes robustness.csv, robustness.json and the figure, with the gnuplot script that\n"
    "draws it. Ctrl-C ends the run and writes nothing.\n"
    "\n"
    "Examples:\n"
    "  overfit robustness data/diabetes.csv --ignore target\n"
    "  overfit robustness data/diabetes.csv --target target --smoothness 5\n"
    "  overfit robustness digits.npy --rows 300 --json";

struct Options {
    RobustnessRequest request;
    OutputOptions output{.folder = "robustness"};
};

void add_options(CLI::App& command, Options& options) {
    RobustnessRequest& request = options.request;
    add_table_options(command, request);
    command.add_option("--target", request.target,
                       "the labels to interpolate (default: random signs)");
    command.add_option("--rows", request.rows, "use at most so many, evenly spaced (default: 500)")
        ->check(CLI::Range(3, 10'000));
    command
        .add_option("--bandwidth", request.bandwidth,
                    "kappa, the size of the frequencies (default: 3 over the median distance of "
                    "nearest rows)")
        ->check(CLI::Range(1e-3, 1e6));
    command
        .add_option("--smoothness", request.gradient,
                    "the gradient L that parameters are counted for (default: kappa)")
        ->check(CLI::Range(1e-6, 1e6));
    command
        .add_option("--parameters", request.parameters,
                    "the most (default: twice what the law asks for)")
        ->check(CLI::Range(1, 100'000'000));
    add_output_options(command, options.output);
}

RobustnessStudy watched_study(const RobustnessRequest& request) {
    const InterruptGuard guard;
    std::optional<Progress> line;
    const auto show = [&](std::size_t done, std::size_t total, std::string_view what) {
        if (done == 0) line.emplace(total);
        line->show(done, what);
    };
    return robustness_study(request, {.progress = show, .stop = InterruptGuard::requested});
}

plots::RobustnessWords words_of(const RobustnessRequest& request, const RobustnessStudy& study) {
    return {.title = fmt::format("How smoothly {} can be interpolated",
                                 request.file.filename().string()),
            .caption = fmt::format(
                "{} rows that span {} dimensions, effective dimension {:.3g}; labels: {}. Points: "
                "the gradient of the interpolant at the rows, root mean square, and the steepest "
                "found. Line: the law of these rows and labels. Dashed: the law of robustness "
                "kappa sqrt(n d / (p - n - 1)), and the gradient asked for.",
                study.samples, study.dimension, study.participation,
                request.target.empty() ? "random signs" : request.target),
            .note = fmt::format("overfit {}, seed {}", version, request.seed),
            .gradient = study.gradient,
            .smooth_parameters = static_cast<double>(study.samples) * study.dimension};
}

void robustness(Options& options, Session& session) {
    RobustnessRequest& request = options.request;
    request.seed = session.seed();
    require_writable(options.output);
    const RobustnessStudy study = watched_study(request);
    write(options.output,
          {.name = "robustness",
           .tables = {{"robustness", &study.curve}},
           .record = json_of(request, study),
           .summary = summary_of(request, study),
           .figure = plots::robustness_curve_figure(study.curve, words_of(request, study))});
}

}  // namespace

void add_robustness(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("robustness", about);
    command->footer(footer);
    add_options(*command, *options);
    command->callback([options, &session] {
        interruptible(session, "nothing was written", [&] { robustness(*options, session); });
    });
}

}  // namespace overfit::app
