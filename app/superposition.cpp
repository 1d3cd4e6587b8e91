/// overfit superposition: what a small model with a ReLU output stores, examples or features.
#include <chrono>
#include <memory>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/console.hpp"
#include "app/interrupt.hpp"
#include "app/run.hpp"
#include "app/superposition_study.hpp"
#include "app/table_options.hpp"
#include "app/user_table.hpp"
#include "plots/superposition_model.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

constexpr const char* about =
    "trains a model with few hidden dimensions, x' = max(0, W'W x + b), and shows whether\n"
    "it stores examples or features: of sparse random inputs, or of your own rows";

constexpr const char* footer =
    "Without FILE, inputs are sparse and of unit norm, as in \"Superposition, Memorization,\n"
    "and Double Descent\" (Henighan et al. 2023), and the defaults are theirs. With FILE, the\n"
    "examples are its rows, a feature each column, scaled to unit norm; rows of zeros are\n"
    "left out. Negative entries are allowed, but no output is below 0.\n"
    "\n"
    "The dimensionality D of an example is the share of the hidden space that its hidden\n"
    "vector has for itself: 1 if it is orthogonal to all others. The largest dimensionality\n"
    "is the share in the direction that suits it best; examples.csv is ranked by it: the\n"
    "first ones are stored as such. Training is by AdamW on all examples at once.\n"
    "\n"
    "Writes superposition.csv, features.csv, examples.csv, superposition.json and the\n"
    "figure, with the gnuplot script that draws it. Ctrl-C saves the states of all trainings\n"
    "in the folder; the same command with --resume goes on to the same results.\n"
    "\n"
    "Examples:\n"
    "  overfit superposition\n"
    "  overfit superposition --examples 5,30,1000 --starts 4\n"
    "  overfit superposition data/digits.csv --ignore label --hidden 2";

struct Options {
    SuperpositionRequest request;
    std::optional<int> starts{};
    std::string reduction = "sum";
    bool resume = false;
    OutputOptions output{.folder = "superposition"};
};

void add_data_options(CLI::App& command, SuperpositionRequest& request) {
    auto* file = command.add_option("FILE", request.file,
                                    "CSV, NumPy or IDX table of examples (default: sparse draws)");
    command.add_option("--ignore", request.ignore, "columns to leave out, separated by commas")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->needs(file);
    command.add_flag("!--no-normalize", request.normalize, "leave the rows as long as they are")
        ->needs(file);
    command.add_option("--test", request.test, "table of rows for the test loss")->needs(file);
    command.add_option("--features", request.inputs.features, "n, of the draws")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str()
        ->excludes(file);
    command.add_option("--sparsity", request.inputs.sparsity, "probability that a feature is 0")
        ->capture_default_str()
        ->excludes(file);
    command
        .add_option("--examples", request.examples,
                    "T, how many are drawn; several numbers, separated by commas, train a model "
                    "each, on the first ones of the same draws")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->check(CLI::Range(1, 10'000'000))
        ->capture_default_str()
        ->excludes(file);
    command.add_option("--test-inputs", request.test_inputs, "fresh draws for the test loss, or 0")
        ->check(CLI::Range(0, 10'000'000))
        ->capture_default_str()
        ->excludes(file);
}

void add_training_options(CLI::App& command, Options& options) {
    SuperpositionRequest& request = options.request;
    numerics::ReluOutputOptions& training = request.training;
    command.add_option("--hidden", request.hidden, "m, hidden dimensions")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command
        .add_option("--starts", options.starts,
                    "train so often, keep the least training loss (default: 1; with FILE 8)")
        ->check(CLI::Range(1, 10'000));
    command.add_option("--steps", training.steps, "updates")
        ->check(CLI::Range(1, 1'000'000'000))
        ->capture_default_str();
    command.add_option("--rate", training.learning_rate, "the highest learning rate")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--weight-decay", training.weight_decay, "decoupled, times the rate")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    command.add_flag("!--no-bias-decay", training.decay_biases, "decay the weights alone");
    command.add_option("--epsilon", training.epsilon, "beside the root of the second moment")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        .add_option("--reduction", options.reduction,
                    "gradients of the sum of squared errors over features, or of their mean")
        ->check(CLI::IsMember({"sum", "mean"}))
        ->capture_default_str();
}

SuperpositionStudy watched_study(const Options& options) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::milliseconds pause(100);
    const InterruptGuard guard;
    std::optional<Progress> line;
    Clock::time_point shown;
    const auto show = [&](const SuperpositionProgress& progress) {
        const Clock::time_point now = Clock::now();
        if (line && now - shown < pause) return;
        if (!line) line.emplace(progress.total);
        line->show(progress.done, progress.what, progress.resumed);
        shown = now;
    };
    return superposition_study(options.request, {.progress = show,
                                                 .stop = InterruptGuard::requested,
                                                 .checkpoints = options.output.folder,
                                                 .resume = options.resume});
}

plots::SuperpositionWords words_of(const SuperpositionRequest& request,
                                   const SuperpositionStudy& study) {
    const bool is_drawn = request.file.empty();
    const std::string data =
        is_drawn ? fmt::format(
                       "sparse inputs of unit norm, {} feature{}, each active with "
                       "probability {:.3g}",
                       request.inputs.features, plural(request.inputs.features),
                       1.0 - request.inputs.sparsity)
                 : fmt::format("{} rows with {} columns", study.examples.sizes.back(),
                               study.examples.columns.size());
    const std::string plane = request.hidden == 2
                                  ? "hidden vectors W x of the examples"
                                  : "the two leading singular directions of the hidden vectors W x";
    return {.title = fmt::format("What {} hidden dimension{} store{} of {}", request.hidden,
                                 plural(request.hidden), request.hidden == 1 ? "s" : "",
                                 is_drawn ? "sparse examples" : request.file.filename().string()),
            .caption = fmt::format(
                "Models x' = max(0, W'W x + b) of {}; the best of {} start{}, {} updates. Planes: "
                "{} (vermilion) and the columns of W, one for each feature (blue), each scaled to "
                "the longest; of more than 2000 the longest.{}",
                data, request.starts, plural(request.starts), request.training.steps, plane,
                study.models.size() > 1 ? " Dashed: the loss of the best constant." : ""),
            .note = fmt::format("overfit {}, seed {}", version, request.seed)};
}

void superposition(Options& options, Session& session) {
    SuperpositionRequest& request = options.request;
    request.seed = session.seed();
    // Rows that share many features leave some outputs at 0 for good from most starts.
    request.starts = options.starts.value_or(request.file.empty() ? 1 : 8);
    if (options.reduction == "mean")
        request.training.reduction = numerics::LossReduction::mean_over_features;
    require_writable(options.output);
    const SuperpositionStudy study = watched_study(options);
    const SuperpositionTables tables = tables_of(study);
    write(options.output, {.name = "superposition",
                           .tables = {{"superposition", &tables.models},
                                      {"features", &tables.features},
                                      {"examples", &tables.examples}},
                           .record = json_of(request, study),
                           .summary = summary_of(request, study),
                           .figure = plots::superposition_model_figure(tables.models, tables.planes,
                                                                       words_of(request, study))});
    remove_checkpoints(study.examples.sizes, request.starts, options.output.folder);
}

}  // namespace

void add_superposition(CLI::App& app, Session& session) {
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("superposition", about);
    command->footer(footer);
    add_data_options(*command, options->request);
    add_training_options(*command, *options);
    command->add_flag("--resume", options->resume, "go on where an interrupted run stopped");
    add_output_options(*command, options->output);
    command->callback([options, &session] {
        interruptible(session, "the same command with --resume goes on",
                      [&] { superposition(*options, session); });
    });
}

}  // namespace overfit::app
