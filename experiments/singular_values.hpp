/// Measures the least singular value of random training matrices.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"

namespace overfit::experiments {

/// How the rows of the n x p training matrix are made.
enum class Rows {
    gaussian,    ///< iid N(0, 1) entries
    duplicated,  ///< Gaussian, and every row stands twice
    orthogonal,  ///< random orthonormal rows; beyond p rows, orthonormal again from the start
};

/// One value a trial: the least singular value that is not zero to rounding (relative to the
/// largest, 1e-10; a Gaussian matrix falls below that with probability about 1e-10).
std::vector<double> smallest_nonzero_singular_value(int n, int p, Rows rows,
                                                    const numerics::Trials& trials);

/// One value a trial: the square of the least singular value of an n x p Gaussian matrix.
std::vector<double> smallest_squared_singular_value(int n, int p, const numerics::Trials& trials);

/// Whether the next training set keeps the rows of the one before.
enum class Growth { nested, fresh };

/// One value a trial: by how much the least singular value moves the wrong way as rows are added
/// one by one, n = 1, …, max_n (up while n <= p, down beyond), largest such move, relative to the
/// largest singular value of the last matrix. 0 or rounding if it never does.
std::vector<double> wrong_way_moves(int max_n, int p, Growth growth,
                                    const numerics::Trials& trials);

}  // namespace overfit::experiments
