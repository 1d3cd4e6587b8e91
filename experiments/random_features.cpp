/// Nonlinear random features with their exact covariance.
#include "experiments/random_features.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include <Eigen/Cholesky>
#include <Eigen/QR>
#include <boost/math/constants/constants.hpp>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;
using theory::Activation;

constexpr double pi = boost::math::constants::pi<double>();

double activated(Activation activation, double t) {
    switch (activation) {
        case Activation::linear: return t;
        case Activation::absolute:
            return (std::abs(t) - std::sqrt(2.0 / pi)) / std::sqrt(1.0 - 2.0 / pi);
        case Activation::relu: return t > 0.0 ? t : 0.0;
        case Activation::tanh: return std::tanh(t);
    }
    throw std::logic_error("random_features: unknown activation");
}

/// Squared coefficients of tanh in the normalised Hermite polynomials of odd degree 1, 3, …, by the
/// trapezoidal rule. They fall like exp(-pi (2 k)^(1/2)) in the degree k: 24 of them leave 1e-13.
std::array<double, 24> tanh_coefficients() {
    constexpr double step = 0.0625;
    std::array<double, 24> coefficients{};
    for (double t = step; t < 12.0; t += step) {
        const double weight = 2.0 * step * std::tanh(t) * std::exp(-0.5 * t * t) /
                              boost::math::constants::root_two_pi<double>();
        double before = 1.0, current = t;  // degrees 0 and 1
        for (int degree = 1; degree < 48; ++degree) {
            if (degree % 2 == 1)
                coefficients[static_cast<std::size_t>(degree / 2)] += weight * current;
            const double next =
                (t * current - std::sqrt(degree) * before) / std::sqrt(degree + 1.0);
            before = current;
            current = next;
        }
    }
    for (double& c : coefficients) c *= c;
    return coefficients;
}

/// E phi(g) phi(h) for standard normal g and h with correlation rho (Cho and Saul 2009 for relu).
double covariance_at(Activation activation, double rho) {
    rho = std::min(1.0, std::max(-1.0, rho));
    const double sine = std::sqrt((1.0 - rho) * (1.0 + rho));
    switch (activation) {
        case Activation::linear: return rho;
        case Activation::absolute: return (sine + rho * std::asin(rho) - 1.0) / (0.5 * pi - 1.0);
        case Activation::relu: return (sine + rho * (pi - std::acos(rho))) / (2.0 * pi);
        case Activation::tanh: {
            static const std::array<double, 24> coefficients = tanh_coefficients();
            double sum = 0.0;
            for (std::size_t i = coefficients.size(); i-- > 0;)
                sum = sum * rho * rho + coefficients[i];
            return rho * sum;
        }
    }
    throw std::logic_error("random_features: unknown activation");
}

MatrixXd features_of(Activation activation, const MatrixXd& inputs, const MatrixXd& directions) {
    return (inputs * directions.transpose()).unaryExpr([activation](double t) {
        return activated(activation, t);
    });
}

MatrixXd covariance_of(Activation activation, const MatrixXd& directions) {
    MatrixXd covariance = directions * directions.transpose();
    for (Index j = 0; j < covariance.cols(); ++j)
        for (Index i = 0; i <= j; ++i)
            covariance(i, j) = covariance(j, i) = covariance_at(activation, covariance(i, j));
    return covariance;
}

/// The matrix that turns labels into coefficients.
MatrixXd fitting_matrix(const MatrixXd& x, const NonlinearFeatures& sizes, double penalty) {
    if (penalty > 0.0) {
        MatrixXd kernel = x * x.transpose();
        kernel.diagonal().array() += penalty;
        return kernel.llt().solve(x).transpose();
    }
    const bool deficient = sizes.activation == Activation::linear &&
                           sizes.inputs < std::min(sizes.samples, sizes.features);
    if (!deficient) return pseudo_inverse(x);
    Eigen::CompleteOrthogonalDecomposition<MatrixXd> factor(x);
    factor.setThreshold(1e-10);
    return factor.pseudoInverse();
}

MatrixXd directions_of(const NonlinearFeatures& sizes, Stream& stream) {
    return with_unit_rows(gaussian(sizes.features, sizes.inputs, stream));
}

}  // namespace

std::vector<double> nonlinear_features_variance(const NonlinearFeatures& sizes,
                                                const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd directions = directions_of(sizes, stream);
        const MatrixXd x = features_of(sizes.activation,
                                       gaussian(sizes.samples, sizes.inputs, stream), directions);
        const MatrixXd fitting = fitting_matrix(x, sizes, 0.0);
        return fitting.cwiseProduct(covariance_of(sizes.activation, directions) * fitting).sum();
    });
}

std::vector<double> random_features_risk(const RandomFeaturesFit& fit,
                                         const numerics::Trials& trials) {
    const NonlinearFeatures& sizes = fit.sizes;
    if (sizes.activation != Activation::relu && sizes.activation != Activation::linear)
        throw std::domain_error("random_features_risk: needs a homogeneous activation");
    // E z phi(w'z) = slope w, for |z|^2 = d as for a Gaussian z.
    const double slope = sizes.activation == Activation::relu ? 0.5 : 1.0;
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd directions = directions_of(sizes, stream);
        const MatrixXd inputs =
            std::sqrt(sizes.inputs) * with_unit_rows(gaussian(sizes.samples, sizes.inputs, stream));
        const VectorXd beta = fit.signal * gaussian(sizes.inputs, 1, stream).col(0).normalized();
        const MatrixXd x = features_of(sizes.activation, inputs, directions);
        const MatrixXd fitting = fitting_matrix(x, sizes, fit.penalty);
        const MatrixXd covariance = covariance_of(sizes.activation, directions);
        const VectorXd mean = fitting * (inputs * beta);
        const double bias = beta.squaredNorm() - 2.0 * slope * mean.dot(directions * beta) +
                            mean.dot(covariance * mean);
        return bias +
               fit.noise_sd * fit.noise_sd * fitting.cwiseProduct(covariance * fitting).sum();
    });
}

}  // namespace overfit::experiments
