/// Measured numbers with their sampling tolerance, made from the samples of an experiment.
#pragma once

#include <functional>
#include <vector>

#include "claims/tolerance.hpp"

namespace overfit::claims {

struct Measurement {
    double value;
    Tolerance tolerance;
};

/// Adds a reason why the truth may lie further away.
Measurement operator+(Measurement measured, const Tolerance& more);

/// The mean, by Student's law. Precondition: one trial has a finite third moment (state why).
Measurement mean_of(std::vector<double> sample);
/// The q-quantile, by order statistics; no precondition but a continuous law.
Measurement quantile_of(std::vector<double> sample, double q);
Measurement median_of(std::vector<double> sample);
/// log(median of a / median of b) for two independent positive samples.
Measurement log_median_ratio_of(std::vector<double> a, std::vector<double> b);
/// A probability, by Clopper and Pearson's exact interval.
Measurement proportion_of(std::size_t successes, std::size_t trials);

/// The local exponent of P(X <= x) between two points 0 < low < high:
/// log(P(X <= high) / P(X <= low)) / log(high / low), with Clopper and Pearson's intervals.
Measurement exponent_of_lower_tail(const std::vector<double>& sample, double low, double high);
/// The slope of log(median) against log(size) between two sizes 0 < size_a < size_b, from
/// independent samples.
Measurement median_scaling_exponent(double size_a, std::vector<double> a, double size_b,
                                    std::vector<double> b);

/// Kolmogorov's distance sup |F_sample - cdf|. Under the law it exceeds its tolerance
/// sqrt(log(2/alpha) / (2 n)) with probability at most alpha, for every n (Massart 1990).
Measurement distance_of(const std::vector<double>& sample,
                        const std::function<double(double)>& cdf);

/// The distance sup |F_a - F_b| of two independent samples. If they have one law it exceeds its
/// tolerance with probability at most alpha: both lie that close to their common law.
Measurement distance_between(const std::vector<double>& a, const std::vector<double>& b);

/// Where the median is largest (or least): one independent sample for each position. The interval
/// holds every position whose median may still be the extreme one when all medians are known to
/// within simultaneous order-statistic intervals (Bonferroni).
Measurement argmax_of_medians(std::vector<double> positions,
                              std::vector<std::vector<double>> samples);
Measurement argmin_of_medians(std::vector<double> positions,
                              std::vector<std::vector<double>> samples);

/// A number without chance, known to `operations` roundings of size `scale` (see Tolerance).
Measurement computed(double value, double scale, double operations, double condition = 1.0);

}  // namespace overfit::claims
