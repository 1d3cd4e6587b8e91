/// Adversarial training targets and adversarial test points for minimum-norm least squares.
///
/// Moving the targets along the last left singular vector, y + c u_R, moves the coefficients by
/// (c / s_R) v_R; moving the test points along the last right one, x + c v_R, moves each prediction
/// by c v_R'beta_hat. Source: SchaefferEtAl2023, section 5.
#pragma once

#include <vector>

#include "experiments/error_worlds.hpp"

namespace overfit::experiments {

/// What is moved.
enum class Moved { training_targets, test_points };

/// Along which direction of the training set: singular vectors for the test points' right and for
/// the targets' left side.
enum class Direction {
    last_mode,   ///< the least nonzero singular value
    first_mode,  ///< the largest
    random,      ///< uniformly random
    outside,     ///< orthogonal to every mode; needs n > p for targets, n < p for test points
};

/// In what the size of the move is measured.
enum class Unit {
    raw,           ///< the units of y, or of x
    of_errors,     ///< the norm of the training errors of the best linear model (targets)
    of_test_rows,  ///< the root mean square norm of a test row (test points)
};

struct Attack {
    Moved moved;
    Direction direction;
    double size;
    Unit unit = Unit::raw;
};

/// Mean squared errors before and after, one value a trial. `after` is the mean over a move and its
/// opposite: the sign of a singular vector is arbitrary.
struct Attacked {
    std::vector<double> test_before, test_after;
    std::vector<double> train_before, train_after;
    std::vector<double> size;        ///< of the move, in raw units
    std::vector<double> last_value;  ///< least nonzero singular value of the training matrix
    std::vector<double> condition;   ///< of the training matrix
};

/// Refits (QR) with moved targets, or predicts at moved test points. Throws std::domain_error where
/// the direction does not exist.
Attacked attacked(const World& world, const Attack& attack, const numerics::Trials& trials);

/// One value a trial: s_R v_R'(beta_hat - beta), the error of the coefficients along the last right
/// singular vector, times the last singular value. The sign is that of a uniformly random choice.
std::vector<double> scaled_error_along_last_mode(const World& world,
                                                 const numerics::Trials& trials);
/// The same along the first feature in place of v_R.
std::vector<double> scaled_error_along_first_feature(const World& world,
                                                     const numerics::Trials& trials);

}  // namespace overfit::experiments
