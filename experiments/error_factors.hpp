/// The three factors of the test error, mode by mode, over many splits of a data set.
#pragma once

#include <vector>

#include "experiments/error_worlds.hpp"

namespace overfit::experiments {

/// One value a trial in each vector. The modes of a split are numbered from 0 by descending
/// singular value; of a mode that a split does not have (its rows are dependent) all is 0.
struct ErrorFactors {
    /// [mode][trial]
    struct ByMode {
        std::vector<std::vector<double>> singular_value;    ///< factor 1 is its inverse
        std::vector<std::vector<double>> test_projection;   ///< factor 2: root mean square of x'v_r
        std::vector<std::vector<double>> error_projection;  ///< factor 3: |u_r'e|
        /// Mean square over the test rows of the mode's term in the prediction error.
        std::vector<std::vector<double>> contribution;
    } modes;
    ByMode last;  ///< [0][trial]: the last mode that the split has

    std::vector<double> test_error;               ///< mean squared error
    std::vector<double> without_small_values;     ///< only the leading half of the modes fitted
    std::vector<double> without_last_value;       ///< all modes but the last fitted
    std::vector<double> without_trailing_errors;  ///< e has no projection on the trailing half
    std::vector<double> without_last_error;       ///< e has no projection on the last mode
    std::vector<double> without_errors;           ///< y is replaced by the best linear model's fit
    std::vector<double> model_error;  ///< of the best linear model itself on the test rows

    std::vector<double> error_norm;  ///< |e| over the training rows
    std::vector<double> row_size;    ///< root mean square norm of a test row
    /// Rise of the test error per squared length of a move, mean over both signs: of the targets
    /// along u_R, and of the test points along v_R.
    std::vector<double> target_rise;
    std::vector<double> point_rise;
};

/// `modes` is the number of modes that are reported: the leading ones.
ErrorFactors error_factors(const World& world, std::size_t modes, const numerics::Trials& trials);

/// The last right singular vector of one trial's training rows: the most adversarial direction in
/// feature space, with its largest entry positive.
Eigen::VectorXd most_adversarial_direction(const World& world, numerics::StreamKey key,
                                           std::uint64_t trial);

}  // namespace overfit::experiments
