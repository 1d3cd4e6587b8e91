/// Activations of random features and the three coefficients that the limits know.
///
/// For G ~ N(0, 1): mu0 = E phi(G), mu1 = E G phi(G), and mu*^2 = E phi(G)^2 - mu0^2 - mu1^2, the
/// squared norms of the constant, the linear and the remaining part of phi. Sources:
/// MeiMontanari2022, section 1; HastieEtAl2022, section on nonlinear features, for `absolute`.
#pragma once

namespace overfit::theory {

enum class Activation {
    linear,    ///< t
    absolute,  ///< (|t| - sqrt(2/pi)) / sqrt(1 - 2/pi): purely nonlinear, of mean 0 and variance 1
    relu,      ///< max(t, 0)
    tanh,      ///< tanh t
};

struct ActivationShares {
    double constant;  ///< mu0^2
    double linear;    ///< mu1^2
    double rest;      ///< mu*^2
};

/// Exact, or for tanh by the trapezoidal rule to an absolute error of 1e-15. Microseconds.
ActivationShares activation_shares(Activation activation);

}  // namespace overfit::theory
