/// Effective ranks of a spectrum, which decide whether interpolation is benign.
///
/// Features have independent coordinates of variances lambda_1 >= lambda_2 >= ..., given in groups
/// of equal ones so that very long tails stay cheap. After the k largest,
///     r_k = sum_{i>k} lambda_i / lambda_{k+1},  R_k = (sum_{i>k} lambda_i)^2 / sum_{i>k}
///     lambda_i^2.
/// The variance of minimum-norm least squares is of the order noise^2 (k*/n + n/R_{k*}), where k*
/// is the least k with r_k >= b n: benign if this tends to 0.
///
/// Source: BartlettEtAl2020, the main theorem; the constants there are not explicit, and
/// b = 1 here. Functions throw std::domain_error for n < 1, for a spectrum that is empty, increases
/// or has a value or multiplicity that is not positive and finite, and where stated. O(groups).
#pragma once

#include <vector>

namespace overfit::theory {

/// `multiplicity` equal variances; at least 1.
struct EigenvalueGroup {
    double eigenvalue;
    double multiplicity;
};

/// In decreasing order of eigenvalues.
using Spectrum = std::vector<EigenvalueGroup>;

struct EffectiveRanks {
    double by_largest;  ///< r_k, between 1 and the number of variances left
    double by_squares;  ///< R_k, between r_k and r_k^2
};

/// r_k and R_k after the first `groups` groups, fewer than there are.
EffectiveRanks effective_ranks(const Spectrum& spectrum, int groups);

struct BenignScale {
    double k;  ///< k*, the number of variances ahead of the tail; infinite if no r_k reaches n
    double variance;  ///< k*/n + n/R_{k*}, infinite if k* is
};

/// k* and the scale of the variance for n samples. Within a group r_k decreases by 1 with each k,
/// so that k* always lies at the start of one.
BenignScale benign_scale(const Spectrum& spectrum, int n);

/// The limit of the variance, in units of noise^2, when spectrum and n grow in proportion: with v
/// from sum_i lambda_i v / (1 + lambda_i v) = n and q = sum_i (lambda_i v / (1 + lambda_i v))^2 / n
/// it is q / (1 - q). Relative error about 1e-12. More variances than samples, else
/// std::domain_error. Source: HastieEtAl2022, general covariance (v(0)).
double overparametrised_variance_limit(const Spectrum& spectrum, int n);

}  // namespace overfit::theory
