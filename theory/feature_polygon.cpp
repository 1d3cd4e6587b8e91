/// Polygons of features: interference, the best length of columns, and what they save.
#include "theory/feature_polygon.hpp"

#include <cmath>
#include <stdexcept>

#include <boost/math/constants/constants.hpp>

namespace overfit::theory {

namespace {

using boost::math::double_constants::pi;

void require(int corners) {
    if (corners < 3) throw std::domain_error("feature_polygon: needs at least 3 corners");
}

void require_length(double column_squared) {
    if (!(column_squared >= 0.0 && std::isfinite(column_squared)))
        throw std::domain_error("feature_polygon: needs a finite squared length >= 0");
}

}  // namespace

double polygon_interference(int corners) {
    require(corners);
    // The positive cosines are those of the angles 2 pi j/k with |j| < k/4; their squares
    // (1 + cos of twice the angle)/2 add up by Dirichlet's kernel. Of even k, opposite corners
    // share the sum k/2 of all squares.
    if (corners % 2 == 0) return corners / 4.0 - 1.0;
    const double excess = 1.0 / std::cos(pi / corners) - 1.0;
    return (corners % 4 == 1 ? corners - excess : corners + excess) / 4.0 - 1.0;
}

double best_column_squared(int corners) {
    return 1.0 / (1.0 + polygon_interference(corners));
}

double saved_by_polygon(int corners, double column_squared) {
    require_length(column_squared);
    const double interference = polygon_interference(corners);
    return corners * column_squared * (2.0 - column_squared * (1.0 + interference));
}

double most_saved_by_polygon(int corners) {
    return corners * best_column_squared(corners);
}

int best_polygon() {
    // Beyond, 4 bounds all but k = 1 mod 4, where 4/(1 - (1/cos(pi/k) - 1)/k) falls with k.
    int best = 3;
    for (int corners = 4; corners <= 8; ++corners)
        if (most_saved_by_polygon(corners) > most_saved_by_polygon(best)) best = corners;
    return best;
}

double polygon_dimensionality(const DilutedPolygon& polygon) {
    require(polygon.corners);
    require_length(polygon.column_squared);
    if (!(polygon.column_squared > 0.0 && polygon.rest >= 0.0 && std::isfinite(polygon.rest)))
        throw std::domain_error("polygon_dimensionality: needs s > 0 and a finite rest >= 0");
    return 2.0 * polygon.column_squared / (polygon.corners * polygon.column_squared + polygon.rest);
}

}  // namespace overfit::theory
