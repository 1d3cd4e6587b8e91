/// The ReLU-output model h = W x, x' = max(0, W'h + b): parameters, loss and starting points.
///
/// Source: Elhage et al. (2022), "Toy Models of Superposition"; Henighan et al. (2023),
/// "Superposition, Memorization, and Double Descent". Their letters are kept here: n features, m
/// hidden dimensions, T examples, and **examples are columns** of the sparse n x T matrix X.
#pragma once

#include <Eigen/Core>
#include <Eigen/SparseCore>

#include "numerics/random.hpp"

namespace overfit::numerics {

/// n x T, one example a column, each feature at most once in a column. Nothing is assumed of the
/// examples' lengths; an example may be zero.
using SparseExamples = Eigen::SparseMatrix<float, Eigen::ColMajor, int>;

struct ReluOutputParameters {
    Eigen::MatrixXf weights;  ///< W, m x n: a column for each feature
    Eigen::VectorXf biases;   ///< b, n

    Eigen::Index hidden() const { return weights.rows(); }
    Eigen::Index features() const { return weights.cols(); }
};

/// Throws std::domain_error unless there is at least one hidden dimension, feature and example,
/// the sizes agree, and all numbers are finite.
void require_valid(const ReluOutputParameters& parameters, const SparseExamples& examples);

enum class XavierLaw { uniform, normal };

/// Glorot and Bengio's (2010) weights of variance 2 / (n + m), either law; zero biases. Throws
/// std::domain_error unless hidden and features are positive.
struct ReluOutputShape {
    Eigen::Index hidden = 2;
    Eigen::Index features = 1;
};
ReluOutputParameters xavier_parameters(ReluOutputShape shape, XavierLaw law, Stream& stream);

/// The loss (1/T) sum over examples and features of (x - x')^2, one residual at a time in double
/// precision: at least 0, and accurate to 1e-15 of itself for the given parameters. A number that
/// is not finite in the parameters makes it NaN or infinite. O(n m T).
double relu_output_loss(const ReluOutputParameters& parameters, const SparseExamples& examples);

/// The terms of that mean, one for each example.
Eigen::VectorXd relu_output_losses(const ReluOutputParameters& parameters,
                                   const SparseExamples& examples);

/// H = W X, m x T.
Eigen::MatrixXf hidden_vectors(const ReluOutputParameters& parameters,
                               const SparseExamples& examples);

}  // namespace overfit::numerics
