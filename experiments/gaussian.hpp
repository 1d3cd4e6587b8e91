/// Gaussian matrices and vectors from a stream.
#pragma once

#include <Eigen/Core>

#include "numerics/random.hpp"

namespace overfit::experiments {

/// Independent standard normal entries, drawn column by column.
inline Eigen::MatrixXd gaussian(Eigen::Index rows, Eigen::Index columns, numerics::Stream& stream) {
    Eigen::MatrixXd x(rows, columns);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    return x;
}

inline Eigen::VectorXd gaussian(Eigen::Index size, numerics::Stream& stream) {
    return gaussian(size, 1, stream).col(0);
}

}  // namespace overfit::experiments
