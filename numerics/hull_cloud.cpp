/// Coordinates by blocks of rows, and the kernel that scores 64 points at once.
#include "numerics/hull_cloud.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <cblas.h>

#include "numerics/lapack.hpp"
#include "numerics/parallel.hpp"

namespace overfit::numerics::hull {

void Blocks::resize(Eigen::Index points) {
    values_.assign(static_cast<std::size_t>(padded(points) * dimension_), 0.0F);
}

// A tile of 8 coordinates of one block at a time: a cache line of each point.
void Blocks::place(Eigen::Index first, const Eigen::MatrixXd& points,
                   std::span<const Eigen::Index> columns) {
    constexpr Eigen::Index tile = 8;
    const auto last = static_cast<Eigen::Index>(columns.size());
    for (Eigen::Index begin = 0; begin < last;) {
        const Eigen::Index lane = (first + begin) % lanes;
        const Eigen::Index end = std::min(last, begin + lanes - lane);
        float* block = values_.data() + (first + begin - lane) * dimension_ + lane;
        for (Eigen::Index from = 0; from < dimension_; from += tile)
            for (Eigen::Index c = begin; c < end; ++c) {
                const double* point = points.col(columns[static_cast<std::size_t>(c)]).data();
                for (Eigen::Index k = from; k < std::min(dimension_, from + tile); ++k)
                    block[k * lanes + c - begin] = static_cast<float>(point[k]);
            }
        begin = end;
    }
}

void Blocks::score(std::span<const float> direction, float level, Eigen::Index points,
                   std::span<float> out) const {
    const float* block = values_.data();
    for (Eigen::Index first = 0; first < points; first += lanes) {
        std::array<float, lanes> sum{};
        for (const float weight : direction) {
            for (std::size_t i = 0; i < lanes; ++i) sum[i] += weight * block[i];
            block += lanes;
        }
        for (std::size_t i = 0; i < lanes; ++i) sum[i] -= level;
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
        std::vector<Eigen::Index> columns(static_cast<std::size_t>(rows));
        std::iota(columns.begin(), columns.end(), first);
        blocks_.place(first, points_, columns);
    });
    reach_ = points_.colwise().norm().maxCoeff();
}

}  // namespace overfit::numerics::hull
