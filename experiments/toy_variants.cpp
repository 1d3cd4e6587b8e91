/// Training of variants of the toy model, and the constants that they are compared with.
#include "experiments/toy_variants.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include <boost/math/tools/minima.hpp>

#include "experiments/superposition_data.hpp"
#include "numerics/relu_output_model.hpp"

namespace overfit::experiments {

namespace {

using numerics::AdamOptions;
using numerics::AutoencoderForm;
using numerics::AutoencoderLoss;
using numerics::ReconstructionLoss;
using numerics::Stream;
using numerics::TiedAutoencoder;

double cost_of(double error, ReconstructionLoss loss) {
    switch (loss) {
        case ReconstructionLoss::squared: return error * error;
        case ReconstructionLoss::absolute: return std::abs(error);
        case ReconstructionLoss::quartic: return error * error * error * error;
    }
    throw std::logic_error("cost_of: unknown loss");
}

/// Features have one law, so that one number is best for all; the cost is convex in it.
double best_constant_loss(const Inputs& x, ReconstructionLoss loss) {
    const auto zeros = static_cast<double>(x.size() - x.nonZeros());
    const auto cost = [&](double constant) {
        double sum = zeros * cost_of(constant, loss);
        for (Eigen::Index i = 0; i < x.nonZeros(); ++i)
            sum += cost_of(x.valuePtr()[i] - constant, loss);
        return sum / static_cast<double>(x.cols());
    };
    constexpr int bits = 26;  // half of double's: the cost is flat at its minimum
    return std::min(cost(0.0), boost::math::tools::brent_find_minima(cost, 0.0, 1.0, bits).second);
}

AdamOptions adam_of(int steps, double learning_rate, double weight_decay) {
    if (steps < 1) throw std::domain_error("toy variants: needs at least one step");
    const auto end = static_cast<std::size_t>(steps);
    return {.learning_rate = learning_rate,
            .weight_decay = weight_decay,
            .warm_up = end / 20,
            .decay_end = end};
}

template <typename Real>
TiedAutoencoder<Real> trained(const AutoencoderForm& form, int hidden,
                              const typename AutoencoderLoss<Real>::Examples& x,
                              const AdamOptions& options, Stream& stream) {
    const Eigen::MatrixXf start =
        numerics::xavier_parameters({.hidden = hidden, .features = x.rows()},
                                    numerics::XavierLaw::uniform, stream)
            .weights;
    TiedAutoencoder<Real> model(form, x.rows(), hidden);
    model.weights() = start.transpose().cast<Real>();
    train(model, x, options.decay_end, options);
    return model;
}

template <typename Real>
double loss_of(const TiedAutoencoder<Real>& model,
               const typename AutoencoderLoss<Real>::Examples& x) {
    typename AutoencoderLoss<Real>::Vector unused;
    return AutoencoderLoss<Real>(x)(model, unused);
}

}  // namespace

VariantLosses trained_variants(const VariantTraining& training, const numerics::Trials& trials) {
    const AdamOptions options =
        adam_of(training.steps, training.learning_rate, training.weight_decay);
    std::vector<std::vector<double>> all =
        numerics::sample_many(trials, 3, [&](Stream& stream, std::vector<double>& out) {
            const AutoencoderLoss<float>::Examples x =
                sparse_unit_inputs(training.inputs, training.examples, stream).cast<float>();
            const TiedAutoencoder<float> model =
                trained<float>(training.form, training.hidden, x, options, stream);
            const Inputs fresh = sparse_unit_inputs(training.inputs, training.test_inputs, stream);
            out = {loss_of(model, x), loss_of<float>(model, fresh.cast<float>()),
                   best_constant_loss(fresh, training.form.loss)};
        });
    return {
        .training = std::move(all[0]), .test = std::move(all[1]), .constant = std::move(all[2])};
}

std::vector<double> losses_of_orthonormal_examples(const OrthonormalTraining& training,
                                                   const numerics::Trials& trials) {
    const AdamOptions options = adam_of(training.steps, training.learning_rate, 0.0);
    return numerics::sample(trials, [&](Stream& stream) {
        const AutoencoderLoss<double>::Examples x =
            disjoint_unit_inputs(training.examples, training.active, stream);
        return loss_of(trained<double>(training.form, training.hidden, x, options, stream), x);
    });
}

}  // namespace overfit::experiments
