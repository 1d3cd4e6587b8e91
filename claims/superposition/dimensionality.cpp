/// Claims about the dimensions that features and examples have to themselves.
#include "numerics/dimensionality.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/superposition/parts.hpp"
#include "experiments/draws.hpp"
#include "experiments/polygons.hpp"

namespace overfit::claims::superposition {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// The second moments of N vectors are sums of N products of a relative size 1.
Measurement share(double value, double vectors) {
    return computed(value, 1.0, 10.0 * vectors);
}

enum class Vectors { frame, gaussian };

/// The least and the largest share.
Check every_share_is_m_over_n(Vectors kind) {
    return [kind](const Run& run) {
        Evidence evidence;
        for (const auto& [examples, turns] :
             {std::pair{5, 1}, {30, 1}, {9, 2}, {100, 2}, {1000, 4}}) {
            const int dimensions = 2 * turns;
            const std::string where = fmt::format("T = {}, m = {}", examples, dimensions);
            Stream stream(run.trials(1, where).key, 0);
            const VectorXd shares = numerics::dimensionalities(
                kind == Vectors::frame ? experiments::harmonic_frame(examples, turns, 5.0)
                                       : experiments::gaussian(dimensions, examples, stream));
            const double expected = static_cast<double>(dimensions) / examples;
            for (const auto& [name, value] :
                 {std::pair{"least", shares.minCoeff()}, {"largest", shares.maxCoeff()}})
                evidence.push_back({.at = fmt::format("{}, {}", where, name),
                                    .expected = expected,
                                    .measured = share(value, examples),
                                    .rival = 1.0 / examples});
        }
        return evidence;
    };
}

/// T Gaussian vectors in m dimensions; every third trial has a repeated coordinate.
MatrixXd some_vectors(int dimensions, int examples, bool repeated, Stream& stream) {
    MatrixXd vectors = experiments::gaussian(dimensions, examples, stream);
    if (repeated) vectors.row(dimensions - 1) = vectors.row(0);
    return vectors;
}

Check leverages_sum_to_rank(bool of_own_direction) {
    return [of_own_direction](const Run& run) {
        Evidence evidence;
        for (const bool repeated : {false, true})
            for (const auto& [dimensions, examples] :
                 {std::pair{2, 50}, {2, 1000}, {4, 30}, {8, 200}}) {
                const std::string where = fmt::format("m = {}, T = {}{}", dimensions, examples,
                                                      repeated ? ", one coordinate twice" : "");
                Stream stream(run.trials(1, where).key, 0);
                const MatrixXd vectors = some_vectors(dimensions, examples, repeated, stream);
                const VectorXd shares = of_own_direction
                                            ? numerics::dimensionalities(vectors)
                                            : numerics::largest_dimensionalities(vectors);
                evidence.push_back(
                    {.at = where,
                     .expected = dimensions - (repeated ? 1.0 : 0.0),
                     .measured = share(shares.sum(), examples),
                     .rival = repeated ? std::optional(1.0 * dimensions) : std::nullopt});
            }
        return evidence;
    };
}

/// The sum over all vectors, and the largest ratio of a share to the leverage.
Check shares_sum_to_at_most(int hidden) {
    return [hidden](const Run& run) {
        Evidence evidence;
        for (const int dimensions : {2, 4, 8})
            for (const int examples : {10, 100, 1000}) {
                const std::string where = fmt::format("m = {}, T = {}", dimensions, examples);
                Stream stream(run.trials(1, where).key, 0);
                const MatrixXd vectors = some_vectors(dimensions + hidden, examples, false, stream);
                evidence.push_back(
                    {.at = where,
                     .relation = Relation::at_most,
                     .expected = 1.0 * dimensions,
                     .measured = share(numerics::dimensionalities(vectors).sum(), examples)});
            }
        return evidence;
    };
}

/// Over directions of the plane on a grid.
double best_share_on_grid(const MatrixXd& vectors, Eigen::Index i, int steps) {
    double best = 0.0;
    for (int step = 0; step < steps; ++step) {
        const double angle = M_PI * step / steps;
        const VectorXd heights =
            vectors.transpose() * Eigen::Vector2d(std::cos(angle), std::sin(angle));
        best = std::max(best, heights(i) * heights(i) / heights.squaredNorm());
    }
    return best;
}

/// A share is cos^2 of an angle of the whitened plane at most, so a grid of directions misses its
/// maximum by (condition * step)^2.
Check leverage_is_the_supremum(bool of_own_direction) {
    return [of_own_direction](const Run& run) {
        Evidence evidence;
        const int steps = 4000;
        for (const int examples : {5, 30}) {
            const std::string where = fmt::format("T = {}", examples);
            Stream stream(run.trials(1, where).key, 0);
            const MatrixXd vectors = experiments::gaussian(2, examples, stream);
            const VectorXd leverages = of_own_direction
                                           ? numerics::dimensionalities(vectors)
                                           : numerics::largest_dimensionalities(vectors);
            const VectorXd own = numerics::dimensionalities(vectors);
            const Eigen::Matrix2d moments = vectors * vectors.transpose();
            const double root = std::sqrt(std::pow(moments(0, 0) - moments(1, 1), 2) +
                                          4.0 * moments(0, 1) * moments(0, 1));
            const double condition =
                (moments.trace() + root) / std::max(1e-300, moments.trace() - root);
            for (const Eigen::Index i : {0, 1, 2})
                evidence.push_back(
                    {.at = fmt::format("{}, example {}", where, i),
                     .expected = leverages(i),
                     .measured =
                         computed(best_share_on_grid(vectors, i, steps), 1.0, 10.0 * examples) +
                         Tolerance::discretisation(
                             condition * std::pow(M_PI / steps, 2),
                             "a grid of directions misses a flat maximum by its squared "
                             "step"),
                     .rival = own(i)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> dimensionality_claims() {
    return {
        {.id = "superposition.example_dimensionality_eq_m_over_examples_of_regular_frame",
         .statement =
             "T examples at equal angles in m dimensions have the dimensionality m/T each.",
         .hypotheses = "Polygons (m = 2) and the frames of cosines and sines of 1, …, m/2 turns; "
                       "(T, m) = (5, 2), (30, 2), (9, 4), (100, 4), (1000, 8).",
         .formula = "D = |h_i|^2/sum_j (h_i . h_j/|h_i|)^2 = m/T",
         .source = {"HenighanEtAl2023", "training-example dimensionalities follow m/T", "003"},
         .kind = Kind::identity,
         .check = every_share_is_m_over_n(Vectors::frame),
         .rival = "1/T, one dimension shared by all",
         .controls = {{.name = "gaussian",
                       .world = "As many Gaussian vectors.",
                       .check = every_share_is_m_over_n(Vectors::gaussian)}},
         .figure = "superposition_dimensionality"},

        {.id = "superposition.dimensionalities_sum_to_at_most_m",
         .statement = "The dimensionalities of any vectors in m dimensions, features or examples, "
                      "add up to at most m.",
         .hypotheses = "T = 10, 100, 1000 Gaussian vectors in m = 2, 4, 8 dimensions.",
         .formula = "sum_i |v_i|^4/(v_i' C v_i) <= m, C = sum_j v_j v_j'",
         .source = {"ElhageEtAl2022", "feature dimensionality; the bound derived here", "003"},
         .kind = Kind::inequality,
         .check = shares_sum_to_at_most(0),
         .controls = {{.name = "one_dimension_more",
                       .world = "Vectors of one dimension more.",
                       .check = shares_sum_to_at_most(1)}},
         .figure = "superposition_dimensionality"},

        {.id = "superposition.largest_dimensionality_eq_leverage",
         .statement =
             "The largest share of a direction that an example can have, over all directions, is "
             "its leverage h' C^-1 h among the hidden vectors.",
         .hypotheses = "T = 5, 30 Gaussian vectors in the plane; directions on a grid of 4000.",
         .formula = "sup_v (v . h_i)^2/sum_j (v . h_j)^2 = h_i' C^-1 h_i",
         .source = {"HenighanEtAl2023", "comment by Olah: maximal data dimensionality", "003"},
         .kind = Kind::identity,
         .check = leverage_is_the_supremum(false),
         .rival = "the share along its own hidden vector",
         .controls = {{.name = "own_direction",
                       .world = "The share along the example's own hidden vector instead of the "
                                "leverage.",
                       .check = leverage_is_the_supremum(true)}},
         .figure = "superposition_dimensionality"},

        {.id = "superposition.largest_dimensionalities_sum_to_rank",
         .statement = "The largest dimensionalities of all examples add up to the rank of their "
                      "hidden vectors: what one example gains, others lose.",
         .hypotheses = "Gaussian vectors, (m, T) = (2, 50), (2, 1000), (4, 30), (8, 200), with "
                       "and without a repeated coordinate.",
         .formula = "sum_i h_i' C^+ h_i = rank C",
         .source = {"HenighanEtAl2023", "comment by Olah; the sum derived here", "003"},
         .kind = Kind::identity,
         .check = leverages_sum_to_rank(false),
         .rival = "m, whatever the rank",
         .controls = {{.name = "own_direction",
                       .world = "Shares along each example's own hidden vector, which add up to "
                                "less.",
                       .check = leverages_sum_to_rank(true)}},
         .figure = "superposition_dimensionality"},
    };
}

}  // namespace overfit::claims::superposition
