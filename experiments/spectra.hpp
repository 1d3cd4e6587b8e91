/// Measures the whole spectrum of X'X, and its two ends, for random matrices of several kinds.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"
#include "theory/smallest_singular_value.hpp"

namespace overfit::experiments {

/// How the n x p matrix is made. Entries have mean 0 and variance 1 but for the heavy tails, whose
/// sample variance is scaled to 1.
enum class Entries {
    gaussian,      ///< iid N(0, 1)
    rademacher,    ///< iid, +1 or -1 with equal chances
    heavy_tailed,  ///< iid with P(|entry| > t) = t^-1.5 and random signs: no variance
    correlated,    ///< Gaussian, each row 0.8 times the one above plus 0.6 times a fresh one
    spiked,        ///< Gaussian, the first column stretched: variance 1 + 2 sqrt(p/n)
};

/// result[j][t]: the (j + 1)-th largest of the min(n, p) nonzero eigenvalues of X'X in trial t.
std::vector<std::vector<double>> spectrum(const theory::GaussianMatrix& shape, Entries entries,
                                          const numerics::Trials& trials);

/// One value a trial: the largest eigenvalue of X'X.
std::vector<double> largest_eigenvalue(const theory::GaussianMatrix& shape, Entries entries,
                                       const numerics::Trials& trials);

/// One value a trial: tr (X'X/n)^k / p.
std::vector<double> spectral_moment(const theory::GaussianMatrix& shape, int k, Entries entries,
                                    const numerics::Trials& trials);

/// One value a trial: log of the largest over the least singular value, of a Gaussian matrix.
std::vector<double> log_condition(const theory::GaussianMatrix& shape,
                                  const numerics::Trials& trials);

}  // namespace overfit::experiments
