/// Examples stored at the corners of a regular polygon: the exact construction of Toy Models.
///
/// The model is h = W x, x' = max(0, W'h + b), with hidden vectors h in the plane. T orthonormal
/// examples x_t without negative entries have disjoint supports. With W = r sum_t u_t x_t',
/// u_t = (cos 2 pi t/T, sin 2 pi t/T), and b = -(r^2 - 1) sum_t x_t the example t comes back as
///   x_t + sum_(s != t) max(0, 1 - r^2 (1 - cos 2 pi (s - t)/T)) x_s,
/// so every example is reproduced if and only if r^2 >= 1/(1 - cos 2 pi/T), and any number of them
/// fits into two dimensions. The radius and the bias grow as T^2.
///
/// Sources: HenighanEtAl2023, appendix (T-gons of any size); the formulas are elementary, derived
/// above and below. std::domain_error outside the stated ranges. Relative error below 1e-14.
#pragma once

namespace overfit::theory {

/// T >= 2 examples on a circle (T = 2: on a line) of which r^2 is `share` > 0 times the least
/// radius that reproduces all of them.
struct ExamplePolygon {
    int examples;
    double share = 1.0;
};

/// share / (1 - cos 2 pi/T), near share T^2 / (2 pi^2): the square of every hidden vector's length.
double polygon_radius_squared(const ExamplePolygon& polygon);

/// Sum over features of the squared error, mean over examples: sum_(j=1)^(T-1) of
/// max(0, 1 - r^2 (1 - cos 2 pi j/T))^2, which is 2 (1 - share)^2 for T >= 3 where only the nearest
/// two leak (share >= 1/(2 (1 + cos 2 pi/T))). O(T).
double polygon_loss(const ExamplePolygon& polygon);

/// ||W||_F = r T^(1/2).
double polygon_weight_norm(const ExamplePolygon& polygon);

/// ||b|| = |r^2 - 1| T^(1/2).
double polygon_bias_norm(const ExamplePolygon& polygon);

/// (w^2 - T) / T^(1/2): the norm of the bias that goes with weights of norm w in every polygon with
/// r >= 1, whatever its radius. w >= T^(1/2), T >= 1.
double memoriser_bias_norm(double weight_norm, double examples);

/// The largest T whose polygon needs no parameter beyond `reach`: (r^2 - 1) `largest_entry` <=
/// reach, where the largest entry of the examples (in (0, 1]) is the largest that a bias must
/// undo. reach >= 0. At least 4, whose polygon needs no bias.
double largest_polygon_within(double reach, double largest_entry);

/// How far the learning rates of a schedule add up: `steps` >= 1 updates, a linear warm-up over the
/// first `warm_up` steps to `peak`, then a cosine to 0; each of Adam's updates moves a parameter by
/// about its rate at most. peak (steps + 2)/2 for 0 < warm_up < steps, peak (steps + 1)/2 for none.
struct CosineSchedule {
    double peak;
    int steps;
    int warm_up;
};
double total_learning_rate(const CosineSchedule& schedule);

}  // namespace overfit::theory
