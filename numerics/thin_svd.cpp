/// LAPACK's divide and conquer, and its QR iteration where that fails.
#include "numerics/thin_svd.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include <lapacke.h>

#include "numerics/lapack.hpp"

namespace overfit::numerics {

ThinSvd thin_svd(const Eigen::MatrixXd& x) {
    lapack::require_finite(x, "thin_svd");
    lapack::use_one_thread();
    const auto rows = static_cast<int>(x.rows()), columns = static_cast<int>(x.cols());
    const int modes = std::min(rows, columns);
    ThinSvd svd{Eigen::MatrixXd(rows, modes), Eigen::VectorXd(modes), {}};
    Eigen::MatrixXd right_transposed(modes, columns), work = x;
    int info =
        LAPACKE_dgesdd(LAPACK_COL_MAJOR, 'S', rows, columns, work.data(), rows, svd.values.data(),
                       svd.left.data(), rows, right_transposed.data(), modes);
    if (!lapack::succeeded(info, "dgesdd")) {
        work = x;
        std::vector<double> off_diagonal(static_cast<std::size_t>(modes));
        info = LAPACKE_dgesvd(LAPACK_COL_MAJOR, 'S', 'S', rows, columns, work.data(), rows,
                              svd.values.data(), svd.left.data(), rows, right_transposed.data(),
                              modes, off_diagonal.data());
        if (!lapack::succeeded(info, "dgesvd"))
            throw std::runtime_error("thin_svd: neither dgesdd nor dgesvd converged");
    }
    svd.right = right_transposed.transpose();
    return svd;
}

}  // namespace overfit::numerics
