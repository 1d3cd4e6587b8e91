/// All starts on all sets of examples side by side, then the best of each set.
#include "app/superposition_study.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>
#include <numeric>
#include <span>
#include <system_error>

#include <fmt/format.h>

#include "app/user_table.hpp"
#include "claims/sweep.hpp"
#include "numerics/dimensionality.hpp"
#include "numerics/input_error.hpp"
#include "numerics/random.hpp"
#include "numerics/relu_output_trainer.hpp"
#include "numerics/results.hpp"
#include "numerics/statistics.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using Eigen::VectorXd;
using numerics::InputError;
using numerics::SparseExamples;

constexpr long report_every = 100;    // updates; a report costs about as much as one
constexpr double most_weights = 2e7;  // of a model
constexpr double least_epsilon = 1e-30;

std::filesystem::path checkpoint(const std::filesystem::path& folder, int examples, int start) {
    return folder / fmt::format("superposition.T{}.start{}.partial", examples, start + 1);
}

/// Adds up the updates of all trainings, which report from several threads.
class Watch {
  public:
    Watch(const SuperpositionMonitor& monitor, std::size_t jobs, long steps)
        : monitor_(monitor), steps_(jobs, -1), total_(jobs * static_cast<std::size_t>(steps)) {}

    bool goes_on(std::size_t job, const numerics::ReluOutputProgress& now, std::string name) {
        const std::lock_guard lock(mutex_);
        if (steps_[job] < 0) {
            resumed_ += static_cast<std::size_t>(now.step);
            steps_[job] = 0;
        }
        done_ += static_cast<std::size_t>(now.step - steps_[job]);
        steps_[job] = now.step;
        if (monitor_.progress)
            monitor_.progress(
                {.done = done_, .resumed = resumed_, .total = total_, .what = std::move(name)});
        return !(monitor_.stop && monitor_.stop());
    }

  private:
    const SuperpositionMonitor& monitor_;
    std::mutex mutex_;
    std::vector<long> steps_;  ///< of each training; -1: it has not begun
    std::size_t done_ = 0, resumed_ = 0, total_;
};

/// The j-th training: those of the largest set come first, so that no core idles at the end.
struct Place {
    std::size_t set;
    int start;
};

Place place_of(std::size_t job, std::size_t sets, int starts) {
    const auto count = static_cast<std::size_t>(starts);
    return {.set = sets - 1 - job / count, .start = static_cast<int>(job % count)};
}

numerics::ReluOutputControl control_of(const SuperpositionMonitor& monitor, Watch& watch,
                                       std::size_t job, int examples, int start) {
    numerics::ReluOutputControl control{.report_every = report_every, .keep_finished = true};
    control.report = [&watch, job, examples, start](const numerics::ReluOutputProgress& now) {
        return watch.goes_on(
            job, now, fmt::format("T = {}, start {}: loss {:.4g}", examples, start + 1, now.loss));
    };
    if (monitor.checkpoints.empty()) return control;
    control.checkpoint = checkpoint(monitor.checkpoints, examples, start);
    std::error_code ignored;
    if (!monitor.resume) std::filesystem::remove(control.checkpoint, ignored);
    return control;
}

std::vector<numerics::ReluOutputRun> trained(const SuperpositionRequest& request,
                                             const SuperpositionMonitor& monitor,
                                             const std::vector<SparseExamples>& sets) {
    const std::size_t count = sets.size() * static_cast<std::size_t>(request.starts);
    Watch watch(monitor, count, request.training.steps);
    if (!monitor.checkpoints.empty()) numerics::create_folder(monitor.checkpoints);
    std::vector<numerics::ReluOutputJob> jobs;
    for (std::size_t job = 0; job < count; ++job) {
        const Place place = place_of(job, sets.size(), request.starts);
        const SparseExamples& set = sets[place.set];
        // The same starts for every set.
        numerics::Stream stream(numerics::StreamKey(request.seed, "superposition starts"),
                                static_cast<std::uint64_t>(place.start));
        jobs.push_back({.examples = &set,
                        .start = numerics::xavier_parameters(
                            {.hidden = request.hidden, .features = set.rows()},
                            numerics::XavierLaw::uniform, stream),
                        .options = request.training,
                        .control = control_of(monitor, watch, job, static_cast<int>(set.cols()),
                                              place.start)});
    }
    std::vector<numerics::ReluOutputRun> runs = numerics::train_relu_outputs(jobs);
    const bool finished = std::ranges::all_of(runs, &numerics::ReluOutputRun::finished);
    if (finished) return runs;
    const long made = std::accumulate(runs.begin(), runs.end(), 0L,
                                      [](long sum, const auto& run) { return sum + run.steps; });
    throw claims::Interrupted(fmt::format("superposition: interrupted after {} of {} updates", made,
                                          static_cast<long>(count) * request.training.steps));
}

VectorXd mean_of(const SparseExamples& x) {
    return x.cast<double>() * VectorXd::Constant(x.cols(), 1.0 / static_cast<double>(x.cols()));
}

/// The mean of |x - c|^2.
double constant_loss(const VectorXd& constant, const SparseExamples& x) {
    const double squares = x.cast<double>().squaredNorm() / static_cast<double>(x.cols());
    return std::max(0.0, squares - 2.0 * constant.dot(mean_of(x)) + constant.squaredNorm());
}

Dimensionalities dimensionalities_of(const Eigen::MatrixXd& vectors) {
    return {numerics::dimensionalities(vectors), numerics::largest_dimensionalities(vectors)};
}

/// Weights, and what they make of the set.
void describe(SuperpositionModel& model, const numerics::ReluOutputParameters& parameters,
              const SparseExamples& set) {
    model.weights = parameters.weights.cast<double>();
    model.biases = parameters.biases.cast<double>();
    model.hidden = model.weights * set.cast<double>();
    model.example_losses = numerics::relu_output_losses(parameters, set);
    model.of_features = dimensionalities_of(model.weights);
    model.of_examples = dimensionalities_of(model.hidden);
    model.ranking.resize(static_cast<std::size_t>(set.cols()));
    std::iota(model.ranking.begin(), model.ranking.end(), Index{0});
    std::ranges::stable_sort(model.ranking, std::ranges::greater{},
                             [&](Index t) { return model.of_examples.largest(t); });
}

SuperpositionModel model_of(const SuperpositionRequest& request, const SparseExamples& set,
                            const SparseExamples& test,
                            std::span<const numerics::ReluOutputRun> runs) {
    SuperpositionModel model{.examples = static_cast<int>(set.cols())};
    for (const numerics::ReluOutputRun& run : runs)
        model.losses.push_back(std::isfinite(run.loss) ? run.loss
                                                       : std::numeric_limits<double>::infinity());
    const auto best = std::ranges::min_element(model.losses) - model.losses.begin();
    model.start = static_cast<int>(best);
    const numerics::ReluOutputRun& run = runs[static_cast<std::size_t>(best)];
    describe(model, run.parameters, set);
    const VectorXd constant = mean_of(set).cwiseMax(0.0);
    model.training = {.model = run.loss, .constant = constant_loss(constant, set)};
    if (test.cols() > 0)
        model.test = {.model = numerics::relu_output_loss(run.parameters, test),
                      .constant = request.file.empty() ? theory::best_constant_loss(request.inputs)
                                                       : constant_loss(constant, test)};
    return model;
}

}  // namespace

int SuperpositionModel::features_above_tenth() const {
    return static_cast<int>((of_features.usual.array() > 0.1).count());
}

double SuperpositionModel::median_example_dimensionality() const {
    return numerics::median({of_examples.usual.begin(), of_examples.usual.end()});
}

SuperpositionStudy superposition_study(const SuperpositionRequest& request,
                                       const SuperpositionMonitor& monitor) {
    SuperpositionStudy study{.examples = superposition_examples(request), .models = {}};
    const SuperpositionExamples& examples = study.examples;
    if (static_cast<double>(examples.training.rows()) * request.hidden > most_weights)
        throw InputError(fmt::format("--hidden: {} dimensions of {} features take too much memory",
                                     request.hidden, examples.training.rows()));
    if (request.training.epsilon < least_epsilon)
        throw InputError(
            fmt::format("--epsilon: {} is 0 in single precision; at least {} is needed",
                        request.training.epsilon, least_epsilon));
    std::vector<SparseExamples> sets;
    for (const int size : examples.sizes) sets.emplace_back(examples.training.leftCols(size));
    const std::vector<numerics::ReluOutputRun> runs = trained(request, monitor, sets);
    const auto starts = static_cast<std::size_t>(request.starts);
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const auto those = std::span(runs).subspan((sets.size() - 1 - i) * starts, starts);
        if (std::ranges::none_of(those, [](const auto& run) { return std::isfinite(run.loss); })) {
            remove_checkpoints(examples.sizes, request.starts, monitor.checkpoints);
            throw InputError(fmt::format(
                "the training on {} example{} diverged; try a smaller --rate or --weight-decay",
                examples.sizes[i], plural(examples.sizes[i])));
        }
        study.models.push_back(model_of(request, sets[i], examples.test, those));
    }
    return study;
}

void remove_checkpoints(const std::vector<int>& sizes, int starts,
                        const std::filesystem::path& folder) {
    std::error_code ignored;
    for (const int size : sizes)
        for (int start = 0; start < starts; ++start)
            std::filesystem::remove(checkpoint(folder, size, start), ignored);
}

}  // namespace overfit::app
