/// Test of numerics/tied_autoencoder.hpp: against sums output by output, finite differences, and
/// the fast trainer of the one form that both know.
#include "numerics/tied_autoencoder.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "numerics/relu_output_trainer.hpp"
#include "tests/numerics/relu_output_problems.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using overfit::tests::any_parameters;
using overfit::tests::ReluOutputSize;
using overfit::tests::unit_examples;
using Examples = AutoencoderLoss<double>::Examples;

std::vector<AutoencoderForm> all_forms() {
    std::vector<AutoencoderForm> forms;
    for (const ReconstructionLoss loss :
         {ReconstructionLoss::squared, ReconstructionLoss::absolute, ReconstructionLoss::quartic})
        for (const bool hidden : {false, true})
            for (const bool output : {false, true})
                for (const bool bias : {false, true})
                    forms.push_back({.rectified_hidden = hidden,
                                     .rectified_output = output,
                                     .has_bias = bias,
                                     .loss = loss});
    return forms;
}

template <typename Real>
TiedAutoencoder<Real> with_parameters(const AutoencoderForm& form,
                                      const ReluOutputParameters& like) {
    TiedAutoencoder<Real> model(form, like.features(), like.hidden());
    model.weights() = like.weights.transpose().cast<Real>();
    if (form.has_bias) model.biases() = like.biases.cast<Real>();
    return model;
}

/// What goes into each maximum and absolute value.
struct Inside {
    MatrixXd hidden, output, error;
};

Inside inside_of(const TiedAutoencoder<double>& model, const Examples& x) {
    const AutoencoderForm& form = model.form();
    Inside inside{.hidden = model.weights().transpose() * x, .output = {}, .error = {}};
    MatrixXd active = inside.hidden;
    if (form.rectified_hidden) active = active.cwiseMax(0.0);
    inside.output = model.weights() * active;
    if (form.has_bias) inside.output.colwise() += VectorXd(model.biases());
    inside.error = inside.output;
    if (form.rectified_output) inside.error = inside.error.cwiseMax(0.0);
    inside.error -= MatrixXd(x);
    return inside;
}

/// A difference quotient is off if a kink lies between. An error of exactly 0 stays 0 as long as
/// the maximum does.
bool is_smooth_at(const TiedAutoencoder<double>& model, const Examples& x) {
    const AutoencoderForm& form = model.form();
    const Inside inside = inside_of(model, x);
    const auto is_near_kink = [](double t) { return std::abs(t) < 1e-3; };
    if (form.rectified_hidden && inside.hidden.unaryExpr(is_near_kink).any()) return false;
    if (form.rectified_output && inside.output.unaryExpr(is_near_kink).any()) return false;
    if (form.loss != ReconstructionLoss::absolute) return true;
    const auto is_near_zero = [](double t) { return t != 0.0 && std::abs(t) < 1e-3; };
    return !inside.error.unaryExpr(is_near_zero).any();
}

double loss_by_hand(const TiedAutoencoder<double>& model, const Examples& x) {
    const double power = model.form().loss == ReconstructionLoss::absolute  ? 1.0
                         : model.form().loss == ReconstructionLoss::squared ? 2.0
                                                                            : 4.0;
    return inside_of(model, x).error.array().abs().pow(power).sum() / static_cast<double>(x.cols());
}

TEST(TiedAutoencoder, LossAndGradientMatchSumsAndDifferencesInEveryForm) {
    EXPECT_TRUE(rc::check([] {
        const ReluOutputSize size{.features = *rc::gen::inRange(1, 9),
                                  .hidden = *rc::gen::inRange(1, 4),
                                  .examples = *rc::gen::inRange(1, 6)};
        Stream stream(StreamKey(0, "tied autoencoder"), *rc::gen::arbitrary<std::uint64_t>());
        const Examples x = unit_examples(size, 0.5, stream).cast<double>();
        const ReluOutputParameters start = any_parameters(size, stream);
        for (const AutoencoderForm& form : all_forms()) {
            TiedAutoencoder<double> model = with_parameters<double>(form, start);
            AutoencoderLoss<double> loss(x);
            VectorXd gradient, unused;
            const double here = loss(model, gradient);
            RC_ASSERT(std::abs(here - loss_by_hand(model, x)) <= 1e-12 * (1.0 + here));
            RC_ASSERT(gradient.size() == model.parameters().size());
            if (!is_smooth_at(model, x)) continue;
            for (Index i = 0; i < gradient.size(); ++i) {
                constexpr double step = 1e-6;
                double& parameter = model.parameters()(i);
                const double kept = parameter;
                parameter = kept + step;
                const double up = loss(model, unused);
                parameter = kept - step;
                const double down = loss(model, unused);
                parameter = kept;
                // Rounding of 1e-16 / step, and the square of the step.
                RC_ASSERT(std::abs(gradient(i) - (up - down) / (2.0 * step)) <=
                          1e-7 * (1.0 + here + std::abs(gradient(i))));
            }
        }
    }));
}

TEST(TiedAutoencoder, HasTheSlopeOfTheFastTrainer) {
    const ReluOutputSize size{.features = 60, .hidden = 3, .examples = 40};
    Stream stream(StreamKey(1, "tied autoencoder"), 0);
    const SparseExamples x = unit_examples(size, 0.15, stream);
    const ReluOutputParameters start = any_parameters(size, stream);
    const ReluOutputSlope expected = ReluOutputTrainer(x, start, {}).slope();
    const TiedAutoencoder<float> model = with_parameters<float>({}, start);
    Eigen::VectorXf gradient;
    EXPECT_NEAR(AutoencoderLoss<float>(x)(model, gradient), expected.loss, 1e-5 * expected.loss);
    const Eigen::MatrixXf weights = gradient.head(180).reshaped(60, 3).transpose();
    EXPECT_LT((weights - expected.gradient.weights).norm(),
              1e-5F * expected.gradient.weights.norm());
    EXPECT_LT((gradient.tail(60) - expected.gradient.biases).norm(),
              1e-5F * expected.gradient.biases.norm());
}

// The same steps, as long as rounding has not grown.
TEST(TiedAutoencoder, TrainsAsTheFastTrainerDoes) {
    const ReluOutputSize size{.features = 60, .hidden = 2, .examples = 20};
    Stream stream(StreamKey(2, "tied autoencoder"), 0);
    const SparseExamples x = unit_examples(size, 0.15, stream);
    const ReluOutputParameters start =
        xavier_parameters({.hidden = size.hidden, .features = 60}, XavierLaw::uniform, stream);
    ReluOutputOptions options{.steps = 400, .warm_up = 0.1, .cosine_decay = false};
    const ReluOutputRun expected = train_relu_output(x, start, options);
    TiedAutoencoder<float> model = with_parameters<float>({}, start);
    const double loss = train(model, x, 400,
                              {.learning_rate = options.learning_rate,
                               .weight_decay = options.weight_decay,
                               .warm_up = 40});
    EXPECT_LT(loss, 0.9 * AutoencoderLoss<float>(x)(with_parameters<float>({}, start),
                                                    model.parameters()));
    EXPECT_NEAR(loss, expected.loss, 1e-4 * expected.loss);
}

TEST(TiedAutoencoder, HasNoBiasesInAFormWithoutThem) {
    TiedAutoencoder<double> model({.has_bias = false}, 5, 2);
    EXPECT_EQ(model.biases().size(), 0);
    EXPECT_EQ(model.parameters().size(), 10);
    EXPECT_EQ(TiedAutoencoder<double>({}, 5, 2).parameters().size(), 15);
}

TEST(TiedAutoencoder, RejectsSizesThatDoNotAgree) {
    EXPECT_THROW(TiedAutoencoder<float>({}, 0, 1), std::domain_error);
    EXPECT_THROW(TiedAutoencoder<float>({}, 1, 0), std::domain_error);
    const Examples none(4, 0), narrow(3, 2);
    EXPECT_THROW(AutoencoderLoss<double>{none}, std::domain_error);
    TiedAutoencoder<double> model({}, 4, 2);
    EXPECT_THROW(train(model, narrow, 1, {}), std::domain_error);
}

}  // namespace
