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

/// The examples as they are trained on: copies of the repeated ones behind them all.
SparseExamples with_repeats(const SparseExamples& x, const Repeats& repeats) {
    const Index copies = Index{repeats.examples} * (repeats.times - 1);
    SparseExamples all(x.rows(), x.cols() + copies);
    for (Index t = 0; t < all.cols(); ++t) {
        const Index of = t < x.cols() ? t : (t - x.cols()) % repeats.examples;
        all.startVec(t);
        for (SparseExamples::InnerIterator entry(x, of); entry; ++entry)
            all.insertBack(entry.index(), t) = entry.value();
    }
    all.finalize();
    return all;
}

numerics::ReluOutputParameters start_of(const ToyTraining& training, Stream stream) {
    return numerics::xavier_parameters(
        {.hidden = training.hidden, .features = training.inputs.features},
        numerics::XavierLaw::uniform, stream);
}

TrainedToy model_of(const ToyTraining& training, const SparseExamples& x,
                    const numerics::ReluOutputParameters& parameters, double loss, Stream fresh) {
    TrainedToy model{.weights = parameters.weights.cast<double>(),
                     .biases = parameters.biases.cast<double>(),
                     .hidden = {},
                     .live = Eigen::VectorXd::Zero(x.rows()),
                     .loss = loss,
                     .test_loss = std::numeric_limits<double>::quiet_NaN(),
                     .losses = {}};
    model.hidden = model.weights * x.cast<double>();
    for (Index t = 0; t < x.cols(); ++t)
        for (SparseExamples::InnerIterator entry(x, t); entry; ++entry)
            model.live(entry.index()) = 1.0;
    if (training.test_inputs > 0)
        model.test_loss = numerics::relu_output_loss(
            parameters,
            sparse_unit_inputs(training.inputs, training.test_inputs, fresh).cast<float>());
    return model;
}

void require_valid(const ToyTraining& training) {
    if (training.starts < 1 || training.examples < 1)
        throw std::domain_error("trained_toys: needs at least one start and one example");
    if (training.repeats.examples < 0 || training.repeats.examples > training.examples ||
        training.repeats.times < 1)
        throw std::domain_error("trained_toys: repeats 0 to T examples, at least once");
}

}  // namespace

std::vector<TrainedToy> trained_toys(const ToyTraining& training, const numerics::Trials& trials) {
    require_valid(training);
    const auto starts = static_cast<std::size_t>(training.starts);
    std::vector<SparseExamples> data, repeated;
    for (std::size_t trial = 0; trial < trials.count; ++trial) {
        Stream stream(trials.key.part("examples"), trial);
        data.push_back(examples_of(training, stream));
        repeated.push_back(with_repeats(data.back(), training.repeats));
    }
    std::vector<numerics::ReluOutputJob> jobs;
    for (std::size_t job = 0; job < trials.count * starts; ++job) {
        jobs.push_back({.examples = &repeated[job / starts],
                        .start = start_of(training, Stream(trials.key.part("starts"), job)),
                        .options = training.options});
    }
    const std::vector<numerics::ReluOutputRun> runs = numerics::train_relu_outputs(jobs);
    std::vector<TrainedToy> models;
    for (std::size_t trial = 0; trial < trials.count; ++trial) {
        std::vector<double> losses;
        for (std::size_t i = 0; i < starts; ++i) losses.push_back(runs[trial * starts + i].loss);
        const auto best = static_cast<std::size_t>(std::min_element(losses.begin(), losses.end()) -
                                                   losses.begin());
        const numerics::ReluOutputRun& run = runs[trial * starts + best];
        models.push_back(model_of(training, data[trial], run.parameters, run.loss,
                                  Stream(trials.key.part("test inputs"), trial)));
        models.back().losses = std::move(losses);
    }
    return models;
}

std::vector<TrainedToy> toy_history(const ToyTraining& training, const std::vector<long>& updates,
                                    const numerics::StreamKey& key) {
    require_valid(training);
    Stream stream(key.part("examples"), 0);
    const SparseExamples x = examples_of(training, stream);
    const SparseExamples all = with_repeats(x, training.repeats);
    numerics::ReluOutputTrainer trainer(all, start_of(training, Stream(key.part("starts"), 0)),
                                        training.options);
    std::vector<TrainedToy> moments;
    for (const long update : updates) {
        if (update < trainer.step())
            throw std::domain_error("toy_history: the numbers of updates must grow");
        trainer.advance(update - trainer.step());
        const numerics::ReluOutputParameters now = trainer.parameters();
        moments.push_back(model_of(training, x, now, numerics::relu_output_loss(now, all),
                                   Stream(key.part("test inputs"), 0)));
    }
    return moments;
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
