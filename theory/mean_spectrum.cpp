/// Marchenko and Pastur's law with the correction of order 1/p for real Gaussian matrices.
#include "theory/mean_spectrum.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

#include "theory/marchenko_pastur.hpp"

namespace overfit::theory {

namespace {

double gamma_of(const GaussianMatrix& shape) {
    if (!(shape.n > shape.p && shape.p >= 1))
        throw std::domain_error("mean_spectrum: needs n > p >= 1");
    return static_cast<double>(shape.p) / shape.n;
}

}  // namespace

double mean_spectrum_cdf(const GaussianMatrix& shape, double x) {
    const double gamma = gamma_of(shape), share = marchenko_pastur_cdf(gamma, x);
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    if (x < edges.low || x >= edges.high) return share;
    const double place = (edges.low + edges.high - 2.0 * x) / (edges.high - edges.low);
    const double arcsine =
        std::acos(std::clamp(place, -1.0, 1.0)) / boost::math::constants::pi<double>();
    return share + (0.25 - 0.5 * arcsine) / shape.p;
}

double mean_spectrum_resolvent(const GaussianMatrix& shape, double penalty) {
    const double gamma = gamma_of(shape);
    if (!(penalty > 0.0 && std::isfinite(penalty)))
        throw std::domain_error("mean_spectrum_resolvent: needs a finite penalty > 0");
    const SpectrumEdges edges = marchenko_pastur_edges(gamma);
    const double low = edges.low + penalty, high = edges.high + penalty;
    const double correction = 0.25 / low + 0.25 / high - 0.5 / std::sqrt(low * high);
    return marchenko_pastur_stieltjes(gamma, -penalty) + correction / shape.p;
}

}  // namespace overfit::theory
