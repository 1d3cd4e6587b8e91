/// Takes the error of a fit apart into its modes, and leaves some of the factors out.
#pragma once

#include <functional>
#include <vector>

#include "experiments/error_worlds.hpp"
#include "numerics/error_modes.hpp"

namespace overfit::experiments {

/// Which modes take part, given those of the training set.
using Ablation = std::function<numerics::KeptModes(const numerics::ErrorModes&)>;

/// Factor 1: singular values below `share` of the largest are dropped from the fit.
Ablation relative_cutoff(double share);
/// The same with a cutoff in the units of the columns.
Ablation absolute_cutoff(double least);
/// Factor 2: test points are projected on the leading right singular vectors. `modes` < 0 counts
/// from the end: -1 leaves out the last.
Ablation projected_test_points(int modes);
/// Factor 3: the errors of the best linear model keep their projections on the leading left
/// singular vectors only. Counted as above.
Ablation projected_errors(int modes);
Ablation no_ablation();

/// One value a trial: the mean squared error on the test rows with an ablation.
std::vector<double> ablated_test_error(const World& world, const Ablation& ablation,
                                       const numerics::Trials& trials);

/// The prediction error x'(beta_hat - beta) at the first test row, two ways, for one trial.
struct TwoRoutes {
    double direct;          ///< by refitting with a QR factorisation
    double over_modes;      ///< the sum over the modes, and the signal outside the row space
    double without_signal;  ///< the sum over the modes alone
    /// |x| (|beta_hat| + |e| / s_min): what the rounding of both routes is relative to, see
    /// Higham (2002), theorem 20.1 for least squares.
    double scale;
    double condition;  ///< of the training matrix
};

/// Whose singular vectors: the training set's own, or those of another draw of the same world.
enum class ModesOf { training_set, another_draw };

/// Of all trials, the one in which the two routes differ most, relative to scale * condition.
TwoRoutes worst_disagreement(const World& world, ModesOf whose, const numerics::Trials& trials);

/// The same for predicting at projected test points (`direct`: project each point, use the full
/// fit) on the leading `kept` right singular vectors, against cutting the other modes off the fit
/// (`over_modes`; `without_signal`: the full fit).
TwoRoutes worst_projection_disagreement(const World& world, int kept, ModesOf whose,
                                        const numerics::Trials& trials);

}  // namespace overfit::experiments
