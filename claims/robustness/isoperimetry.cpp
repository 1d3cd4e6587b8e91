/// Claims about isoperimetry: Lipschitz functions hardly vary, so that few of them fit noise.
#include "experiments/isoperimetry.hpp"

#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "theory/isoperimetry.hpp"

namespace overfit::claims::robustness {

namespace {

using experiments::LipschitzFunction;
using experiments::Pair;
using experiments::Points;

std::string_view name_of(Points points) {
    switch (points) {
        case Points::sphere: return "sphere";
        case Points::gaussian: return "Gaussian";
        case Points::mixture: return "mixture";
        case Points::heavy_radius: return "heavy radius";
        case Points::flat_subsphere: return "subsphere of three dimensions";
    }
    return "";
}

std::string_view name_of(LipschitzFunction function) {
    switch (function) {
        case LipschitzFunction::linear: return "x_1";
        case LipschitzFunction::norm: return "|x|";
        case LipschitzFunction::half_sphere: return "distance to a half sphere";
        case LipschitzFunction::largest_coordinate: return "max x_j";
    }
    return "";
}

/// The constant of isoperimetry; that of the Gaussian law for laws that have none.
double isoperimetry_of(Points points, int dimension) {
    return points == Points::sphere ? theory::sphere_isoperimetry(dimension) : 1.0;
}

std::size_t count_from(const std::vector<double>& sample, double t) {
    std::size_t count = 0;
    for (const double value : sample) count += value >= t ? 1 : 0;
    return count;
}

Check differences_obey_bound(std::vector<Points> laws, Pair pair) {
    return [laws = std::move(laws), pair](const Run& run) {
        constexpr int d = 50;
        Evidence evidence;
        for (const Points points : laws)
            for (const LipschitzFunction function :
                 {LipschitzFunction::linear, LipschitzFunction::norm,
                  LipschitzFunction::half_sphere, LipschitzFunction::largest_coordinate}) {
                const std::string at = fmt::format("{}, {}", name_of(points), name_of(function));
                const std::vector<double> differences = experiments::lipschitz_differences(
                    {.points = points, .function = function, .pair = pair, .dimension = d},
                    run.trials(10'000, at));
                for (const double probability : {0.2, 0.02}) {
                    const double t =
                        theory::difference_quantile(probability, d, isoperimetry_of(points, d));
                    evidence.push_back({.at = fmt::format("{}, t = {:.3g}", at, t),
                                        .relation = Relation::at_most,
                                        .expected = probability,
                                        .measured = proportion_of(count_from(differences, t),
                                                                  differences.size())});
                }
            }
        return evidence;
    };
}

double normal_cdf(double t, double sd) {
    return 0.5 * std::erfc(-t / (sd * std::sqrt(2.0)));
}

Check height_law(Points points) {
    return [points](const Run& run) {
        Evidence evidence;
        for (const int d : {3, 8}) {
            const std::string at = fmt::format("d = {}", d);
            const std::vector<double> heights = experiments::lipschitz_values(
                {.points = points, .function = LipschitzFunction::linear, .dimension = d},
                run.trials(30'000, at));
            evidence.push_back(
                {.at = at,
                 .relation = Relation::follows,
                 .measured = distance_of(
                     heights, [d](double t) { return 1.0 - theory::sphere_height_survival(t, d); }),
                 .rival = distance_of(heights, [d](double t) {
                              return normal_cdf(t, theory::linear_sd(d));
                          }).value});
        }
        return evidence;
    };
}

Check height_variance(std::vector<Points> laws) {
    return [laws = std::move(laws)](const Run& run) {
        Evidence evidence;
        for (const Points points : laws)
            for (const int d : {5, 50}) {
                const std::string at = fmt::format("{}, d = {}", name_of(points), d);
                std::vector<double> squares = experiments::lipschitz_values(
                    {.points = points, .function = LipschitzFunction::linear, .dimension = d},
                    run.trials(20'000, at));
                for (double& value : squares) value *= value;
                const double sd = theory::linear_sd(d);
                evidence.push_back({.at = at,
                                    .expected = sd * sd,
                                    .measured = mean_of(std::move(squares)),
                                    .rival = 1.0 / (d - 1.0)});
            }
        return evidence;
    };
}

Check half_sphere_distance(Points points) {
    return [points](const Run& run) {
        Evidence evidence;
        for (const auto& [d, t] : {std::pair{3, 0.8}, {8, 0.7}}) {
            const std::string at = fmt::format("d = {}, t = {}", d, t);
            const std::vector<double> distances = experiments::lipschitz_values(
                {.points = points, .function = LipschitzFunction::half_sphere, .dimension = d},
                run.trials(20'000, at));
            evidence.push_back(
                {.at = at,
                 .expected = theory::levy_survival(t, d),
                 .measured = proportion_of(count_from(distances, t), distances.size()),
                 .rival = theory::sphere_height_survival(t, d)});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> isoperimetry_claims() {
    return {
        {.id = "robustness.difference_le_isoperimetric_bound_of_lipschitz_functions",
         .statement =
             "A 1-Lipschitz function takes nearly the same value at two independent points of a "
             "sphere, of a Gaussian law or of one component of a mixture: they differ by t with "
             "probability at most 2 exp(-d t^2 / (4 c)).",
         .hypotheses = "d = 50, c = d/(d-1) on the unit sphere and 1 for N(m, I/d); a linear "
                       "function, the norm, the distance to a half sphere and the largest "
                       "coordinate; t where the bound is 0.2 and 0.02.",
         .formula = "P(|f(x) - f(x')| >= t) <= 2 exp(-d t^2 / (4 c))",
         .source = {"BubeckSellke2021", "Definition 1.1, for differences", "000"},
         .kind = Kind::inequality,
         .check = differences_obey_bound({Points::sphere, Points::gaussian, Points::mixture},
                                         Pair::of_one_component),
         .controls = {{.name = "heavy_radius",
                       .world = "x = r u with a Pareto radius r of mean square 1: not "
                                "isoperimetric, though linear functions have the same variance.",
                       .check =
                           differences_obey_bound({Points::heavy_radius}, Pair::of_one_component)},
                      {.name = "mixture_as_a_whole",
                       .world = "The two points of a pair come from components of their own.",
                       .check = differences_obey_bound({Points::mixture}, Pair::of_the_whole)}},
         .figure = "robustness_isoperimetry"},

        {.id = "robustness.linear_function_follows_beta_law_of_sphere",
         .statement = "The height <u, x> of a uniform point of the unit sphere has the beta law on "
                      "[-1, 1], exactly.",
         .hypotheses = "d = 3 and 8, u a unit vector.",
         .formula = "P(<u, x> >= t) = I_(1-t^2)((d-1)/2, 1/2) / 2",
         .source = {"Ledoux2001", "caps of spheres", "000"},
         .kind = Kind::exact_law,
         .check = height_law(Points::sphere),
         .rival = "N(0, 1/d)",
         .controls = {{.name = "flat_subsphere",
                       .world = "Points of a unit sphere of three dimensions that contains u.",
                       .check = height_law(Points::flat_subsphere)}},
         .figure = "robustness_isoperimetry"},

        {.id = "robustness.variance_eq_inverse_dimension_of_linear_function",
         .statement = "A linear function of slope 1 has the standard deviation 1/sqrt(d), on the "
                      "sphere and under N(0, I/d).",
         .hypotheses = "d = 5 and 50.",
         .formula = "Var <u, x> = 1/d",
         .source = {"BubeckSellke2021", "section 1, scale of Definition 1.1", "000"},
         .kind = Kind::exact_value,
         .check = height_variance({Points::sphere, Points::gaussian}),
         .rival = "1/(d - 1), the scale of the sphere's logarithmic Sobolev inequality",
         .controls = {{.name = "flat_subsphere",
                       .world = "Points of a unit sphere of three dimensions: the intrinsic "
                                "dimension counts.",
                       .check = height_variance({Points::flat_subsphere})}},
         .figure = "robustness_isoperimetry"},

        {.id = "robustness.levy_tail_eq_that_of_distance_to_half_sphere",
         .statement = "Levy's bound on the upper tail of a 1-Lipschitz function around its median "
                      "is attained by the distance to a half sphere.",
         .hypotheses = "Uniform points of the unit sphere, d = 3 and 8.",
         .formula = "P(distance >= t) = P(<u, x> >= t sqrt(1 - t^2/4))",
         .source = {"Levy1951", "isoperimetry on the sphere", "000"},
         .kind = Kind::exact_value,
         .check = half_sphere_distance(Points::sphere),
         .rival = "the cap at the height t, as if chords were heights",
         .controls = {{.name = "gaussian",
                       .world = "Gaussian points, which leave the sphere.",
                       .check = half_sphere_distance(Points::gaussian)}},
         .figure = "robustness_isoperimetry"},
    };
}

}  // namespace overfit::claims::robustness
