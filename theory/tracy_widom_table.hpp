/// Tracy and Widom's laws by interpolation: the values of theory/tracy_widom.hpp, 500 times faster.
#pragma once

#include <array>
#include <vector>

namespace overfit::theory {

/// Chebyshev interpolants of F and F' on intervals of length 1/2 over [-10, 10], made in about 10
/// ms. Absolute error below 5e-15; for the relative accuracy of a tail use theory/tracy_widom.hpp,
/// which also serves arguments outside. Immutable: share one among threads.
class TracyWidomTable {
  public:
    /// beta = 1, 2 or 4, else std::domain_error.
    explicit TracyWidomTable(int beta);

    /// Some 20 ns each. std::domain_error for a NaN.
    double cdf(double x) const;
    double density(double x) const;

    static constexpr int degree = 15;

  private:
    using Series = std::array<double, degree + 1>;

    int beta_;
    std::vector<Series> cdf_, density_;
};

}  // namespace overfit::theory
