/// Where independence ends, and Gram-Schmidt beyond.
#include "numerics/column_space.hpp"

#include <cmath>

namespace overfit::numerics {
ColumnSpace::ColumnSpace(Eigen::MatrixXd a, double dependence)
    : qr_(std::move(a)),
      r_(qr_.r()),
      dependence_(dependence),
      noise_(r_.rows()),
      independent_(count_independent()),
      basis_(capacity() - independent_, capacity() - independent_),
      rest_(capacity() - independent_),
      correction_(capacity() - independent_) {}

Eigen::Index ColumnSpace::count_independent() {
    for (Eigen::Index j = 0; j < r_.rows(); ++j) {
        const double distance = std::abs(r_(j, j));
        const double scale =
            r_.col(j).head(j + 1).squaredNorm() + r_.col(j).head(j).cwiseAbs2().dot(noise_.head(j));
        if (distance <= dependence_ * std::sqrt(scale)) return j;
        noise_(j) = scale / (distance * distance);
    }
    return r_.rows();
}

double ColumnSpace::add(Eigen::Index j, Eigen::Ref<Eigen::VectorXd> coordinates) {
    coordinates.head(independent_) = r_.col(j).head(independent_);
    coordinates.segment(independent_, found_).setZero();
    rest_ = r_.col(j).tail(rest_.size());
    for (int pass = 0; pass < 2; ++pass) {
        correction_.head(found_).noalias() = basis_.leftCols(found_).transpose() * rest_;
        rest_.noalias() -= basis_.leftCols(found_) * correction_.head(found_);
        coordinates.segment(independent_, found_) += correction_.head(found_);
    }
    if (rank() == capacity()) return 0;
    const double distance = rest_.norm();
    const double scale =
        r_.col(j).squaredNorm() + coordinates.head(rank()).cwiseAbs2().dot(noise_.head(rank()));
    if (distance <= dependence_ * std::sqrt(scale)) return 0;
    noise_(rank()) = scale / (distance * distance);
    basis_.col(found_++) = rest_ / distance;
    return distance;
}

}  // namespace overfit::numerics
