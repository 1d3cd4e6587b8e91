/// Coordinates by blocks of rows, and the kernel that scores 64 points at once.
#include "numerics/hull_cloud.hpp"

#include <algorithm>
#include <array>

#include <cblas.h>

#include "numerics/lapack.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics::hull {

void Blocks::resize(Eigen::Index points) {
    values_.assign(static_cast<std::size_t>(padded(points) * dimension_), 0.0F);
}

void Blocks::set(Eigen::Index i, std::span<const double> point) {
    float* out = values_.data() + i / lanes * lanes * dimension_ + i % lanes;
    for (const double value : point) {
        *out = static_cast<float>(value);
        out += lanes;
    }
}

void Blocks::score(std::span<const float> direction, Eigen::Index points,
                   std::span<float> out) const {
    const float* block = values_.data();
    for (Eigen::Index first = 0; first < points; first += lanes) {
        std::array<float, lanes> sum{};
        for (const float weight : direction) {
            for (std::size_t i = 0; i < lanes; ++i) sum[i] += weight * block[i];
            block += lanes;
        }
        std::copy(sum.begin(), sum.end(), out.begin() + first);
    }
}

Cloud::Cloud(const Eigen::MatrixXd& points, const AffineSpan& span)
    : points_(span.dimension(), points.rows()), blocks_(span.dimension()) {
    lapack::use_one_thread();
    blocks_.resize(points.rows());
    if (span.dimension() == 0) return;
    constexpr Eigen::Index block = 16 * Blocks::lanes;
    const auto count = static_cast<std::size_t>((points.rows() + block - 1) / block);
    parallel_for(count, [&](std::size_t b) {
        const Eigen::Index first = static_cast<Eigen::Index>(b) * block;
        const Eigen::Index rows = std::min(block, points.rows() - first);
        const Eigen::MatrixXd centred =
            points.middleRows(first, rows).rowwise() - span.centre.transpose();
        const auto n = static_cast<int>(rows), d = static_cast<int>(span.dimension());
        const auto p = static_cast<int>(points.cols());
        cblas_dgemm(CblasColMajor, CblasTrans, CblasTrans, d, n, p, 1, span.to_span.data(), p,
                    centred.data(), n, 0, points_.col(first).data(), d);
        for (Eigen::Index i = first; i < first + rows; ++i)
            blocks_.set(i, {points_.col(i).data(), static_cast<std::size_t>(d)});
    });
    reach_ = points_.colwise().norm().maxCoeff();
}

}  // namespace overfit::numerics::hull
