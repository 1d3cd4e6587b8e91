/// A data set and how its curve over training sizes is measured.
#pragma once

#include <string>
#include <vector>

#include "claims/claim.hpp"
#include "experiments/attacks.hpp"
#include "experiments/split_curves.hpp"

namespace overfit::claims::divergence {

/// A data set, how it is split, and the sizes at which its curve is read.
struct Study {
    experiments::RegressionData data;
    experiments::SplitDesign design;
    std::vector<int> sizes;
    std::size_t splits;
};

/// Diabetes, 1 to 30 training rows, 200 test rows.
Study diabetes_study(experiments::RegressionData data);
/// Meat spectra, 50 to 150 training rows, 43 test rows; odd sizes are left out.
Study meats_study(experiments::RegressionData data);
/// Simulated data with one huge column, 1 to 40 training rows; `scale` divides each column by its
/// size.
Study badly_scaled_study(const experiments::BadlyScaled& model, bool scale, const Run& run);

experiments::SplitCurves curves_of(const Study& study, const Run& run);

/// The test errors at one training size, one for each split.
const std::vector<double>& errors_at(const experiments::SplitCurves& curves, int size);

/// The sizes as positions for argmax_of_medians.
std::vector<double> positions_of(const Study& study);

/// "p = 10, n = 1 to 30"
std::string extent(const Study& study);

/// Sizes between the measured ones next to the threshold.
Tolerance between_sizes(const Study& study, int threshold);

/// Is the median test error largest at n = `threshold`?
Comparison location_of_peak(const Study& study, const experiments::SplitCurves& curves,
                            int threshold);

/// The median test error at `size` is at least `factor` times that at `other`.
Comparison exceeds(const experiments::SplitCurves& curves, int size, int other, double factor);

/// The median test error after an attack is at least `bound` times that before it. From separate
/// splits.
Comparison multiplied(const experiments::World& world, const experiments::Attack& attack,
                      double bound, const std::string& at, std::size_t trials, const Run& run);

}  // namespace overfit::claims::divergence
