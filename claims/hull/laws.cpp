/// Claims about what the probability of interpolation depends on: the span, and the law within it.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Cloud;
using experiments::Embedding;
using experiments::Hulls;
using theory::GaussianHull;

constexpr GaussianHull four{.points = 62, .dimension = 4};

Check span_decides(bool honest) {
    return [honest](const Run& run) {
        Evidence evidence;
        for (const Embedding embedding : {Embedding{6, 1.0, honest},
                                          {6, 1e-6, honest},
                                          {40, 1.0, honest},
                                          {40, 1e-6, honest}}) {
            const std::string place =
                fmt::format("{}, seen in {} dimensions, singular values to {:g}", at(four),
                            embedding.ambient, embedding.flattening);
            evidence.push_back({.at = place,
                                .expected = theory::gaussian_inside_probability(four),
                                .measured = inside_share(experiments::embedded_tally(
                                    four, embedding, run.trials(4000, place))),
                                .rival = theory::gaussian_inside_probability(
                                    {.points = four.points, .dimension = embedding.ambient})});
        }
        return evidence;
    };
}

/// Half of the queries inside for several laws at the Gaussian N_half(3), or for one law alone.
Check dimension_decides(const std::vector<Cloud>& clouds) {
    return [clouds](const Run& run) {
        const GaussianHull hull{.points = 27, .dimension = 3};
        Evidence evidence;
        for (const Cloud cloud : clouds) {
            const std::string place = fmt::format("{}, law {}", at(hull), static_cast<int>(cloud));
            evidence.push_back({.at = place,
                                .expected = theory::gaussian_inside_probability(hull),
                                .measured = inside_share(experiments::inside_tally(
                                    hull, cloud, Hulls::fresh, run.trials(4000, place)))});
        }
        return evidence;
    };
}

}  // namespace

std::vector<Claim> law_claims() {
    return {
        {.id = "hull.inside_probability_depends_on_span_alone_of_gaussian",
         .statement = "Gaussian points seen in a larger space, under any linear map of full rank, "
                      "interpolate as often as in their own: the dimension of the span counts, "
                      "neither the ambient one nor the spectrum.",
         .hypotheses = "62 points z ~ N(0, I_4) seen as A z + b in 6 and 40 dimensions, singular "
                       "values of A equal or falling to 1e-6.",
         .formula = "P(inside) = 0.4990 of (N, d) = (62, 4)",
         .source = {"BalestrieroEtAl2021", "Figure 1, right", "000"},
         .kind = Kind::exact_value,
         .check = span_decides(false),
         .rival = "the probability for the ambient dimension",
         .controls = {{.name = "points_fill_the_space",
                       .world = "Gaussian points of the ambient space itself.",
                       .check = span_decides(true)}},
         .figure = "hull_gaussian"},

        {.id = "hull.dimension_alone_decides_of_every_law",
         .statement = "The dimension of the span decides how often new points are interpolated, "
                      "whatever the law of the points.",
         .hypotheses =
             "27 points in 3 dimensions: Gaussian, uniform in a ball and in a cube, Laplace, "
             "Cauchy.",
         .formula = "P(inside) = 1/2 for each of them",
         .source = {"BalestrieroEtAl2021", "section 2, read as a statement about all data", "000"},
         .kind = Kind::exact_value,
         .outcome = Outcome::refuted,
         .check = dimension_decides(
             {Cloud::gaussian, Cloud::ball, Cloud::cube, Cloud::laplace, Cloud::cauchy}),
         .controls = {{.name = "gaussian_alone",
                       .world = "Gaussian points only.",
                       .check = dimension_decides({Cloud::gaussian})}},
         .figure = "hull_gaussian",
         .correction = "hull.inside_probability_depends_on_span_alone_of_gaussian"},
    };
}

}  // namespace overfit::claims::hull
