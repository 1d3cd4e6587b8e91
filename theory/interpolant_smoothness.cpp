/// Lipschitz constants of minimum-norm interpolants.
#include "theory/interpolant_smoothness.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <stdexcept>

#include <boost/math/quadrature/gauss_kronrod.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/minima.hpp>
#include <boost/math/tools/roots.hpp>

#include "theory/tracy_widom.hpp"

namespace overfit::theory {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void require(const LinearInterpolants& model) {
    if (model.samples < 1 || model.samples > model.dimension)
        throw std::domain_error("linear_lipschitz: needs 1 <= samples <= dimension");
}

double degrees(const LinearInterpolants& model) {
    return model.dimension - model.samples + 1.0;
}

void require(const QuadraticInterpolants& model) {
    if (model.samples < 1 || model.dimension < 2 || model.parameters < model.samples ||
        model.parameters > quadratic_forms(model.dimension))
        throw std::domain_error(
            "quadratic_lipschitz: needs 1 <= samples <= parameters <= d (d + 1) / 2, d >= 2");
}

/// E[s clip(s/k)] and E[clip(s/k)^2] of a semicircular s on [-1, 1], at k = sin(angle).
struct Clipped {
    double product;
    double square;
};

Clipped clipped(double angle) {
    using std::numbers::pi;
    const double k = std::sin(angle), cosine = std::cos(angle);
    // The mean of s^2 below k, of |s| above it, and the probability above it.
    const double square_below =
        k < 1e-2 ? 4.0 / (3.0 * pi) * k * k * k * (1.0 - 0.3 * k * k * (1.0 + k * k * 5.0 / 28.0))
                 : (angle - 0.25 * std::sin(4.0 * angle)) / (2.0 * pi);
    const double size_above = 4.0 / (3.0 * pi) * cosine * cosine * cosine;
    const double above = 1.0 - (2.0 * angle + std::sin(2.0 * angle)) / pi;
    return {square_below / k + size_above, square_below / (k * k) + above};
}

void require(const FourierInterpolants& model) {
    if (model.samples < 1 || model.dimension < 2 || model.parameters < model.samples ||
        !(model.bandwidth > 0.0 && std::isfinite(model.bandwidth)))
        throw std::domain_error(
            "fourier_gradient: needs 1 <= samples <= parameters, dimension >= 2 and a bandwidth "
            "above 0");
}

}  // namespace

double linear_lipschitz_cdf(const LinearInterpolants& model, double t) {
    require(model);
    if (std::isnan(t)) throw std::domain_error("linear_lipschitz_cdf: t is not a number");
    if (t <= 0.0) return 0.0;
    const double product = static_cast<double>(model.samples) * model.dimension;
    return boost::math::gamma_q(0.5 * degrees(model), 0.5 * product / (t * t));
}

double linear_lipschitz_quantile(const LinearInterpolants& model, double q) {
    require(model);
    if (!(q > 0.0 && q < 1.0))
        throw std::domain_error("linear_lipschitz_quantile: needs 0 < q < 1");
    const double product = static_cast<double>(model.samples) * model.dimension;
    return std::sqrt(0.5 * product / boost::math::gamma_q_inv(0.5 * degrees(model), q));
}

int quadratic_forms(int dimension) {
    if (dimension < 1 || dimension > 65535)
        throw std::domain_error("quadratic_forms: needs 1 <= dimension <= 65535");
    return static_cast<int>(std::int64_t{dimension} * (dimension + 1) / 2);
}

double quadratic_lipschitz_limit(double samples_per_dimension, double share) {
    if (!(samples_per_dimension > 0.0 && std::isfinite(samples_per_dimension) && share > 0.0 &&
          share <= 1.0))
        throw std::domain_error(
            "quadratic_lipschitz_limit: needs samples_per_dimension > 0 and 0 < share <= 1");
    const double a = samples_per_dimension, isotropic = a * (1.0 / share - 1.0);
    // The derivative of 1/g + R(g), times g^2: increasing, so it has one root.
    const auto slope = [=](double g) {
        const double rest = (1.0 - g) * (1.0 + g);
        return -1.0 + g * g * (isotropic + a * (1.0 + g * g) / (rest * rest));
    };
    std::uintmax_t steps = 200;
    const auto [low, high] = boost::math::tools::toms748_solve(
        slope, 0.0, 1.0 - 0x1p-40, boost::math::tools::eps_tolerance<double>(50), steps);
    const double g = 0.5 * (low + high);
    return 2.0 * (1.0 / g + isotropic * g + a * g / ((1.0 - g) * (1.0 + g)));
}

double quadratic_lipschitz_law(const QuadraticInterpolants& model) {
    require(model);
    if (model.parameters == model.samples) return infinity;
    return std::sqrt(8.0 * model.samples * (model.dimension + 1.0) /
                     (model.parameters - model.samples));
}

double quadratic_lipschitz_median(const QuadraticInterpolants& model) {
    static const double edge = tracy_widom_quantile(1, std::sqrt(0.5));
    return quadratic_lipschitz_law(model) *
           (1.0 + 0.5 * edge * std::pow(model.dimension, -2.0 / 3.0));
}

double least_quadratic_lipschitz(const QuadraticInterpolants& model) {
    require(model);
    if (model.parameters == model.samples) return infinity;
    const double forms = quadratic_forms(model.dimension), n = model.samples;
    const double constraints = forms - model.parameters + n;
    const auto negative_room = [=](double angle) {
        const Clipped c = clipped(angle);
        return 0.5 * constraints * c.square - 2.0 * forms * c.product * c.product;
    };
    const auto [angle, least] =
        boost::math::tools::brent_find_minima(negative_room, 1e-6, 0.5 * std::numbers::pi, 40);
    return std::sqrt(n * (model.dimension + 2.0) / -least);
}

double fourier_gradient_law(const FourierInterpolants& model) {
    require(model);
    if (model.parameters == model.samples) return infinity;
    return model.bandwidth * std::sqrt(static_cast<double>(model.samples) * model.dimension /
                                       (model.parameters - model.samples));
}

double fourier_gradient_floor(const FourierInterpolants& model) {
    require(model);
    const double d = model.dimension, square = model.bandwidth * model.bandwidth;
    // The angle t between two points has the density sin^(d - 2) t; |x - x'|^2 = 2 - 2 cos t.
    const auto log_weight = [=](double t) {
        return (d - 2.0) * std::log(std::sin(t)) - 2.0 * square * (1.0 - std::cos(t));
    };
    const auto over_angles = [](const auto& f) {
        return boost::math::quadrature::gauss_kronrod<double, 61>::integrate(
            f, 0.0, std::numbers::pi, 12, 1e-12);
    };
    const double norm = over_angles([=](double t) { return std::pow(std::sin(t), d - 2.0); });
    const double mean = over_angles([=](double t) {
        return t <= 0.0 ? 0.0 : 2.0 * (1.0 - std::cos(t)) * std::exp(log_weight(t));
    });
    return square * std::sqrt(model.samples * mean / norm);
}

double fourier_gradient(const FourierInterpolants& model) {
    return std::hypot(fourier_gradient_law(model), fourier_gradient_floor(model));
}

double fourier_parameters_for(const FourierInterpolants& model, double gradient) {
    require(model);
    if (!(gradient > 0.0)) throw std::domain_error("fourier_parameters_for: needs gradient > 0");
    const double ratio = model.bandwidth / gradient;
    return model.samples + static_cast<double>(model.samples) * model.dimension * ratio * ratio;
}

}  // namespace overfit::theory
