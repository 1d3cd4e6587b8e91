/// Tracy and Widom's laws of the largest eigenvalue of a large random matrix, beta = 1, 2, 4.
///
/// With T(x, y) = Ai((x + y)/2)/2 on L2(s, oo), the real law is F1(s) = det(1 - T)
/// (FerrariSpohn2005), the complex one F2(s) = det(1 - T^2), and F4(s / sqrt 2) = (det(1 - T) +
/// det(1 + T))/2. The determinants are those of Bornemann (2010): Gauss-Legendre nodes turn T into
/// a small matrix with an exponentially small error.
///
/// The scale for beta = 4 is that of TracyWidom1996: mean -2.3069, variance 0.5177. Others in use:
///   times 2^(1/2)    the second largest eigenvalue of a large real (GOE or Wishart) matrix;
///   times 2^(-1/6)   the soft edge of Dumitriu and Edelman's beta ensembles, the limit of Ramirez,
///                    Rider and Virag's stochastic Airy operator, whose tail is exp(-2/3 beta
///                    x^(3/2)).
///
/// All functions throw std::domain_error for another beta and for a NaN. One call takes 8 to 25
/// microseconds and allocates nothing; theory/tracy_widom_table.hpp is 500 times faster.
#pragma once

namespace overfit::theory {

/// F(x). Absolute error below 1e-15; relative error below 1e-11 for F > 1e-6, 1e-7 for F > 1e-12
/// and 1e-3 at x = -10 (for beta = 4 at -10 / sqrt 2), below which 0 is returned soon.
double tracy_widom_cdf(int beta, double x);

/// 1 - F(x), in the right tail to a relative error of 1e-14 (for beta = 4 of 2e-12) however small
/// it is: no difference from 1 is taken.
double tracy_widom_survival(int beta, double x);

/// F'(x), to the same errors as the smaller tail. It needs no derivative of Ai, since
/// (log det(1 - T))' = (T (1 - T)^-1)(s, s), an entry of the resolvent (T is a Hankel operator).
double tracy_widom_density(int beta, double x);

/// The x with F(x) = q, for 1e-15 <= q < 1, to an absolute error of 1e-11 for q > 1e-6 and 1e-8 for
/// q > 1e-12, beyond what the rounding of q near 1 does. Some twenty evaluations.
double tracy_widom_quantile(int beta, double q);

struct Moments {
    double mean;
    double variance;
    double skewness;
    double excess_kurtosis;
};

/// By the trapezoidal rule, exponentially accurate for a smooth density on the whole line; about
/// 13 digits. Computed once.
const Moments& tracy_widom_moments(int beta);

}  // namespace overfit::theory
