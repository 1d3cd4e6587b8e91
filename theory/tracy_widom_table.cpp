/// Piecewise Chebyshev interpolation of Tracy and Widom's laws.
#include "theory/tracy_widom_table.hpp"

#include <algorithm>
#include <cmath>

#include <boost/math/constants/constants.hpp>

#include "theory/tracy_widom.hpp"

namespace overfit::theory {

namespace {

constexpr double low = -10.0, high = 10.0, width = 0.5;
constexpr int intervals = 40, degree = TracyWidomTable::degree;
constexpr std::size_t points = degree + 1;

/// Coefficients of the interpolant in the Chebyshev points cos(pi (k + 1/2) / points).
template <class Function>
std::array<double, points> interpolate(double from, const Function& f) {
    const double step = boost::math::constants::pi<double>() / points;
    std::array<double, points> coefficients{};
    for (std::size_t k = 0; k < points; ++k) {
        const double angle = step * (static_cast<double>(k) + 0.5);
        const double value = f(from + 0.5 * width * (1.0 + std::cos(angle))) * 2.0 / points;
        for (std::size_t j = 0; j < points; ++j)
            coefficients[j] += value * std::cos(static_cast<double>(j) * angle);
    }
    coefficients[0] *= 0.5;
    return coefficients;
}

/// Clenshaw's sum of the series of the interval that holds x.
double value_of(const std::vector<std::array<double, points>>& series, double x) {
    const double interval = std::min(std::floor((x - low) / width), intervals - 1.0);
    const double twice = 4.0 / width * (x - low - width * interval) - 2.0;
    const auto& c = series[static_cast<std::size_t>(interval)];
    double next = 0.0, after = 0.0;
    for (std::size_t j = degree; j > 0; --j) {
        const double current = twice * next - after + c[j];
        after = next;
        next = current;
    }
    return 0.5 * twice * next - after + c[0];
}

}  // namespace

TracyWidomTable::TracyWidomTable(int beta) : beta_(beta) {
    for (int i = 0; i < intervals; ++i) {
        const double from = low + width * i;
        cdf_.push_back(interpolate(from, [&](double x) { return tracy_widom_cdf(beta, x); }));
        density_.push_back(
            interpolate(from, [&](double x) { return tracy_widom_density(beta, x); }));
    }
}

double TracyWidomTable::cdf(double x) const {
    return x >= low && x <= high ? std::clamp(value_of(cdf_, x), 0.0, 1.0)
                                 : tracy_widom_cdf(beta_, x);
}

double TracyWidomTable::density(double x) const {
    return x >= low && x <= high ? std::max(value_of(density_, x), 0.0)
                                 : tracy_widom_density(beta_, x);
}

}  // namespace overfit::theory
