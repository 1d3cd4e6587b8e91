/// QR by blocks of rows, then the singular value decomposition of what is left.
#include "numerics/affine_span.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "numerics/householder.hpp"
#include "numerics/lapack.hpp"
#include "numerics/parallel.hpp"
#include "numerics/thin_svd.hpp"

namespace overfit::numerics {
namespace {

/// Largest power of 2 not above `value`.
double power_of_two(double value) {
    int exponent = 0;
    std::frexp(value, &exponent);
    return std::ldexp(1.0, exponent - 1);
}

/// The frame without coordinates: centre and scale of each column.
AffineSpan centred(const Eigen::MatrixXd& x) {
    AffineSpan span{.centre = Eigen::VectorXd(x.cols()),
                    .scale = Eigen::VectorXd::Zero(x.cols()),
                    .to_span = {},
                    .from_span = {}};
    const auto n = static_cast<double>(x.rows());
    for (Eigen::Index j = 0; j < x.cols(); ++j) {
        const double low = x.col(j).minCoeff(), high = x.col(j).maxCoeff();
        if (!std::isfinite(2.0 * (high - low)))
            throw std::domain_error("affine_span: the range of a column overflows");
        // From the low end, so that the sum neither overflows nor loses what a shift would cost.
        const double mean = low + (x.col(j).array() - low).sum() / n;
        span.centre(j) = low == high ? low : mean;
        if (low < high) span.scale(j) = power_of_two(std::max(high - mean, mean - low));
    }
    return span;
}

/// The columns that vary.
std::vector<Eigen::Index> varying_columns(const AffineSpan& span) {
    std::vector<Eigen::Index> columns;
    for (Eigen::Index j = 0; j < span.scale.size(); ++j)
        if (span.scale(j) > 0) columns.push_back(j);
    return columns;
}

/// Rows [first, first + count), centred and scaled; only the columns listed.
Eigen::MatrixXd scaled_rows(const Eigen::MatrixXd& x, const AffineSpan& span,
                            const std::vector<Eigen::Index>& columns, Eigen::Index first,
                            Eigen::Index count) {
    Eigen::MatrixXd rows(count, static_cast<Eigen::Index>(columns.size()));
    for (Eigen::Index c = 0; c < rows.cols(); ++c) {
        const Eigen::Index j = columns[static_cast<std::size_t>(c)];
        rows.col(c) = (x.col(j).segment(first, count).array() - span.centre(j)) / span.scale(j);
    }
    return rows;
}

/// The triangular factor of `below` stacked under `above`.
Eigen::MatrixXd triangle_of(const Eigen::MatrixXd& above, const Eigen::MatrixXd& below) {
    Eigen::MatrixXd stacked(above.rows() + below.rows(), below.cols());
    if (above.rows() > 0) stacked.topRows(above.rows()) = above;
    stacked.bottomRows(below.rows()) = below;
    return Householder(std::move(stacked)).r();
}

/// A matrix with the singular values and right singular vectors of the scaled points, and at most
/// p rows: chunks of rows in parallel, each by blocks, joined in order.
Eigen::MatrixXd triangle(const Eigen::MatrixXd& x, const AffineSpan& span,
                         const std::vector<Eigen::Index>& columns) {
    constexpr std::size_t chunks = 4;
    const Eigen::Index block =
        std::max<Eigen::Index>(1024, 4 * static_cast<Eigen::Index>(columns.size()));
    if (x.rows() <= block) return scaled_rows(x, span, columns, 0, x.rows());
    std::vector<Eigen::MatrixXd> parts(chunks);
    parallel_for(chunks, [&](std::size_t chunk) {
        const auto edge = [&](std::size_t c) {
            return x.rows() * static_cast<Eigen::Index>(c) / static_cast<Eigen::Index>(chunks);
        };
        for (Eigen::Index row = edge(chunk); row < edge(chunk + 1); row += block) {
            const Eigen::Index count = std::min(block, edge(chunk + 1) - row);
            parts[chunk] = triangle_of(parts[chunk], scaled_rows(x, span, columns, row, count));
        }
    });
    Eigen::MatrixXd all = parts[0];
    for (std::size_t c = 1; c < chunks; ++c) all = triangle_of(all, parts[c]);
    return all;
}

/// The size of the entries of each column in units of its scale: by how much more an entry may be
/// rounded than its distance from the centre.
Eigen::VectorXd relative_ulp(const Eigen::MatrixXd& x, const AffineSpan& span,
                             const std::vector<Eigen::Index>& columns) {
    Eigen::VectorXd sizes(static_cast<Eigen::Index>(columns.size()));
    for (std::size_t c = 0; c < columns.size(); ++c)
        sizes(static_cast<Eigen::Index>(c)) =
            x.col(columns[c]).cwiseAbs().maxCoeff() / span.scale(columns[c]);
    return sizes;
}

/// The largest |scaled x_i - centre - its projection on the span| over all points.
double thickness(const Eigen::MatrixXd& x, const AffineSpan& span) {
    constexpr Eigen::Index block = 1024;
    const auto blocks = static_cast<std::size_t>((x.rows() + block - 1) / block);
    std::vector<double> largest(blocks, 0.0);
    const Eigen::VectorXd unit = (span.scale.array() > 0).select(span.scale.cwiseInverse(), 0.0);
    parallel_for(blocks, [&](std::size_t b) {
        const Eigen::Index first = static_cast<Eigen::Index>(b) * block;
        const Eigen::Index count = std::min(block, x.rows() - first);
        Eigen::MatrixXd rows = x.middleRows(first, count).rowwise() - span.centre.transpose();
        const Eigen::MatrixXd coordinates = rows * span.to_span;
        rows.noalias() -= coordinates * span.from_span.transpose();
        largest[b] = (rows * unit.asDiagonal()).rowwise().norm().maxCoeff();
    });
    return *std::max_element(largest.begin(), largest.end());
}

}  // namespace

AffineSpan affine_span(const Eigen::MatrixXd& x, double rcond) {
    lapack::require_finite(x, "affine_span");
    if (!(rcond >= 0 && rcond < 1)) throw std::domain_error("affine_span: rcond must be in [0, 1)");
    AffineSpan span = centred(x);
    const std::vector<Eigen::Index> columns = varying_columns(span);
    span.to_span = span.from_span = Eigen::MatrixXd::Zero(x.cols(), 0);
    if (columns.empty()) return span;
    const ThinSvd svd = thin_svd(triangle(x, span, columns));
    const double root_n = std::sqrt(static_cast<double>(x.rows()));
    const Eigen::VectorXd noise = relative_ulp(x, span, columns);
    const auto rounding = [&](Eigen::Index k) {
        return rcond * (svd.values(0) + root_n * svd.right.col(k).cwiseProduct(noise).norm());
    };
    // n points span at most n - 1 dimensions; what rounding leaves of the last one is not data.
    Eigen::Index rank = std::min<Eigen::Index>(svd.values.size(), x.rows() - 1);
    while (rank > 1 && !(svd.values(rank - 1) > rounding(rank - 1))) --rank;
    span.to_span = span.from_span = Eigen::MatrixXd::Zero(x.cols(), rank);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const Eigen::Index j = columns[c], row = static_cast<Eigen::Index>(c);
        for (Eigen::Index k = 0; k < rank; ++k) {
            const double share = svd.right(row, k);
            span.to_span(j, k) = share * root_n / svd.values(k) / span.scale(j);
            span.from_span(j, k) = share * svd.values(k) / root_n * span.scale(j);
        }
    }
    if (rank < static_cast<Eigen::Index>(columns.size()))
        span.thickness =
            std::max(thickness(x, span), rcond * (svd.values(0) / root_n + noise.norm()));
    return span;
}

}  // namespace overfit::numerics
