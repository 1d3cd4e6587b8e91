/// Plane rotations over contiguous columns.
#include "numerics/growing_triangle.hpp"

#include <cmath>

#include <cblas.h>

namespace overfit::numerics {
namespace {

void rotate(double* __restrict t, double* __restrict g, Eigen::Index count, double c, double s) {
    for (Eigen::Index i = 0; i < count; ++i) {
        const double old = t[i];
        t[i] = c * old + s * g[i];
        g[i] = c * g[i] - s * old;
    }
}

}  // namespace

GrowingTriangle::GrowingTriangle(const Eigen::MatrixXd& initial, Eigen::Index capacity)
    : t_(Eigen::MatrixXd::Zero(capacity, capacity)), size_(initial.rows()) {
    t_.topLeftCorner(size_, size_) = initial.triangularView<Eigen::Lower>();
}

void GrowingTriangle::absorb(std::span<double> g, double rho, double* cosines, double* sines) {
    const bool grows = rho != 0;
    if (grows) g[static_cast<std::size_t>(size_)] = rho;
    const Eigen::Index rows = size_ + (grows ? 1 : 0);
    for (Eigen::Index j = 0; j < size_; ++j) {
        double* t = &t_(j, j);
        double* tail = &g[static_cast<std::size_t>(j)];
        const double length = std::sqrt(*t * *t + *tail * *tail);
        cosines[j] = *t / length;
        sines[j] = *tail / length;
        *t = length;
        rotate(t + 1, tail + 1, rows - j - 1, cosines[j], sines[j]);
    }
    if (grows) t_(size_, size_) = g[static_cast<std::size_t>(size_)];
    size_ = rows;
}

void GrowingTriangle::solve(double* b) const {
    cblas_dtrsv(CblasColMajor, CblasLower, CblasNoTrans, CblasNonUnit, static_cast<int>(size_),
                t_.data(), static_cast<int>(t_.rows()), b, 1);
}

void GrowingTriangle::solve_transposed(double* b) const {
    cblas_dtrsv(CblasColMajor, CblasLower, CblasTrans, CblasNonUnit, static_cast<int>(size_),
                t_.data(), static_cast<int>(t_.rows()), b, 1);
}

}  // namespace overfit::numerics
