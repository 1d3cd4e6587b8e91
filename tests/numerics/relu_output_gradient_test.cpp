/// Test of the gradients of numerics/relu_output_trainer.hpp: against the plain formulas in double
/// precision, which in turn are tested by central differences.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <cmath>

#include "numerics/relu_output_reference.hpp"
#include "numerics/relu_output_trainer.hpp"
#include "numerics/rounding_bound.hpp"
#include "tests/numerics/relu_output_problems.hpp"

namespace {

using namespace overfit::numerics;
using Eigen::Index;
using Eigen::MatrixXd;
using overfit::tests::any_parameters;
using overfit::tests::ReluOutputSize;
using overfit::tests::unit_examples;

struct Problem {
    SparseExamples examples;
    ReluOutputParameters start;

    MatrixXd x() const { return examples.toDense().cast<double>(); }
    ReluOutputReference model() const {
        return {.weights = start.weights.cast<double>(), .biases = start.biases.cast<double>()};
    }
};

Problem any_problem(const ReluOutputSize& size, double density, Stream& stream) {
    return {.examples = unit_examples(size, density, stream),
            .start = any_parameters(size, stream)};
}

/// The derivative jumps by x where an output is 0, so that rounding may change it by O(1) there.
bool far_from_jumps(const Problem& problem) {
    const ReluOutputReference model = problem.model();
    const MatrixXd x = problem.x();
    const MatrixXd before =
        (model.weights.transpose() * (model.weights * x)).colwise() + model.biases;
    return ((x.array() > 0.0) && (before.array().abs() < 1e-4)).count() == 0;
}

/// The sums of the absolute values of all products in each derivative: errors are relative to them.
/// max(0, z) enlarges no error.
struct Magnitude {
    MatrixXd weights;
    Eigen::VectorXd biases;
};

Magnitude magnitude(const Problem& problem) {
    const MatrixXd x = problem.x().cwiseAbs(), w = problem.model().weights.cwiseAbs();
    const MatrixXd hidden = w * x;
    const MatrixXd output =
        ((w.transpose() * hidden).colwise() + problem.model().biases.cwiseAbs()) + x;
    const double share = 2.0 / static_cast<double>(x.cols());
    return {.weights = share * (hidden * output.transpose() + (w * output) * x.transpose()),
            .biases = share * output.rowwise().sum()};
}

/// No product has seen more roundings than this on its way into a derivative.
Eigen::Index roundings(const Problem& problem) {
    return 2 * problem.examples.rows() + problem.examples.cols() + 3 * problem.start.hidden() + 8;
}

ReluOutputOptions options_with(ReluOutputPass pass, InstructionSet set) {
    ReluOutputOptions options;
    options.pass = pass;
    options.instructions = set;
    return options;
}

void expect_close(const Problem& problem, const ReluOutputOptions& options) {
    const ReluOutputGradient expected = reference_gradient(problem.model(), problem.x());
    ReluOutputTrainer trainer(problem.examples, problem.start, options);
    const ReluOutputSlope found = trainer.slope();
    const Magnitude size = magnitude(problem);
    const auto worst = static_cast<double>(rounding_bound<float>(roundings(problem)));
    const MatrixXd weights = found.gradient.weights.cast<double>() - expected.weights;
    const Eigen::VectorXd biases = found.gradient.biases.cast<double>() - expected.biases;
    RC_ASSERT((weights.cwiseAbs().array() <= worst * size.weights.array()).all());
    RC_ASSERT((biases.cwiseAbs().array() <= worst * size.biases.array()).all());
    // That is the worst case. Independent roundings make a random walk (Higham and Mary 2019).
    const double usual = 4 * 6e-8 * std::sqrt(static_cast<double>(roundings(problem)));
    RC_ASSERT(weights.norm() <= usual * size.weights.norm());
    RC_ASSERT(biases.norm() <= usual * size.biases.norm());
    RC_ASSERT(std::abs(found.loss - expected.loss) <= usual * (1.0 + expected.loss));
}

TEST(ReluOutputGradient, OfTheReferenceIsACentralDifference) {
    Stream stream(StreamKey(0, "relu_output"), 0);
    const Problem problem = any_problem({.features = 7, .hidden = 2, .examples = 5}, 0.5, stream);
    const MatrixXd x = problem.x();
    const ReluOutputReference model = problem.model();
    const ReluOutputGradient gradient = reference_gradient(model, x);
    // Error step^2 from the third derivative, and 1e-16 / step from rounding.
    constexpr double step = 1e-6, tolerance = 1e-8;
    const auto difference = [&](const auto& moved) {
        return (reference_gradient(moved(step), x).loss -
                reference_gradient(moved(-step), x).loss) /
               (2.0 * step);
    };
    for (Index i = 0; i < model.biases.size(); ++i) {
        EXPECT_NEAR(difference([&](double by) {
                        ReluOutputReference moved = model;
                        moved.biases[i] += by;
                        return moved;
                    }),
                    gradient.biases[i], tolerance);
        for (Index k = 0; k < model.weights.rows(); ++k)
            EXPECT_NEAR(difference([&](double by) {
                            ReluOutputReference moved = model;
                            moved.weights(k, i) += by;
                            return moved;
                        }),
                        gradient.weights(k, i), tolerance);
    }
}

// W enters twice, in h = W x and in W'h: without the part through h the gradient is another one.
TEST(ReluOutputGradient, HasAPartThroughTheHiddenVector) {
    Stream stream(StreamKey(0, "relu_output"), 1);
    const Problem problem = any_problem({.features = 40, .hidden = 2, .examples = 30}, 0.1, stream);
    const MatrixXd x = problem.x(), w = problem.model().weights;
    const ReluOutputGradient whole = reference_gradient(problem.model(), x);
    const MatrixXd before = (w.transpose() * (w * x)).colwise() + problem.model().biases;
    const MatrixXd slope = (2.0 / static_cast<double>(x.cols())) *
                           (before.array() > 0.0).select(before - x, 0.0).matrix();
    const MatrixXd decoder = w * x * slope.transpose();
    ReluOutputTrainer trainer(problem.examples, problem.start, {});
    const MatrixXd found = trainer.slope().gradient.weights.cast<double>();
    EXPECT_GT((found - decoder).norm(), 0.1 * whole.weights.norm());
    EXPECT_LT((found - whole.weights).norm(), 2e-6 * whole.weights.norm());
}

TEST(ReluOutputGradient, AgreesWithTheReferenceForAnyShape) {
    ASSERT_TRUE(rc::check("dense", [] {
        Stream stream(StreamKey(0, "relu_output"), *rc::gen::arbitrary<std::uint32_t>());
        const ReluOutputSize size{.features = *rc::gen::inRange(1, 150),
                                  .hidden = *rc::gen::element(1, 2, 3, 4, 5, 6, 8, 11, 16, 19),
                                  .examples = *rc::gen::inRange(1, 90)};
        const Problem problem = any_problem(size, 0.1, stream);
        RC_PRE(far_from_jumps(problem));
        for (const InstructionSet set :
             {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512})
            if (has_instructions(set))
                expect_close(problem, options_with(ReluOutputPass::dense, set));
    }));
}

TEST(ReluOutputGradient, PrunedAgreesWithTheReferenceForAnyShape) {
    ASSERT_TRUE(rc::check("pruned", [] {
        Stream stream(StreamKey(0, "relu_output"), *rc::gen::arbitrary<std::uint32_t>());
        const ReluOutputSize size{.features = *rc::gen::inRange(1, 150),
                                  .hidden = *rc::gen::element(1, 2, 3, 4, 5, 6, 8),
                                  .examples = *rc::gen::inRange(1, 200)};
        const Problem problem = any_problem(size, 0.1, stream);
        RC_PRE(far_from_jumps(problem));
        for (const InstructionSet set :
             {InstructionSet::portable, InstructionSet::avx2, InstructionSet::avx512})
            if (has_instructions(set))
                expect_close(problem, options_with(ReluOutputPass::pruned, set));
    }));
}

}  // namespace
