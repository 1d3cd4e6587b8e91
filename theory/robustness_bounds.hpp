/// Lower bounds on the Lipschitz constant of functions that fit noise, with explicit constants.
///
/// n points x_i of R^d come from a mixture of k laws, each c-isoperimetric: every L-Lipschitz f has
///   P(|f - E f| >= t) <= 2 exp(-d t^2 / (2 c L^2))
/// (c = 1 for N(0, I/d)). A function fits below the noise by epsilon if its mean squared error on
/// the sample is at most E Var(y | x) - epsilon. BubeckSellke2021 bound its Lipschitz constant from
/// below, uniformly over a class of functions. The constants here are those of the conference
/// version (8^3, 8^4, 2^9); later versions print others (9^4 for 8^4), and none is meant to be
/// sharp. c, k, n, d, p, epsilon, delta, W and J are the source's letters.
///
/// All numbers are reals, so that sizes of any magnitude fit. std::domain_error outside the domains
/// stated and for a NaN. O(1).
#pragma once

namespace overfit::theory {

/// What the bounds assume of the data.
struct NoisyFit {
    double samples;             ///< n > 0
    double dimension;           ///< d > 0
    double excess = 1.0;        ///< epsilon > 0: how far below the noise the fit is
    double isoperimetry = 1.0;  ///< c > 0
    double components = 1.0;    ///< k >= 1, of the mixture
    double failure = 0.01;      ///< delta in (0, 1): how often the bound may fail
};

/// A class of functions f_w, w in R^p, with |f_w - f_v| <= J |w - v| everywhere.
struct Parametrisation {
    double parameters;        ///< p > 0
    double diameter = 1.0;    ///< W > 0, of the set of w
    double smoothness = 1.0;  ///< J > 0, the Lipschitz constant in w
};

/// A bound on the probability (at most 1) that some function of a finite class fits below the noise
/// with a Lipschitz constant of at most `lipschitz` > 0:
///   4 k exp(-n epsilon^2 / (8^3 k)) + 2 exp(log |F| - epsilon^2 n d / (8^4 c L^2)).
/// `log_functions` is log |F| >= 0. Source: BubeckSellke2021, Theorem 2.
double finite_class_probability(const NoisyFit& fit, double log_functions, double lipschitz);

/// The L at which that bound equals delta: below it no function fits, except with probability
/// delta. 0 if the first term alone exceeds delta: then the theorem says nothing.
double finite_class_lipschitz(const NoisyFit& fit, double log_functions);

/// Whether n is large enough for the theorem on parametrised classes:
/// 8^4 k log(8 k / delta) <= n epsilon^2.
bool has_enough_samples(const NoisyFit& fit);
/// The n at which that becomes true.
double samples_needed(const NoisyFit& fit);

/// With probability at least 1 - delta every function of the class that fits has
///   L >= epsilon / (2^9 sqrt(c)) sqrt(n d / (p log(60 W J / epsilon) + log(4 / delta))),
/// if has_enough_samples; 0, which says nothing, otherwise. 60 W J > epsilon.
/// Source: BubeckSellke2021, Theorem 3.
double parametrised_class_lipschitz(const NoisyFit& fit, const Parametrisation& functions);

/// The p at which that bound is `lipschitz` > 0, so that any class that contains such a function
/// has at least so many parameters; at least 0. functions.parameters is not used.
double parameters_needed(const NoisyFit& fit, const Parametrisation& functions, double lipschitz);

/// The d at which the bound reaches `lipschitz` for p = `parameters_per_sample` n as n tends to
/// infinity: c (2^9 L / epsilon)^2 log(60 W J / epsilon) p / n. Below it a class that can
/// interpolate (p >= n) is not constrained. functions.parameters is not used.
double dimension_needed(const NoisyFit& fit, const Parametrisation& functions,
                        double parameters_per_sample, double lipschitz);

// Orders of magnitude, whose constants (and logarithms) the sources leave open.

/// sqrt(n d / p), the law of robustness; for two layers of k neurons p is about k d and it is
/// sqrt(n / k), BubeckLiNagaraj2021's conjecture.
double robustness_scale(double samples, double dimension, double parameters);
/// sqrt(n d / (D p)) for networks of depth D with bounded weights (BubeckSellke2021, section 3).
double deep_robustness_scale(double samples, double dimension, double parameters, double depth);
/// n sqrt(d) / p, if the covariates satisfy no more than a Poincare inequality.
double poincare_robustness_scale(double samples, double dimension, double parameters);
/// n d / L^2, the parameters at which the law allows the Lipschitz constant L.
double robust_parameter_scale(double samples, double dimension, double lipschitz);

/// A data set, and sizes of networks that were trained on it.
struct FamousData {
    double samples;          ///< n
    double numbers;          ///< in one sample, such as pixels
    double least_dimension;  ///< the range of effective dimensions that the source assumes
    double largest_dimension;
};

/// 60 000 images of 784 pixels, of effective dimension 15 to 150 (BubeckSellke2021, section 1.1).
FamousData mnist();
/// The sizes, in parameters, between which MadryEtAl2018's networks become robust on them.
inline constexpr double mnist_robust_from = 2e5, mnist_robust_to = 3e6;
/// 1.4e7 images of 2e5 numbers, of an effective dimension that the source estimates to be a couple
/// of orders of magnitude smaller: two here, at both ends of the range (BubeckSellke2021, section
/// 1.1).
FamousData imagenet();
/// The parameters that the source predicts from that.
inline constexpr double imagenet_robust_from = 1e10, imagenet_robust_to = 1e11;

}  // namespace overfit::theory
