/// Measures from how many examples on toy models generalise.
#pragma once

#include <vector>

#include "experiments/toy_models.hpp"

namespace overfit::experiments {

/// Sightings T (1 - S) of a feature at which models are trained, growing.
struct Sightings {
    std::vector<double> grid{5.0, 6.0, 7.0, 8.0, 10.0};
};

/// T for so many sightings, rounded.
int examples_for(const theory::SparseUnitInputs& inputs, double sightings);

/// For each trial the T from which on the test loss stays below `baseline`, between the grid's
/// points linear in log T and log loss; the first T if all losses are below, the last if not even
/// that one's is: the truth then lies further out. One data set a trial and T; `like` says all but
/// the number of examples, and must ask for test inputs.
std::vector<double> generalising_scales(const ToyTraining& like, const Sightings& sightings,
                                        double baseline, const numerics::Trials& trials);

}  // namespace overfit::experiments
