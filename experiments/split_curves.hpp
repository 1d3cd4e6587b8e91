/// Double descent curves of a data set: many random splits, every size in each of them.
#pragma once

#include <vector>

#include "experiments/real_data.hpp"
#include "numerics/parallel.hpp"

namespace overfit::experiments {

/// What grows: the number of training rows, or the number of columns (in their order in x).
enum class Axis { samples, features };

/// How training sets of different size in one split are related.
enum class TrainingSets {
    nested,  ///< each is the one before and one row more
    fresh,   ///< each is drawn anew from the split's training rows: one solve a size, slower
};

/// One trial is a random split: `test_rows` rows are held out, the same for every size, and
/// `train_rows` of the others are the training rows, in random order.
struct SplitDesign {
    Axis axis = Axis::samples;
    int test_rows = 0;
    int train_rows = 0;  ///< samples: the largest size; features: the rows that every fit uses
    TrainingSets training_sets = TrainingSets::nested;
    /// Subtracts from the columns and the target their means over the split's training rows, once
    /// a split and not at each size. Along features the training rows then have rank train_rows
    /// - 1.
    bool centre = false;
    /// Divides the columns by their root mean square over the split's training rows.
    bool scale = false;
};

/// Mean squared errors of the minimum-norm least-squares fit: [size][trial].
struct SplitCurves {
    std::vector<int> sizes;
    std::vector<std::vector<double>> train_error;
    std::vector<std::vector<double>> test_error;
};

/// Every size 1, ..., train_rows (samples) or x.cols() (features), by numerics/risk_curve.hpp.
/// Bit-identical for every thread count. Throws std::domain_error if the design does not fit.
SplitCurves split_curves(const RegressionData& data, const SplitDesign& design,
                         const numerics::Trials& trials);

/// The least of the min(n, p) singular values of the training matrix, at the given sizes of the
/// same nested splits: [size][trial]; along features with `centre`, of the min(n - 1, p) that
/// centring leaves. One decomposition each: O(n p min(n, p)).
std::vector<std::vector<double>> smallest_singular_values(const RegressionData& data,
                                                          const SplitDesign& design,
                                                          const std::vector<int>& sizes,
                                                          const numerics::Trials& trials);

}  // namespace overfit::experiments
