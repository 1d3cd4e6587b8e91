/// Grids, rows and error bars of tables.
#include "claims/columns.hpp"

#include <cmath>

namespace overfit::claims {

std::vector<double> log_grid(double low, double high, int count) {
    std::vector<double> grid;
    for (int i = 0; i < count; ++i) grid.push_back(low * std::pow(high / low, i / (count - 1.0)));
    return grid;
}

std::vector<double> with_reach(const Measurement& measured) {
    const Reach reach = measured.tolerance.reach(bars);
    return {measured.value, measured.value - reach.below, measured.value + reach.above};
}

std::vector<double> joined(std::vector<double> row, const std::vector<double>& more) {
    row.insert(row.end(), more.begin(), more.end());
    return row;
}

}  // namespace overfit::claims
