/// Does a sample follow a law: distances, and p-values that are exact where an exact law is known.
///
/// Every function throws std::domain_error for an empty sample, a NaN, or a cdf outside [0, 1].
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace overfit::numerics {

/// sup_x |F_n(x) - cdf(x)|, Kolmogorov's distance of the sample to a continuous law. O(n log n).
double kolmogorov_distance(std::vector<double> sample, const std::function<double(double)>& cdf);

/// A statistic and the probability, under the hypothesis, of one at least as large.
struct TestResult {
    double statistic;
    double p_value;
};

/// Kolmogorov's test of a fully specified continuous law; numerics/kolmogorov_law.hpp says how
/// accurate the p-value is.
TestResult kolmogorov_test(std::vector<double> sample, const std::function<double(double)>& cdf);

/// sup |F_m - G_n| of two samples, Smirnov's distance. O((m + n) log(m + n)).
double two_sample_kolmogorov_distance(const std::vector<double>& a, const std::vector<double>& b);

/// Smirnov's test that two independent samples have one law. The p-value is exact for every pair of
/// sizes with m n <= 10^8: the share, among all ways to split the pooled values into m and n, of
/// those with at least the observed distance, by counting lattice paths; O(m n) time, O(m) space.
/// With ties it is the same share for the tied pooled values (a permutation test, conditional on
/// the ties). Beyond 10^8: Kolmogorov's limit law, whose error is of order min(m, n)^-1/2.
TestResult two_sample_kolmogorov_test(const std::vector<double>& a, const std::vector<double>& b);

/// Anderson and Darling's test of a fully specified continuous law; the p-value is that of
/// numerics/anderson_darling_law.hpp. A cdf of 0 or 1 gives an infinite statistic and p-value 0.
TestResult anderson_darling_test(std::vector<double> sample,
                                 const std::function<double(double)>& cdf);

/// Pearson's chi-square test of cell probabilities, which must add up to 1 within rounding.
/// Neighbouring cells are pooled from the left until each expects at least 5, as the chi-square
/// limit wants; `fitted` parameters were estimated from the counts. Throws std::domain_error if
/// fewer than fitted + 2 cells are left.
TestResult chi_square_test(const std::vector<std::size_t>& counts,
                           const std::vector<double>& probabilities, std::size_t fitted = 0);

/// The p-value of the least of `tests` independent p-values: 1 - (1 - least)^tests (Sidak 1967).
double sidak(double least_p_value, std::size_t tests);

}  // namespace overfit::numerics
