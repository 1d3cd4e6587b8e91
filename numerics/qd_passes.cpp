/// The characteristic polynomial of B'B beyond its zeros: logarithmic derivatives in one pass.
#include "numerics/qd_passes.hpp"

#include <cmath>

namespace overfit::numerics::qd {

Resolvent resolvent(const Bidiagonal& matrix, double shift, End end) {
    const double sign = end == End::least ? 1.0 : -1.0;
    const std::size_t last = matrix.beside.size();
    double s = -shift, slope = -1.0, curvature = 0.0, first = 0.0, second = 0.0;
    for (std::size_t i = 0;; ++i) {
        const double pivot = matrix.diagonal[i] + s;
        if (!(sign * pivot > 0.0)) return {.outside = false, .first = 0.0, .second = 0.0};
        const double inverse = 1.0 / pivot;
        const double relative = slope * inverse;
        first -= relative;
        second += relative * relative - curvature * inverse;
        if (i == last) break;
        const double gain = matrix.beside[i] * inverse * (matrix.diagonal[i] * inverse);
        s = matrix.beside[i] * (s * inverse) - shift;
        curvature = gain * (curvature - 2.0 * slope * relative);
        slope = gain * slope - 1.0;
    }
    return {.outside = true, .first = std::abs(first), .second = second};
}

}  // namespace overfit::numerics::qd
