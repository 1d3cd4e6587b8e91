/// Claims about points on smooth curves: one intrinsic dimension does not make interpolation easy.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "experiments/hull_curves.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Curve;
using experiments::CurveCloud;
using experiments::HullRule;
using experiments::Hulls;
using experiments::HullTally;

std::string at(const CurveCloud& cloud) {
    return cloud.curve == Curve::moment
               ? fmt::format("moment curve, d = {}, N = {}", cloud.dimension, cloud.points)
               : fmt::format("spline through {} points, d = {}, N = {}", cloud.knots,
                             cloud.dimension, cloud.points);
}

Check none_inside(bool on_curve) {
    return [on_curve](const Run& run) {
        Evidence evidence;
        for (const CurveCloud cloud :
             {CurveCloud{.curve = Curve::moment, .dimension = 2, .points = 100},
              {.curve = Curve::moment, .dimension = 4, .points = 300}}) {
            const numerics::Trials trials = run.trials(300, at(cloud));
            const HullTally tally =
                on_curve ? experiments::curve_tally(cloud, HullRule::certificate, trials)
                         : experiments::inside_tally(
                               {static_cast<double>(cloud.points), cloud.dimension}, Cloud::cube,
                               Hulls::fresh, trials);
            evidence.push_back(
                {.at = at(cloud),
                 .expected = 0.0,
                 .measured =
                     computed(static_cast<double>(tally.inside + tally.undecided), 0.0, 0.0)});
        }
        return evidence;
    };
}

/// More points on the curve do not bring the share to one half.
Check stays_below_half(int knots_per_dimension) {
    return [knots_per_dimension](const Run& run) {
        Evidence evidence;
        for (const int points : {300, 1500}) {
            const CurveCloud cloud{.curve = Curve::spline,
                                   .dimension = 3,
                                   .knots = knots_per_dimension * 3 + 2,
                                   .points = points};
            evidence.push_back({.at = at(cloud),
                                .relation = Relation::at_most,
                                .expected = 0.5,
                                .measured = inside_share(experiments::curve_tally(
                                    cloud, HullRule::certificate, run.trials(300, at(cloud))))});
        }
        return evidence;
    };
}

/// The share that is decided to be inside reaches one half at N = 1000 in seven dimensions.
Check reaches_half(HullRule rule) {
    return [rule](const Run& run) {
        const CurveCloud cloud{.curve = Curve::spline, .dimension = 7, .knots = 9, .points = 1000};
        return Evidence{{.at = at(cloud),
                         .relation = Relation::at_least,
                         .expected = 0.5,
                         .measured = inside_share(
                             experiments::curve_tally(cloud, rule, run.trials(150, at(cloud))))}};
    };
}

/// Of the same points hardly any is inside.
Check is_rare(HullRule rule) {
    return [rule](const Run& run) {
        const CurveCloud cloud{.curve = Curve::spline, .dimension = 7, .knots = 9, .points = 1000};
        return Evidence{{.at = at(cloud),
                         .relation = Relation::at_most,
                         .expected = 0.25,
                         .measured = inside_share(
                             experiments::curve_tally(cloud, rule, run.trials(150, at(cloud))))}};
    };
}

}  // namespace

std::vector<Claim> curve_claims() {
    return {
        {.id = "hull.new_point_is_never_inside_of_moment_curve",
         .statement =
             "On the moment curve, of intrinsic dimension one, no new point is ever inside the "
             "hull of others, however many there are: every point of the curve is a vertex.",
         .hypotheses =
             "(t, …, t^d) with t uniform in [-1, 1]; d = 2, 4, N = 100, 300; decisions with "
             "certificates.",
         .formula = "P(inside) = 0 for every N",
         .source = {"Ziegler1995", "cyclic polytopes; BalestrieroEtAl2021, Figure 1, middle",
                    "000"},
         .kind = Kind::identity,
         .check = none_inside(true),
         .controls = {{.name = "cube",
                       .world = "As many uniform points of a cube.",
                       .check = none_inside(false)}},
         .figure = "hull_curves"},

        {.id = "hull.interpolation_stays_rare_with_more_points_of_few_knot_splines",
         .statement =
             "On a random spline through few points most new points stay outside however many "
             "training points there are: P(inside) tends to the share of the curve that is "
             "not extreme, not to 1.",
         .hypotheses = "Cubic spline through 5 Gaussian points in 3 dimensions; N = 300, 1500.",
         .formula = "P(inside) <= 1/2 at every N",
         .source = {"BalestrieroEtAl2021", "Figure 1, middle: a smooth manifold of dimension one",
                    "000"},
         .kind = Kind::inequality,
         .check = stays_below_half(1),
         .controls = {{.name = "many_knots",
                       .world = "A spline through 92 points fills the space like a cloud.",
                       .check = stays_below_half(30)}},
         .figure = "hull_curves"},

        {.id = "hull.squared_distance_below_tolerance_is_interpolation_of_curves",
         .statement =
             "A new point is interpolated if a solver finds a point of the hull within squared "
             "distance 1e-5: on a smooth curve in seven dimensions most are, with a thousand "
             "training points.",
         .hypotheses =
             "Cubic spline through 9 Gaussian points in 7 dimensions, N = 1000; decisions "
             "with certificates.",
         .formula = "P(inside) >= 1/2",
         .source = {"BalestrieroEtAl2021", "Figure 1, middle, as reproduced with a tolerance",
                    "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = reaches_half(HullRule::certificate),
         .controls = {{.name = "decided_by_distance",
                       .world = "The same points, decided by that tolerance: the rule makes the "
                                "interpolation.",
                       .check = reaches_half(HullRule::squared_distance)}},
         .figure = "hull_curves",
         .correction = "hull.interpolation_is_rare_with_certificates_of_curves"},

        {.id = "hull.interpolation_is_rare_with_certificates_of_curves",
         .statement =
             "Decided with certificates, at most a quarter of the new points of that curve are "
             "inside.",
         .hypotheses = "Cubic spline through 9 Gaussian points in 7 dimensions, N = 1000.",
         .formula = "P(inside) <= 1/4",
         .source = {"BalestrieroEtAl2021", "Figure 1, middle, with certified decisions", "000"},
         .kind = Kind::inequality,
         .check = is_rare(HullRule::certificate),
         .controls = {{.name = "decided_by_distance",
                       .world = "Decided by a squared distance below 1e-5.",
                       .check = is_rare(HullRule::squared_distance)}},
         .figure = "hull_curves"},
    };
}

}  // namespace overfit::claims::hull
