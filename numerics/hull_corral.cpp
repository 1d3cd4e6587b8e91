/// Rank-one growth and Givens deletion.
#include "numerics/hull_corral.hpp"

#include <algorithm>
#include <cmath>

#include <cblas.h>
#include <lapacke.h>

namespace overfit::numerics::hull {

Corral::Corral(Eigen::Index dimension)
    : points_(dimension, dimension + 1),
      lower_(dimension + 1, dimension + 1),
      half_(dimension + 1),
      new_row_(dimension + 1) {
    ids_.reserve(static_cast<std::size_t>(dimension) + 1);
}

void Corral::clear() {
    size_ = 0;
    ids_.clear();
}

bool Corral::contains(Eigen::Index id) const {
    return std::find(ids_.begin(), ids_.end(), id) != ids_.end();
}

bool Corral::add(Eigen::Index id, const Eigen::VectorXd& point) {
    if (size_ == points_.cols()) return false;
    const auto s = static_cast<int>(size_), d = static_cast<int>(points_.rows());
    const auto room = static_cast<int>(lower_.rows());
    if (s > 0) {
        new_row_.head(s).setOnes();
        cblas_dgemv(CblasColMajor, CblasTrans, d, s, 1, points_.data(), d, point.data(), 1, 1,
                    new_row_.data(), 1);
        cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, s, lower_.data(), room,
                    new_row_.data(), 1);
    }
    const double norm = 1 + point.squaredNorm();
    const double rest = norm - new_row_.head(s).squaredNorm();
    // The subtraction errs by about size * eps of the norm.
    if (!(rest > 1e-13 * norm)) return false;
    points_.col(s) = point;
    lower_.row(s).head(s) = new_row_.head(s).transpose();
    lower_(s, s) = std::sqrt(rest);
    half_(s) = (1 - new_row_.head(s).dot(half_.head(s))) / lower_(s, s);
    ids_.push_back(id);
    ++size_;
    return true;
}

// Without row k the factor has one entry right of the diagonal in each later row; rotations of
// neighbouring columns remove them, and act on L^-1 e as they do on the columns.
void Corral::remove(Eigen::Index position) {
    const Eigen::Index last = size_ - 1;
    ids_.erase(ids_.begin() + position);
    for (Eigen::Index c = position; c < last; ++c) points_.col(c) = points_.col(c + 1);
    for (Eigen::Index c = 0; c <= last; ++c) {
        const Eigen::Index from = std::max(position, c - 1);
        double* column = lower_.col(c).data();
        std::copy(column + from + 1, column + size_, column + from);
    }
    for (Eigen::Index c = position; c < last; ++c) {
        const double a = lower_(c, c), b = lower_(c, c + 1), length = std::hypot(a, b);
        const double cosine = a / length, sine = b / length;
        cblas_drot(static_cast<int>(last - c), &lower_(c, c), 1, &lower_(c, c + 1), 1, cosine,
                   sine);
        cblas_drot(1, &half_(c), 1, &half_(c + 1), 1, cosine, sine);
    }
    size_ = last;
}

void Corral::affine_weights(Eigen::VectorXd& weights) const {
    weights.head(size_) = half_.head(size_);
    cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, static_cast<int>(size_),
                lower_.data(), static_cast<int>(lower_.rows()), weights.data(), 1);
    weights.head(size_) /= weights.head(size_).sum();
}

void Corral::combination(const Eigen::VectorXd& weights, Eigen::VectorXd& x) const {
    const auto d = static_cast<int>(points_.rows());
    cblas_dgemv(CblasColMajor, CblasNoTrans, d, static_cast<int>(size_), 1, points_.data(), d,
                weights.data(), 1, 0, x.data(), 1);
}

bool Corral::refactor() {
    const auto s = static_cast<int>(size_), d = static_cast<int>(points_.rows());
    const auto room = static_cast<int>(lower_.rows());
    lower_.topLeftCorner(s, s).setOnes();
    cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, s, d, 1, points_.data(), d, 1, lower_.data(),
                room);
    if (LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, 'L', s, lower_.data(), room) != 0) return false;
    half_.head(s).setOnes();
    cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, s, lower_.data(), room,
                half_.data(), 1);
    return true;
}

}  // namespace overfit::numerics::hull
