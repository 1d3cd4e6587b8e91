/// Claims about functions with one real parameter of any size: the law does not hold for them.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/close_pairs.hpp"
#include "claims/robustness/parts.hpp"
#include "experiments/orthant_function.hpp"
#include "experiments/smooth_interpolants.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::InterpolantSample;
using experiments::LabelWorld;
using experiments::OrthantSample;
using theory::SpherePoints;

/// sqrt(n d / p) at p = 1.
double law_of_one_parameter(const SpherePoints& sphere) {
    return std::sqrt(sphere.points * sphere.dimension);
}

/// As many points as a hundredth of the orthants, and the slope 4 d^(3/2).
constexpr std::array hundredths{SpherePoints{.points = 10'485, .dimension = 20},
                                SpherePoints{.points = 41'943, .dimension = 22}};

// The number of digits is that of the parameter: 2^d is all, 53 is what a double holds. A share
// lies in [0, 1], so that its mean has all moments.
Check orthants(double digits) {
    return [digits](const Run& run) {
        Evidence evidence;
        for (const SpherePoints& sphere : hundredths) {
            const double slope = 4.0 * std::pow(sphere.dimension, 1.5);
            const OrthantSample sample = experiments::orthant_function(
                sphere, {.slope = slope, .digits = std::min(digits, std::exp2(sphere.dimension))},
                run.trials(24, at(sphere)));
            evidence.push_back({.at = fmt::format("{}: share of labels fitted", at(sphere)),
                                .relation = Relation::at_least,
                                .expected = theory::orthant_fitted_share(sphere, slope),
                                .measured = mean_of(sample.fitted)});
            evidence.push_back({.at = fmt::format("{}: mean squared error", at(sphere)),
                                .relation = Relation::at_most,
                                .expected = 0.25,
                                .measured = mean_of(sample.loss)});
            // A quotient of differences of numbers near 1 / slope.
            evidence.push_back({.at = fmt::format("{}: Lipschitz constant", at(sphere)),
                                .relation = Relation::at_most,
                                .expected = law_of_one_parameter(sphere),
                                .measured = computed(*std::ranges::max_element(sample.lipschitz),
                                                     slope, 10.0, slope)});
        }
        return evidence;
    };
}

// Only windows below about 3 sqrt(d) = 10 see phases that are not uniform: at n = 6 they are a
// hundredth of those below the median. A label's error is a half and the rounding of its phase,
// whose size is at most the frequency: that may reach 1e9 where two projections are nearly equal.
Check sine_frequency(LabelWorld world) {
    return [world](const Run& run) {
        Evidence evidence;
        for (const double points : {6.0, 8.0, 10.0}) {
            const SpherePoints sphere{.points = points, .dimension = 10};
            const InterpolantSample sample =
                experiments::sine(sphere, 1e12, world, run.trials(1000, at(sphere)));
            evidence.push_back({.at = at(sphere),
                                .relation = Relation::at_least,
                                .expected = theory::sine_frequency_median_bound(sphere),
                                .measured = median_of(sample.lipschitz)});
            evidence.push_back(
                {.at = fmt::format("{}: largest error of a label", at(sphere)),
                 .relation = Relation::at_most,
                 .expected = 0.51,
                 .measured = computed(*std::ranges::max_element(sample.residual),
                                      *std::ranges::max_element(sample.lipschitz), 20.0)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> one_parameter_claims() {
    return {
        {.id = "robustness.one_parameter_breaks_law_of_unbounded_size",
         .statement =
             "The law of robustness does not hold for parameters of any size: one real number, "
             "with a binary digit for each orthant, fits four fifths of random labels exactly, "
             "with a Lipschitz constant below √(n d / p).",
         .hypotheses =
             "f(x) = s min(1, 4 d^1.5 min_j |x_j|), s the label of the orthant of x; n = 2^d / "
             "100 points on the sphere, d = 20, 22.",
         .formula = "share fitted >= 1 - d P(|x_1| < 1 / L) - (n - 1) / 2^(d+2), L = 4 d^1.5 < "
                    "√(n d)",
         .source = {"BubeckSellke2021", "Theorem 4", "000"},
         .kind = Kind::inequality,
         .check = orthants(0x1p30),
         .controls = {{.name = "bounded_parameter",
                       .world = "The parameter is a double, of 53 digits: what it cannot hold is "
                                "not fitted.",
                       .check = orthants(53.0)}},
         .figure = "robustness_one_parameter"},

        {.id = "robustness.sine_of_one_parameter_pays_three_to_the_n_of_random_labels",
         .statement =
             "The frequency of a sine fits any labels to within a half, but it has to grow "
             "threefold with each: the Lipschitz constant of this one parameter explodes, where "
             "the law with p = 1 asks for √(n d).",
         .hypotheses = "y_i sin(w <u, x_i>) >= 1/2 for all i, least w > 0; n = 6, 8, 10, d = 10; "
                       "median.",
         .formula = "L = w >= π 3^(n-1) / (n E|<u, x>|)",
         .source = {"BubeckSellke2021", "Theorem 4 and the remarks on bounded weights", "000"},
         .kind = Kind::inequality,
         .check = sine_frequency(LabelWorld::fair),
         .controls = {{.name = "without_noise",
                       .world = "The labels are those of a sine of frequency 30.",
                       .check = sine_frequency(LabelWorld::by_sine)}},
         .figure = "robustness_one_parameter"},
    };
}

}  // namespace overfit::claims::robustness
