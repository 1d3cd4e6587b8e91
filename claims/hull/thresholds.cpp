/// Claims about the dimension beyond which a data set of a given size no longer interpolates.
#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "theory/ball_hull.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Hulls;
using theory::GaussianHull;

/// P(inside) of N points in d dimensions.
using InsideProbability = double (*)(double points, int dimension);

double of_gaussian(double points, int dimension) {
    return theory::gaussian_inside_probability({.points = points, .dimension = dimension});
}

double of_ball(double points, int dimension) {
    return theory::ball_inside_probability({.points = points, .dimension = dimension});
}

/// The least dimension in which P(inside) is below the level.
int first_below(double level, double points, InsideProbability probability) {
    int dimension = 1;
    while (probability(points, dimension) >= level) ++dimension;
    return dimension;
}

/// The rule that N > 2^(d/2) / d points interpolate, turned round.
int first_above_printed_threshold(double points) {
    int dimension = 3;  // the rule is least at d = 2 / log 2 = 2.9
    while (points > theory::printed_ball_threshold(dimension)) ++dimension;
    return dimension;
}

struct FamousSize {
    double points;
    std::array<int, 4> below;  ///< half, a tenth, a hundredth, a thousandth
};

// The dimensions and the logarithm were computed with 30 digits from the defining integrals, which
// share no code with theory/. A probability has 1e-11 relative error, and the ones next to a level
// differ from it by more than a hundredth: the dimensions are exact.
Check famous_dimensions(InsideProbability probability) {
    return [probability](const Run&) {
        Evidence evidence;
        constexpr std::array levels{0.5, 0.1, 0.01, 0.001};
        for (const FamousSize& size : {FamousSize{50'000, {15, 21, 27, 31}},
                                       {60'000, {15, 21, 27, 32}},
                                       {1'281'167, {20, 28, 35, 40}}})
            for (std::size_t i = 0; i < levels.size(); ++i)
                evidence.push_back(
                    {.at = fmt::format("N = {}, below {}", size.points, levels.at(i)),
                     .expected = static_cast<double>(size.below.at(i)),
                     .measured =
                         computed(first_below(levels.at(i), size.points, probability), 0.0, 0.0),
                     .rival = static_cast<double>(first_above_printed_threshold(size.points))});
        return evidence;
    };
}

// The reference has 21 digits; the theory is known to 1e-11, the rounding of 1e5 operations.
Check famous_logarithm(double points) {
    return [points](const Run&) {
        const GaussianHull pixels{.points = points, .dimension = 784};
        return Evidence{
            {.at = at(pixels),
             .expected = -1479.804552523293848855,
             .measured = computed(theory::gaussian_log_inside_probability(pixels), 1479.8, 1e5),
             .rival = theory::gaussian_log_inside_probability({60'001, 784})}};
    };
}

/// On either side of the level, in neighbouring dimensions.
Check frequencies_cross(Cloud cloud) {
    return [cloud](const Run& run) {
        Evidence evidence;
        for (const auto& [points, level, trials] :
             {std::tuple{91.0, 0.5, std::size_t{4500}}, {52.0, 0.1, 9000}, {18.0, 0.01, 30'000}}) {
            const int below = first_below(level, points, of_gaussian);
            for (const int dimension : {below - 1, below}) {
                const GaussianHull hull{.points = points, .dimension = dimension};
                evidence.push_back(
                    {.at = at(hull),
                     .relation = dimension == below ? Relation::at_most : Relation::at_least,
                     .expected = level,
                     .measured = inside_share(experiments::inside_tally(
                         hull, cloud, Hulls::fresh, run.trials(trials, at(hull))))});
            }
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> threshold_claims() {
    return {
        {.id = "hull.share_inside_crosses_level_at_exact_dimension_of_gaussian",
         .statement =
             "From one dimension to the next the share of new Gaussian points inside the hull "
             "of N others falls below a half, a tenth and a hundredth where the exact law says.",
         .hypotheses = "91 points in 4 and 5 dimensions, 52 in 6 and 7, 18 in 6 and 7; a fresh "
                       "hull for each query.",
         .formula = "P(inside) >= level in d - 1 and < level in d dimensions",
         .source = {"BalestrieroEtAl2021", "Theorem 4 and Figure 1", "000"},
         .kind = Kind::ordering,
         .check = frequencies_cross(Cloud::gaussian),
         .controls = {{.name = "ball",
                       .world = "Uniform points of a ball: the shares fall sooner.",
                       .check = frequencies_cross(Cloud::ball)}},
         .figure = "hull_sizes"},

        {.id = "hull.famous_sizes_stop_interpolating_at_exact_dimension_of_gaussian",
         .statement =
             "As many Gaussian points as CIFAR-10, MNIST and ImageNet have images interpolate "
             "less than half of new ones from 15, 15 and 20 dimensions on, less than a tenth "
             "from 21, 21 and 28, less than a hundredth from 27, 27 and 35, less than a "
             "thousandth from 31, 32 and 40.",
         .hypotheses = "N = 50 000, 60 000, 1 281 167 independent N(0, I_d) points: the exact law.",
         .formula = "least d with P(inside) < 1/2, 1/10, 1/100, 1/1000",
         .source = {"KabluchkoZaporozhets2020",
                    "the theorem, at the sizes of the data sets of BalestrieroEtAl2021, Figure 3",
                    "000"},
         .kind = Kind::exact_value,
         .check = famous_dimensions(of_gaussian),
         .rival = "the dimension at which 2^(d/2) / d passes N",
         .controls = {{.name = "ball",
                       .world = "Uniform points of a ball: 8, 8 and 10 dimensions for a half.",
                       .check = famous_dimensions(of_ball)}},
         .figure = "hull_sizes"},

        {.id = "hull.inside_probability_is_one_in_ten_to_642_of_sixty_thousand_in_784_dimensions",
         .statement =
             "A new Gaussian point in 784 dimensions, as many as MNIST's pixels, is inside the "
             "hull of 60 000 others with probability e^-1479.80: it will not be seen.",
         .hypotheses = "Independent N(0, I_d) points and query: the exact law.",
         .formula = "log P(inside) = -1479.804552523",
         .source = {"KabluchkoZaporozhets2020",
                    "the theorem, at the size of BalestrieroEtAl2021, Figure 3", "000"},
         .kind = Kind::exact_value,
         .check = famous_logarithm(60'000),
         .rival = "one training point more",
         .controls = {{.name = "fifty_thousand_points",
                       .world = "As many points as CIFAR-10 has images.",
                       .check = famous_logarithm(50'000)}},
         .figure = "hull_sizes"},
    };
}

}  // namespace overfit::claims::hull
