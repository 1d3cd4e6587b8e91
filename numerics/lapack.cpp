/// OpenBLAS's thread count and LAPACK's return codes.
#include "numerics/lapack.hpp"

#include <stdexcept>
#include <string>

#include <cblas.h>

namespace overfit::numerics::lapack {

void use_one_thread() {
    static const bool done = [] {
        openblas_set_num_threads(1);
        return true;
    }();
    static_cast<void>(done);
}

void require_finite(const Eigen::Ref<const Eigen::MatrixXd>& matrix, std::string_view function) {
    if (matrix.size() == 0)
        throw std::domain_error(std::string(function) + ": needs at least one row and one column");
    if (!matrix.allFinite())
        throw std::domain_error(std::string(function) + ": every entry must be finite");
}

bool succeeded(int info, std::string_view routine) {
    if (info < 0)
        throw std::runtime_error("LAPACK " + std::string(routine) + ": code " +
                                 std::to_string(info));
    return info == 0;
}

}  // namespace overfit::numerics::lapack
