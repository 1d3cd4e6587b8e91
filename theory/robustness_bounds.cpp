/// The explicit bounds of the law of robustness, and their inverses.
#include "theory/robustness_bounds.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace overfit::theory {

namespace {

constexpr double exponent_constant = 4096.0;  // 8^4
constexpr double class_constant = 512.0;      // 2^9, and 8^3

void require_positive(std::initializer_list<double> values, const char* names) {
    if (!std::all_of(values.begin(), values.end(),
                     [](double value) { return value > 0.0 && std::isfinite(value); }))
        throw std::domain_error(std::string("robustness_bounds: needs finite ") + names + " > 0");
}

void require(const NoisyFit& fit) {
    require_positive({fit.samples, fit.dimension, fit.excess, fit.isoperimetry},
                     "n, d, epsilon and c");
    if (!(fit.components >= 1.0 && std::isfinite(fit.components)))
        throw std::domain_error("robustness_bounds: needs 1 <= k < infinity");
    if (!(fit.failure > 0.0 && fit.failure < 1.0))
        throw std::domain_error("robustness_bounds: needs 0 < delta < 1");
}

/// log(60 W J / epsilon), the logarithm of the net's size for each parameter.
double log_net(const NoisyFit& fit, const Parametrisation& functions) {
    require_positive({functions.diameter, functions.smoothness}, "W and J");
    const double log_size =
        std::log(60.0 / fit.excess) + std::log(functions.diameter) + std::log(functions.smoothness);
    if (!(log_size > 0.0)) throw std::domain_error("robustness_bounds: needs 60 W J > epsilon");
    return log_size;
}

/// The probability that the noise of some component is not typical.
double atypical_noise(const NoisyFit& fit) {
    return 4.0 * fit.components *
           std::exp(-fit.samples * fit.excess * fit.excess / (class_constant * fit.components));
}

void require_class(double log_functions) {
    if (!(log_functions >= 0.0 && std::isfinite(log_functions)))
        throw std::domain_error("finite_class: needs 0 <= log |F| < infinity");
}

}  // namespace

double finite_class_probability(const NoisyFit& fit, double log_functions, double lipschitz) {
    require(fit);
    require_class(log_functions);
    require_positive({lipschitz}, "L");
    const double relative = fit.excess / lipschitz;
    const double exponent = log_functions - relative * relative * fit.samples * fit.dimension /
                                                (exponent_constant * fit.isoperimetry);
    return std::min(1.0, atypical_noise(fit) + 2.0 * std::exp(exponent));
}

double finite_class_lipschitz(const NoisyFit& fit, double log_functions) {
    require(fit);
    require_class(log_functions);
    const double left = fit.failure - atypical_noise(fit);
    if (!(left > 0.0)) return 0.0;
    return fit.excess * std::sqrt(fit.samples * fit.dimension /
                                  (exponent_constant * fit.isoperimetry *
                                   (log_functions + std::log(2.0 / left))));
}

double samples_needed(const NoisyFit& fit) {
    require(fit);
    return exponent_constant * fit.components * std::log(8.0 * fit.components / fit.failure) /
           (fit.excess * fit.excess);
}

bool has_enough_samples(const NoisyFit& fit) {
    return fit.samples >= samples_needed(fit);
}

double parametrised_class_lipschitz(const NoisyFit& fit, const Parametrisation& functions) {
    require(fit);
    require_positive({functions.parameters}, "p");
    const double log_class =
        functions.parameters * log_net(fit, functions) + std::log(4.0 / fit.failure);
    if (!has_enough_samples(fit)) return 0.0;
    return fit.excess / class_constant *
           std::sqrt(fit.samples * fit.dimension / (fit.isoperimetry * log_class));
}

double parameters_needed(const NoisyFit& fit, const Parametrisation& functions, double lipschitz) {
    require(fit);
    require_positive({lipschitz}, "L");
    const double per_parameter = log_net(fit, functions);
    if (!has_enough_samples(fit)) return 0.0;
    const double relative = fit.excess / (class_constant * lipschitz);
    const double log_class = relative * relative * fit.samples * fit.dimension / fit.isoperimetry;
    return std::max(0.0, (log_class - std::log(4.0 / fit.failure)) / per_parameter);
}

double dimension_needed(const NoisyFit& fit, const Parametrisation& functions,
                        double parameters_per_sample, double lipschitz) {
    require(fit);
    require_positive({parameters_per_sample, lipschitz}, "p / n and L");
    const double relative = class_constant * lipschitz / fit.excess;
    return fit.isoperimetry * relative * relative * log_net(fit, functions) * parameters_per_sample;
}

double robustness_scale(double samples, double dimension, double parameters) {
    return deep_robustness_scale(samples, dimension, parameters, 1.0);
}

double deep_robustness_scale(double samples, double dimension, double parameters, double depth) {
    require_positive({samples, dimension, parameters, depth}, "n, d, p and depth");
    return std::sqrt(samples / parameters * dimension / depth);
}

double poincare_robustness_scale(double samples, double dimension, double parameters) {
    require_positive({samples, dimension, parameters}, "n, d and p");
    return samples / parameters * std::sqrt(dimension);
}

double robust_parameter_scale(double samples, double dimension, double lipschitz) {
    require_positive({samples, dimension, lipschitz}, "n, d and L");
    return samples / lipschitz * dimension / lipschitz;
}

FamousData mnist() {
    return {.samples = 6e4, .numbers = 784.0, .least_dimension = 15.0, .largest_dimension = 150.0};
}

FamousData imagenet() {
    constexpr double numbers = 2e5;
    return {.samples = 1.4e7,
            .numbers = numbers,
            .least_dimension = numbers / 100.0,
            .largest_dimension = numbers / 100.0};
}

}  // namespace overfit::theory
