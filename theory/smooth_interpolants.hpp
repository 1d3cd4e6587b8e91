/// Lipschitz constants of constructions that fit random labels on the sphere: exact or median laws.
///
/// n points are independent and uniform on the unit sphere of R^d, d >= 3; each label is +1 or -1
/// with equal odds, independent of everything. Any function that fits the labels has at least the
/// Lipschitz constant 2 / (distance of the closest opposite pair), and McShane's extension
/// (McShane1934) has just that. Inner products of pairs of points are pairwise independent, with
/// P(<x, x'> > t) = I_(1-t^2)((d-1)/2, 1/2) / 2 for t >= 0; the number of pairs closer than a given
/// distance is nearly Poisson, with the error that ArratiaGoldsteinGordon1989 bound.
///
/// A quantile function gives L with exp(-expected number of pairs closer than L allows) = q; the
/// true P(constant <= L) differs from q by at most `closest_pair_error`. Domain: n >= 2 and finite,
/// 3 <= d <= 1e6, 0 < q < 1; std::domain_error otherwise. Relative rounding below 1e-10.
///
/// BubeckSellke2021 write n, d and p as we do; Lip(f) is taken in the Euclidean norm of R^d.
#pragma once

namespace overfit::theory {

/// The hypotheses: n labelled points, uniform on the unit sphere of R^d.
struct SpherePoints {
    double points;  ///< n
    int dimension;  ///< d
};

/// P(<x, u> > t) for x uniform on the sphere of R^d, d >= 2, and a fixed unit vector u; t in [-1,
/// 1].
double sphere_cap_probability(int dimension, double t);

/// Of the best of all functions: 2 / distance of the closest opposite pair.
double optimal_lipschitz_quantile(const SpherePoints& sphere, double q);

/// Of sum_i y_i max(0, 1 - 2 |x - x_i| / delta), delta the distance of the closest pair of any
/// labels: 2 / delta. It has n (d + 1) parameters.
double bump_lipschitz_quantile(const SpherePoints& sphere, double q);

/// Of the ridge function h(<u, x>), h piecewise linear through the n projections on a fixed unit
/// vector u: 2 / gap of the closest opposite pair of projections. It has n + d parameters. At
/// q = 1/2 it is n (n - 1) sqrt(d) / (2 sqrt(pi) log 2) up to a factor 1 + O(1/d); the relative
/// error of the gap's linearised law is below sqrt(d) / L.
double ridge_lipschitz_quantile(const SpherePoints& sphere, double q);

/// What pairs are compared by.
enum class Closeness { on_sphere, on_line };

/// Bound of |P(constant <= L) - q| for the three quantiles above: pairs that share a point make the
/// number of close pairs not quite Poisson. About 8 q-dependent units of 1/n; 2.8 / n at q = 1/2 on
/// the sphere, 3.0 / n on the line.
double closest_pair_error(const SpherePoints& sphere, double q, Closeness closeness);

/// Lipschitz constant on the sphere of a ramp from 0 at <x_i, x> = 1 - height to 1 at x_i:
/// sqrt((2 - height) / height), for 0 < height <= 1. It is also the constant of a sum of such ramps
/// with signs if their caps are disjoint, in the chord as in the geodesic distance.
double cap_ramp_lipschitz(double height);

/// The largest inner product of two points whose caps are disjoint: 2 (1 - height)^2 - 1.
double disjoint_caps_inner_product(double height);

/// One real parameter with 2^d binary digits, a label for each orthant: f(x) = (label of the
/// orthant of x) min(1, slope min_j |x_j|), whose Lipschitz constant is the slope. Lower bound of
/// the expected share of labels that are fitted exactly: a point is lost if a coordinate is below
/// 1 / slope (union bound over exact probabilities) or an earlier point of its orthant has the
/// other label. slope >= 1.
double orthant_fitted_share(const SpherePoints& sphere, double slope);

/// Lower bound of the median of the least frequency w > 0 for which sin(w t_i) has the sign of the
/// i-th label and at least half of its size for all n projections t_i on a fixed direction:
/// pi 3^(n-1) / (n E|t|). The expected number of successful intervals below it is 1/2 up to terms
/// of relative order exp(-w^2 / (2 d)), as phases are then uniform; Markov's inequality does the
/// rest.
double sine_frequency_median_bound(const SpherePoints& sphere);

}  // namespace overfit::theory
