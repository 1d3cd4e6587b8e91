/// How far the first finite-size correction may be from the exact mean.
#include "claims/ridgeless/series.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace overfit::claims::ridgeless {

Tolerance Series::remainder(double value) const {
    const double constant = ratio * gap;
    return Tolerance::finite_size(std::abs(value) * constant * constant, gap, 2.0,
                                  "the square of the first correction, in 1 / |p - n|");
}

Series series_of(const theory::Correlated& model, int n, int p, double penalty) {
    const theory::RiskTerms limit =
        theory::correlated_risk_limit(model, static_cast<double>(p) / n, penalty / n);
    const theory::RiskTerms expected = theory::correlated_risk_expansion(model, n, p, penalty);
    const auto relative = [](double with, double without) {
        return without > 0.0 ? std::abs(with / without - 1.0) : 0.0;
    };
    return {.limit = limit,
            .expected = expected,
            .gap = std::max(1, std::abs(p - n)),
            .ratio = std::max(relative(expected.bias, limit.bias),
                              relative(expected.variance, limit.variance))};
}

}  // namespace overfit::claims::ridgeless
