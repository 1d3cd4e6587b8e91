/// Selections and maps of pixels.
#include "experiments/image_views.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>
#include <vector>

#include <Eigen/Eigenvalues>

#include "experiments/draws.hpp"
#include "numerics/parallel.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::RowVectorXd;

/// The columns of the middle `size` x `size` pixels.
std::vector<Index> middle(int side, int size) {
    if (size < 1 || size > side) throw std::domain_error("views_of: needs 1 <= size <= side");
    const int first = (side - size) / 2;
    std::vector<Index> columns;
    for (int i = 0; i < size; ++i)
        for (int j = 0; j < size; ++j) columns.push_back((first + i) * side + first + j);
    return columns;
}

/// Each pixel of a size x size image as one of the middle 3 x 3.
std::vector<Index> repeated_middle(int side, int size) {
    const std::vector<Index> nine = middle(side, 3);
    std::vector<Index> columns;
    for (int i = 0; i < size; ++i)
        for (int j = 0; j < size; ++j)
            columns.push_back(nine.at(static_cast<std::size_t>(i * 3 / size) * 3 +
                                      static_cast<std::size_t>(j * 3 / size)));
    return columns;
}

MatrixXd selected(const Pixels& pixels, const std::vector<Index>& columns) {
    MatrixXd x(pixels.rows(), static_cast<Index>(columns.size()));
    for (std::size_t j = 0; j < columns.size(); ++j)
        x.col(static_cast<Index>(j)) = pixels.col(columns[j]).cast<double>();
    return x;
}

/// Sums, which are means but for the unit: whole numbers keep what lies on a boundary there.
MatrixXd block_sums(const Pixels& pixels, int side, int size) {
    if (size < 1 || side % size != 0)
        throw std::domain_error("views_of: blocks must divide the side");
    const int block = side / size;
    MatrixXd x = MatrixXd::Zero(pixels.rows(), Index{size} * size);
    for (int i = 0; i < side; ++i)
        for (int j = 0; j < side; ++j)
            x.col(Index{i / block} * size + j / block) +=
                pixels.col(Index{i} * side + j).cast<double>();
    return x;
}

/// Rows that are made doubles at a time: there is no copy of all pixels.
constexpr Index block = 1024;

/// (pixels - mean) times the map.
MatrixXd mapped(const Pixels& pixels, const RowVectorXd& mean, const MatrixXd& map) {
    MatrixXd x(pixels.rows(), map.cols());
    const auto blocks = static_cast<std::size_t>((pixels.rows() + block - 1) / block);
    numerics::parallel_for(blocks, [&](std::size_t k) {
        const Index first = static_cast<Index>(k) * block;
        const Index count = std::min(block, pixels.rows() - first);
        const MatrixXd rows = pixels.middleRows(first, count).cast<double>().rowwise() - mean;
        x.middleRows(first, count).noalias() = rows * map;
    });
    return x;
}

/// The mean image and the trace of the covariance.
struct Moments {
    RowVectorXd mean;
    double variance = 0.0;
};

Moments moments_of(const Pixels& pixels) {
    Moments moments{.mean = RowVectorXd(pixels.cols())};
    for (Index j = 0; j < pixels.cols(); ++j) {
        const Eigen::ArrayXd column = pixels.col(j).cast<double>();
        moments.mean(j) = column.mean();
        moments.variance += (column - moments.mean(j)).square().mean();
    }
    return moments;
}

/// Eigenvectors of the covariance, those of the largest eigenvalues first.
MatrixXd principal_axes(const Pixels& pixels, const RowVectorXd& mean) {
    // A fixed number of partial sums: the same bits for any number of threads.
    std::array<MatrixXd, 4> parts;
    numerics::parallel_for(parts.size(), [&](std::size_t k) {
        parts.at(k) = MatrixXd::Zero(pixels.cols(), pixels.cols());
        const auto share = [&](std::size_t i) {
            return pixels.rows() * static_cast<Index>(i) / static_cast<Index>(parts.size());
        };
        for (Index i = share(k); i < share(k + 1); i += block) {
            const MatrixXd rows =
                pixels.middleRows(i, std::min(block, share(k + 1) - i)).cast<double>().rowwise() -
                mean;
            parts.at(k).selfadjointView<Eigen::Lower>().rankUpdate(rows.transpose());
        }
    });
    for (std::size_t k = 1; k < parts.size(); ++k) parts[0] += parts.at(k);
    return Eigen::SelfAdjointEigenSolver<MatrixXd>(parts[0]).eigenvectors().rowwise().reverse();
}

/// Kept: they cost a second for Fashion-MNIST.
const MatrixXd& principal_axes(Pictures of) {
    if (of == Pictures::digits) {
        static const MatrixXd axes =
            principal_axes(images(of).train, moments_of(images(of).train).mean);
        return axes;
    }
    static const MatrixXd axes =
        principal_axes(images(of).train, moments_of(images(of).train).mean);
    return axes;
}

MatrixXd activated(MatrixXd x, View by) {
    if (by == View::relu_layer) return x.cwiseMax(0.0);
    if (by == View::tanh_layer) return x.array().tanh();
    return x;
}

Views mapped_views(const ImageView& view, numerics::Stream& stream) {
    const ImageSet& set = images(view.of);
    if (view.size < 1 || view.size > set.train.cols())
        throw std::domain_error("views_of: needs 1 to as many outputs as pixels");
    const Moments moments = moments_of(set.train);
    const MatrixXd map =
        view.by == View::principal
            ? MatrixXd(principal_axes(view.of).leftCols(view.size))
            : MatrixXd(gaussian(set.train.cols(), view.size, stream) / std::sqrt(moments.variance));
    return {activated(mapped(set.train, moments.mean, map), view.by),
            activated(mapped(set.test, moments.mean, map), view.by)};
}

}  // namespace

Views views_of(const ImageView& view, numerics::Stream& stream) {
    const ImageSet& set = images(view.of);
    switch (view.by) {
        case View::crop: {
            const std::vector<Index> columns = middle(set.side, view.size);
            return {selected(set.train, columns), selected(set.test, columns)};
        }
        case View::enlarged: {
            const std::vector<Index> columns = repeated_middle(set.side, view.size);
            return {selected(set.train, columns), selected(set.test, columns)};
        }
        case View::block_mean:
            return {block_sums(set.train, set.side, view.size),
                    block_sums(set.test, set.side, view.size)};
        case View::principal:
        case View::relu_layer:
        case View::tanh_layer: return mapped_views(view, stream);
    }
    throw std::logic_error("views_of: unknown view");
}

}  // namespace overfit::experiments
