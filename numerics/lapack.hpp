/// What every call of LAPACK in this folder needs: one BLAS thread, and checked arguments and
/// codes.
#pragma once

#include <string_view>

#include <Eigen/Core>

namespace overfit::numerics::lapack {

/// Keeps OpenBLAS on one thread from now on: trials are parallel, matrices are not, and the last
/// bit of a product must not depend on the number of cores.
void use_one_thread();

/// Throws std::domain_error if `matrix` is empty or has an entry that is not finite: LAPACK
/// promises nothing for either.
void require_finite(const Eigen::Ref<const Eigen::MatrixXd>& matrix, std::string_view function);

/// Throws std::runtime_error for a negative code (an illegal argument: a bug of the caller or no
/// memory for the workspace) and returns whether the code is 0.
bool succeeded(int info, std::string_view routine);

}  // namespace overfit::numerics::lapack
