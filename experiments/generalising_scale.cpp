/// From how many examples on toy models generalise.
#include "experiments/generalising_scale.hpp"

#include <cmath>

#include <fmt/format.h>

namespace overfit::experiments {

namespace {

/// Where log-linear interpolation of `heights` (logs of loss over baseline) at `places` crosses 0
/// for the last time; the first or last place if it never does.
double last_crossing(const std::vector<double>& places, const std::vector<double>& heights) {
    std::size_t i = heights.size();
    while (i > 0 && heights[i - 1] < 0.0) --i;
    if (i == 0) return places.front();
    if (i == heights.size()) return places.back();
    const double share = heights[i - 1] / (heights[i - 1] - heights[i]);
    return places[i - 1] * std::pow(places[i] / places[i - 1], share);
}

}  // namespace

int examples_for(const theory::SparseUnitInputs& inputs, double sightings) {
    return static_cast<int>(std::lround(sightings / (1.0 - inputs.sparsity)));
}

std::vector<double> generalising_scales(const ToyTraining& like, const Sightings& sightings,
                                        double baseline, const numerics::Trials& trials) {
    std::vector<double> places;
    std::vector<std::vector<double>> heights(trials.count);
    for (const double seen : sightings.grid) {
        ToyTraining training = like;
        training.examples = examples_for(like.inputs, seen);
        places.push_back(training.examples);
        const std::vector<TrainedToy> models = trained_toys(
            training, {trials.key.part(fmt::format("seen {} times", seen)), trials.count});
        for (std::size_t trial = 0; trial < trials.count; ++trial)
            heights[trial].push_back(std::log(models[trial].test_loss / baseline));
    }
    std::vector<double> scales;
    for (const std::vector<double>& of_trial : heights)
        scales.push_back(last_crossing(places, of_trial));
    return scales;
}

}  // namespace overfit::experiments
