/// overfit spectrum: the singular values of the user's own table beside those of noise.
#include "plots/spectrum.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/spectrum_study.hpp"
#include "app/table_options.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

constexpr const char* about =
    "compares the singular values of a table with those of noise: the Marchenko-Pastur\n"
    "law, Tracy-Widom intervals at its edges, the distance to the threshold n = p";

constexpr const char* footer =
    "Eigenvalues are those of X'X in units of their mean, after centring and scaling the\n"
    "columns (--no-intercept, --no-standardize leave them). An eigenvalue above the\n"
    "upper interval is structure that independent columns would not show; one below the\n"
    "lower interval means columns that nearly repeat one another. The p-value compares\n"
    "the whole spectrum with Gaussian tables of the same size, treated alike.\n"
    "\n"
    "Writes spectrum.csv, spectrum.json and the figure, with the gnuplot script that\n"
    "draws it.\n"
    "\n"
    "Examples:\n"
    "  overfit spectrum data/diabetes.csv --target target\n"
    "  overfit spectrum data/meats.csv --ignore water,fat,protein --distinct\n"
    "  overfit spectrum embeddings.npy --no-standardize --json";

struct Options {
    SpectrumRequest request;
    OutputOptions output{.folder = "spectrum"};
};

void add_options(CLI::App& command, Options& options) {
    add_table_options(command, options.request);
    command.add_option("--target", options.request.target,
                       "a column that is no feature (default: every column is one)");
    command
        .add_option("--draws", options.request.draws,
                    "Gaussian tables behind the p-value (default: 19 to 999, by size)")
        ->check(CLI::Range(19, 1'000'000));
    add_output_options(command, options.output);
}

void spectrum(Options& options, Session& session) {
    SpectrumRequest& request = options.request;
    request.seed = session.seed();
    require_writable(options.output);
    const SpectrumStudy study = spectrum_study(request);

    write(options.output,
          {.name = "spectrum",
           .tables = {{"spectrum", &study.rows}},
           .record = json_of(request, study),
           .summary = summary_of(request, study),
           .figure = plots::spectrum_figure(
               study.rows,
               {.title = fmt::format("The spectrum of {}", request.file.filename().string()),
                .caption = fmt::format(
                    "Eigenvalues of X'X, n = {}, p = {}, in units of their mean. Line: the "
                    "Marchenko-Pastur law. Dashed: the outer ends of the Tracy-Widom "
                    "intervals of the largest and of the smallest eigenvalue of noise.",
                    study.samples, study.features),
                .note = fmt::format("overfit {}, seed {}", version, request.seed),
                .largest_of_noise = study.upper.of_noise.high,
                .smallest_of_noise = study.lower.of_noise.low})});
}

}  // namespace

void add_spectrum(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("spectrum", about);
    command->footer(footer);
    add_options(*command, *options);
    command->callback([options, &session] { spectrum(*options, session); });
}

}  // namespace overfit::app
