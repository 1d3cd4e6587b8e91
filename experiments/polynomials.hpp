/// Minimum-norm and ridge regression on Legendre polynomials.
#pragma once

#include <vector>

#include "numerics/parallel.hpp"

namespace overfit::experiments {

/// What the targets are.
enum class PolynomialTargets {
    wave,   ///< 2 x + cos(25 x), without noise
    noise,  ///< independent standard normal values, also at the test points
};

/// n points uniform on (-1, 1), features P_1(x), …, P_p(x) for each p of `degrees` (Legendre
/// polynomials, no constant term), tested at 1000 even points. Setting of SchaefferEtAl2023.
struct PolynomialDesign {
    int n = 15;
    std::vector<int> degrees;
    PolynomialTargets targets = PolynomialTargets::wave;
    double penalty = 0.0;  ///< on |beta|^2 against |y - X beta|^2
};

/// [degree][trial]
struct PolynomialErrors {
    std::vector<std::vector<double>> train_error;
    std::vector<std::vector<double>> test_error;
};

/// Minimum norm where the penalty is 0. The condition number reaches 10^8 and more at p = n: with
/// the QR-based solver its test error is right to about six digits there.
PolynomialErrors polynomial_errors(const PolynomialDesign& design, const numerics::Trials& trials);

}  // namespace overfit::experiments
