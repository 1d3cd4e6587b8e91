/// Training of toy models, and what their hidden vectors look like.
#include "experiments/toy_models.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "numerics/dimensionality.hpp"
#include "numerics/relu_output_trainer.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using numerics::SparseExamples;
using numerics::Stream;

SparseExamples examples_of(const ToyTraining& training, Stream& stream) {
    Inputs x = sparse_unit_inputs(training.inputs, training.examples, stream);
    if (training.kind == Examples::of_any_norm)
        for (Index t = 0; t < x.cols(); ++t) x.col(t) *= 0.5 + stream.uniform();
    return x.cast<float>();
}

TrainedToy model_of(const ToyTraining& training, const SparseExamples& x,
                    const numerics::ReluOutputRun& run, Stream& fresh) {
    TrainedToy model{.weights = run.parameters.weights.cast<double>(),
                     .biases = run.parameters.biases.cast<double>(),
                     .hidden = {},
                     .live = Eigen::VectorXd::Zero(x.rows()),
                     .loss = run.loss,
                     .test_loss = std::numeric_limits<double>::quiet_NaN(),
                     .losses = {}};
    model.hidden = model.weights * x.cast<double>();
    for (Index t = 0; t < x.cols(); ++t)
        for (SparseExamples::InnerIterator entry(x, t); entry; ++entry)
            model.live(entry.index()) = 1.0;
    if (training.test_inputs > 0)
        model.test_loss = numerics::relu_output_loss(
            run.parameters,
            sparse_unit_inputs(training.inputs, training.test_inputs, fresh).cast<float>());
    return model;
}

}  // namespace

std::vector<TrainedToy> trained_toys(const ToyTraining& training, const numerics::Trials& trials) {
    if (training.starts < 1 || training.examples < 1)
        throw std::domain_error("trained_toys: needs at least one start and one example");
    const auto starts = static_cast<std::size_t>(training.starts);
    std::vector<SparseExamples> data;
    for (std::size_t trial = 0; trial < trials.count; ++trial) {
        Stream stream(trials.key.part("examples"), trial);
        data.push_back(examples_of(training, stream));
    }
    std::vector<numerics::ReluOutputJob> jobs;
    for (std::size_t job = 0; job < trials.count * starts; ++job) {
        Stream stream(trials.key.part("starts"), job);
        jobs.push_back({.examples = &data[job / starts],
                        .start = numerics::xavier_parameters(
                            {.hidden = training.hidden, .features = training.inputs.features},
                            numerics::XavierLaw::uniform, stream),
                        .options = training.options});
    }
    const std::vector<numerics::ReluOutputRun> runs = numerics::train_relu_outputs(jobs);
    std::vector<TrainedToy> models;
    for (std::size_t trial = 0; trial < trials.count; ++trial) {
        std::vector<double> losses;
        for (std::size_t i = 0; i < starts; ++i) losses.push_back(runs[trial * starts + i].loss);
        const auto best = static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) -
                                                   losses.begin());
        Stream fresh(trials.key.part("test inputs"), trial);
        models.push_back(model_of(training, data[trial], runs[trial * starts + best], fresh));
        models.back().losses = std::move(losses);
    }
    return models;
}

double share_of_regular_examples(const TrainedToy& model) {
    const Eigen::VectorXd shares = numerics::dimensionalities(model.hidden);
    const auto count = static_cast<double>(shares.size());
    const double expected = static_cast<double>(model.hidden.rows()) / count;
    const auto near = (shares.array() - expected).abs() <= 0.2 * expected;
    return static_cast<double>(near.count()) / count;
}

int features_above(const TrainedToy& model, double least) {
    return static_cast<int>((numerics::dimensionalities(model.weights).array() > least).count());
}

}  // namespace overfit::experiments
