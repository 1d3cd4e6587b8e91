/// Solves Silverstein's fixed-point equation.
#include "theory/fixed_point.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace overfit::theory {

namespace {

/// Neumaier's compensated sum, for spectra of millions of atoms over many decades.
class Sum {
  public:
    void add(double x) {
        const double next = sum_ + x;
        lost_ += std::abs(sum_) >= std::abs(x) ? (sum_ - next) + x : (x - next) + sum_;
        sum_ = next;
    }
    double value() const { return sum_ + lost_; }

  private:
    double sum_ = 0.0;
    double lost_ = 0.0;
};

/// (lambda/n) v + gamma int s v / (1 + s v) dH - 1, which increases in v, and its slope in log v.
struct Excess {
    double value;
    double slope;
};

Excess excess_at(double v, const Spectrum& h, double gamma, double penalty) {
    Sum learnt, edge;
    for (std::size_t i = 0; i < h.eigenvalues.size(); ++i) {
        const double product = h.eigenvalues[i] * v;
        const double fraction = product / (1.0 + product);
        learnt.add(h.weights[i] * fraction);
        edge.add(h.weights[i] * fraction / (1.0 + product));
    }
    Sum total;
    for (const double part : {penalty * v, gamma * learnt.value(), -1.0}) total.add(part);
    return {total.value(), penalty * v + gamma * edge.value()};
}

}  // namespace

FixedPoint fixed_point(const Spectrum& spectrum, double gamma, double penalty_per_sample) {
    require(spectrum);
    if (!(gamma > 0.0 && std::isfinite(gamma) && penalty_per_sample >= 0.0 &&
          std::isfinite(penalty_per_sample)))
        throw std::domain_error("fixed_point: needs gamma > 0 and penalty_per_sample >= 0, finite");
    if (gamma <= 1.0 && penalty_per_sample == 0.0)
        return {.v = std::numeric_limits<double>::infinity(), .residual = 0.0};

    // s v / (1 + s v) lies below s v, and above its value at the least eigenvalue: two bounds.
    const auto [least, largest] =
        std::minmax_element(spectrum.eigenvalues.begin(), spectrum.eigenvalues.end());
    const double mean = std::inner_product(spectrum.eigenvalues.begin(), spectrum.eigenvalues.end(),
                                           spectrum.weights.begin(), 0.0);
    double low = 1.0 / (penalty_per_sample + gamma * mean);
    double high = std::numeric_limits<double>::infinity();
    if (gamma > 1.0) high = 1.0 / (*least * (gamma - 1.0));
    if (penalty_per_sample > 0.0) high = std::min(high, 1.0 / penalty_per_sample);
    high = std::max(high, low);  // they meet, up to rounding, where all eigenvalues are equal

    double v = low;
    Excess at = excess_at(v, spectrum, gamma, penalty_per_sample);
    // In v the function is concave, and Newton's step from the left never overshoots; in log v,
    // where it converges faster over many decades, it may, and is then replaced by halving.
    for (int step = 0; step < 200 && at.value != 0.0; ++step) {
        (at.value < 0.0 ? low : high) = v;
        const double newton = v * std::exp(-at.value / at.slope);
        const double next =
            newton > low && newton < high ? newton : std::sqrt(low) * std::sqrt(high);
        if (std::abs(next / v - 1.0) <= std::numeric_limits<double>::epsilon()) break;
        v = next;
        at = excess_at(v, spectrum, gamma, penalty_per_sample);
    }
    return {.v = v, .residual = at.value};
}

}  // namespace overfit::theory
