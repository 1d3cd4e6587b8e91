/// Features at the corners of a regular polygon, without a bias: why a pentagon.
///
/// The model is x' = max(0, W'W x) with two hidden dimensions, on inputs with one active feature at
/// a time. k columns of W of squared length s at equal angles, and all others 0, reproduce an
/// active feature as s and leak s max(0, cos 2 pi j/k) into its neighbours: of the squared input
/// the error is (1 - s)^2 + s^2 I_k with the interference I_k = sum_(j=1)^(k-1) max(0, cos 2 pi
/// j/k)^2 = (k -+ (1/cos(pi/k) - 1))/4 - 1 for k = 1, 3 mod 4 and k/4 - 1 for even k. It is least
/// for s = 1/(1 + I_k), and the k features then save k/(1 + I_k) of their loss between them: 3,
/// 4, 4.198, 4, 3.938, 4, 4.029, 4, … for k = 3, 4, 5, …. Even k save 4 exactly, k = 1 mod 4 more,
/// k = 3 mod 4 less; the pentagon saves most, and one with unit columns, of norm 5^(1/2),
/// still 4.045.
///
/// Sources: HenighanEtAl2023 (five features, and sqrt 5 for the norm of such weights),
/// ElhageEtAl2022; the formulas are elementary. k >= 3, std::domain_error otherwise. O(1).
#pragma once

namespace overfit::theory {

/// I_k.
double polygon_interference(int corners);

/// s* = 1/(1 + I_k): the squared length of the best columns.
double best_column_squared(int corners);

/// The loss saved, in units of one feature's: k (2 s - s^2 (1 + I_k)), for columns of squared
/// length s >= 0; best: k/(1 + I_k).
double saved_by_polygon(int corners, double column_squared);
double most_saved_by_polygon(int corners);

/// The number of corners that saves most: 5.
int best_polygon();

/// The harmonic mean of the dimensionalities D_i = |w_i|^4 / sum_j (w_i . w_j)^2 of k >= 3 columns
/// of squared length s at equal angles, beside others whose squared lengths add up to `rest`,
/// wherever these lie: 2 s / (k s + rest), the polygon's share of ||W||_F^2 times 2/k. (The sum of
/// 1/D_i is tr(C sum_i w_i w_i') / s^2 = (k s/2) tr C / s^2.)
struct DilutedPolygon {
    int corners;
    double column_squared;  ///< s > 0
    double rest;            ///< at least 0
};
double polygon_dimensionality(const DilutedPolygon& polygon);

}  // namespace overfit::theory
