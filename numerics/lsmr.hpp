/// LSMR: minimum-norm least squares by two matrix-vector products an iteration.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

struct LsmrResult {
    Eigen::VectorXd solution;
    int iterations = 0;
    bool converged = false;
};

/// Starts at 0, so every iterate lies in the row space of `a` and the limit is the least-squares
/// solution of least norm. Stops when the estimated backward error |A'r| / (|A| |r|) or |r| /
/// (|A| |x| + |b|) is at most `tolerance`, or after `max_iterations`. The error then is about
/// tolerance * condition; the iterations needed grow like the condition, so beyond about 1e6 do
/// not expect convergence. O(rows * columns) an iteration.
/// Source: Fong and Saunders (2011), SIAM J. Sci. Comput. 33, Algorithm LSMR, without damping.
LsmrResult lsmr(const Eigen::MatrixXd& a, const Eigen::VectorXd& b, double tolerance,
                int max_iterations);

}  // namespace overfit::numerics
