/// Measures the least singular value of random training matrices, and the distances behind it.
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

/// One value a trial: the distance of the last of the n rows from the span of the others (n <= p),
/// or of the last of the p columns from the span of the other columns (n > p). O(n p min(n, p)).
std::vector<double> last_row_distance(int n, int p, Rows rows, const numerics::Trials& trials);

/// What a row's distance is measured from.
enum class From { span_of_others, origin };

/// One value a trial, for n <= p Gaussian rows: the sum over rows of 1 / distance^2 beside the sum
/// of 1 / s^2 over singular values, as (ratio - 1) / condition number. The distances come from n QR
/// factorisations, the singular values from none of them. O(n^3 p).
std::vector<double> inverse_square_gap(int n, int p, From from, const numerics::Trials& trials);

}  // namespace overfit::experiments
