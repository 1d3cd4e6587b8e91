/// Matrices for the tests of linear algebra: Gaussian, of given rank, of given condition.
#pragma once

#include <cmath>

#include <Eigen/Core>

#include "numerics/random.hpp"

namespace overfit::tests {

inline Eigen::MatrixXd gaussian(numerics::Stream& stream, Eigen::Index rows, Eigen::Index columns) {
    Eigen::MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

/// Product of two Gaussian factors: rank min(rank, rows, columns), in general position.
inline Eigen::MatrixXd of_rank(numerics::Stream& stream, Eigen::Index rows, Eigen::Index columns,
                               Eigen::Index rank) {
    return gaussian(stream, rows, rank) * gaussian(stream, rank, columns);
}

/// A product of as many random reflections as there are columns: orthogonal.
inline Eigen::MatrixXd orthogonal(numerics::Stream& stream, Eigen::Index size) {
    Eigen::MatrixXd q = Eigen::MatrixXd::Identity(size, size);
    for (Eigen::Index k = 0; k < size; ++k) {
        const Eigen::VectorXd v = gaussian(stream, size, 1).col(0).normalized();
        q -= 2 * v * (v.transpose() * q);
    }
    return q;
}

/// Singular values spaced geometrically from 1 to 1 / condition.
inline Eigen::MatrixXd graded(numerics::Stream& stream, Eigen::Index size, double condition) {
    const Eigen::VectorXd values =
        Eigen::VectorXd::LinSpaced(size, 0, -std::log(condition)).array().exp();
    return orthogonal(stream, size) * values.asDiagonal() * orthogonal(stream, size);
}

}  // namespace overfit::tests
