/// LAPACK's dgeqrf and dormqr.
#include "numerics/householder.hpp"

#include <algorithm>

#include <lapacke.h>

#include "numerics/lapack.hpp"

namespace overfit::numerics {

Householder::Householder(Eigen::MatrixXd a)
    : packed_(std::move(a)), scales_(std::min(packed_.rows(), packed_.cols())) {
    lapack::use_one_thread();
    if (scales_.size() == 0) return;
    const auto rows = static_cast<int>(packed_.rows()), columns = static_cast<int>(packed_.cols());
    lapack::succeeded(
        LAPACKE_dgeqrf(LAPACK_COL_MAJOR, rows, columns, packed_.data(), rows, scales_.data()),
        "dgeqrf");
}

Eigen::MatrixXd Householder::r() const {
    return packed_.topRows(scales_.size()).triangularView<Eigen::Upper>();
}

void Householder::to_coordinates(Eigen::Ref<Eigen::MatrixXd> b) const {
    apply('L', 'T', b);
}

void Householder::rows_to_coordinates(Eigen::Ref<Eigen::MatrixXd> b) const {
    apply('R', 'N', b);
}

void Householder::apply(char side, char transpose, Eigen::Ref<Eigen::MatrixXd>& b) const {
    const auto reflections = static_cast<int>(scales_.size());
    if (reflections == 0) return;
    lapack::succeeded(LAPACKE_dormqr(LAPACK_COL_MAJOR, side, transpose, static_cast<int>(b.rows()),
                                     static_cast<int>(b.cols()), reflections, packed_.data(),
                                     static_cast<int>(packed_.rows()), scales_.data(), b.data(),
                                     static_cast<int>(b.outerStride())),
                      "dormqr");
}

}  // namespace overfit::numerics
