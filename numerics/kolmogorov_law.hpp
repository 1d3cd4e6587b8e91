/// The law of Kolmogorov's distance D between n independent values and their continuous law.
///
/// D = max(D+, D-), D+ = sup (F_n - F). Neither law depends on F.
#pragma once

#include <cstddef>

namespace overfit::numerics {

/// P(D+ >= distance), by the sum of Smirnov (1944) and Birnbaum and Tingey (1951), whose terms are
/// all positive: relative error below 1e-10 for n <= 10^6. O(n). n must be at least 1.
double one_sided_kolmogorov_survival(double distance, std::size_t n);

/// P(D >= distance); n must be at least 1. Follows Simard and L'Ecuyer (2011):
///   n D^2 >= 4     twice the one-sided probability, relative error below e^-24;
///   n <= 2000      exact by Marsaglia, Tsang and Wang's (2003) matrix power, relative error below
///                  1e-9, O((n distance)^3 log n), at most 0.1 s;
///   otherwise      Pelz and Good's (1976) expansion, absolute error below 0.05 n^-2 (measured).
double kolmogorov_survival(double distance, std::size_t n);

}  // namespace overfit::numerics
