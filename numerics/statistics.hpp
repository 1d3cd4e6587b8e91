/// Intervals for means, quantiles and proportions, each with a stated probability of error.
///
/// A NaN in a sample makes every result NaN, so that no comparison with it can succeed. Empty
/// samples and probabilities outside (0, 1) throw std::domain_error.
#pragma once

#include <cstddef>
#include <vector>

namespace overfit::numerics {

/// A closed interval; its ends may be infinite.
struct Interval {
    double low;
    double high;
    bool contains(double x) const { return low <= x && x <= high; }
};

/// Mean by pairwise summation, in the order given (so the last bit does not depend on threads).
/// Throws std::domain_error for an empty sample.
double mean(const std::vector<double>& sample);
/// Unbiased sample variance. Throws std::domain_error for fewer than two values.
double variance(const std::vector<double>& sample);
/// The order statistic of rank ceil(q n), 0 < q < 1: the inverse of the empirical distribution.
double quantile(std::vector<double> sample, double q);
/// quantile(sample, 1/2).
double median(std::vector<double> sample);

/// Student's interval for the mean, wrong with probability `alpha` for normal data and, by the
/// central limit theorem, for large samples with a finite third moment. Needs two values.
Interval mean_interval(const std::vector<double>& sample, double alpha);

/// Distribution-free interval for the q-quantile from two order statistics: it misses the truth
/// with probability at most `alpha`, for every continuous law (David and Nagaraja 2003, 7.1).
/// An end is infinite where the sample is too small to bound it.
Interval quantile_interval(std::vector<double> sample, double q, double alpha);

/// Clopper and Pearson's (1934) exact interval for a probability after `successes` in `trials`.
Interval proportion_interval(std::size_t successes, std::size_t trials, double alpha);

}  // namespace overfit::numerics
