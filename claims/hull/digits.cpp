/// Claims about real images: 1797 handwritten digits of 8 x 8 pixels.
#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "experiments/hull_images.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Asked;
using experiments::Cloud;
using experiments::Hulls;
using experiments::HullTally;
using experiments::ImageTally;
using experiments::ImageView;
using experiments::Pictures;
using experiments::View;

constexpr ImageView all_pixels{Pictures::digits, View::crop, 8};

double not_outside(const HullTally& tally) {
    return static_cast<double>(tally.inside + tally.undecided);
}

/// Counted over all images, so that there is no chance in it.
Measurement counted_share(const HullTally& tally) {
    const auto queries = static_cast<double>(tally.queries);
    return computed(static_cast<double>(tally.inside) / queries, 0.0, 0.0) +
           Tolerance::discretisation(static_cast<double>(tally.undecided) / queries,
                                     "images too near to the boundary for a proof");
}

Check none_inside(const ImageView& view) {
    return [view](const Run&) {
        const ImageTally left_out = experiments::left_out_tally(view);
        return Evidence{{.at = at(view, left_out.like),
                         .expected = 0.0,
                         .measured = computed(not_outside(left_out.tally), 0.0, 0.0)}};
    };
}

Check no_mixture_inside() {
    return [](const Run& run) {
        const ImageTally asked = experiments::image_tally(
            {.view = all_pixels, .asked = Asked::mixtures}, run.trials(50, "mixtures"));
        return Evidence{{.at = at(all_pixels, asked.like),
                         .expected = 0.0,
                         .measured = computed(not_outside(asked.tally), 0.0, 0.0)}};
    };
}

/// Views in which some images are inside.
std::vector<ImageView> low_views() {
    std::vector<ImageView> views{{Pictures::digits, View::crop, 3},
                                 {Pictures::digits, View::block_mean, 4}};
    for (const int d : {5, 10, 15}) views.push_back({Pictures::digits, View::principal, d});
    return views;
}

Check below_gaussian() {
    return [](const Run&) {
        Evidence evidence;
        for (const ImageView& view : low_views()) {
            const ImageTally left_out = experiments::left_out_tally(view);
            evidence.push_back({.at = at(view, left_out.like),
                                .relation = Relation::at_most,
                                .expected = theory::gaussian_inside_probability(left_out.like),
                                .measured = counted_share(left_out.tally)});
        }
        return evidence;
    };
}

/// Random points in place of the images: their share against the Gaussian one.
Check cloud_against_gaussian(Cloud cloud, Relation relation) {
    return [=](const Run& run) {
        Evidence evidence;
        for (const int dimension : {9, 10}) {
            const theory::GaussianHull hull{.points = 1796, .dimension = dimension};
            evidence.push_back({.at = at(hull),
                                .relation = relation,
                                .expected = theory::gaussian_inside_probability(hull),
                                .measured = inside_share(experiments::inside_tally(
                                    hull, cloud, Hulls::fresh, run.trials(700, at(hull))))});
        }
        return evidence;
    };
}

Check as_often_as_gaussian() {
    return [](const Run& run) {
        Evidence evidence;
        for (const ImageView view : {ImageView{Pictures::digits, View::crop, 3},
                                     {Pictures::digits, View::principal, 10}}) {
            const ImageTally asked =
                experiments::image_tally({.view = view}, run.trials(700, "images"));
            evidence.push_back({.at = at(view, asked.like),
                                .expected = theory::gaussian_inside_probability(asked.like),
                                .measured = inside_share(asked.tally)});
        }
        return evidence;
    };
}

std::vector<ImageView> embeddings(int outputs) {
    return {{Pictures::digits, View::principal, outputs},
            {Pictures::digits, View::relu_layer, outputs},
            {Pictures::digits, View::tanh_layer, outputs}};
}

}  // namespace

std::vector<Claim> digit_claims() {
    return {
        {.id = "hull.no_image_is_inside_of_all_pixels_of_digits",
         .statement = "Of 1797 images of handwritten digits not one lies in the convex hull of "
                      "the others.",
         .hypotheses = "Each image of data/digits.csv against the 1796 others: 8 x 8 pixels, which "
                       "span 61 dimensions; every verdict proved.",
         .formula = "number of images inside the hull of the others = 0",
         .source = {"BalestrieroEtAl2021", "Figure 3: all pixels", "000"},
         .kind = Kind::identity,
         .check = none_inside(all_pixels),
         .controls =
             {{.name = "nine_pixels",
               .world = "The middle 3 x 3 pixels only.",
               .check = none_inside({Pictures::digits, View::crop, 3})},
              {.name = "mixtures",
               .world =
                   "Mixtures of two images and the mean image, which are inside by definition.",
               .check = no_mixture_inside()}},
         .figure = "hull_images"},

        {.id = "hull.share_inside_is_below_gaussian_of_digits",
         .statement =
             "Digits are inside the hull of the others more rarely than as many Gaussian points "
             "of the same dimension: in the middle pixels, in block means and in principal "
             "components.",
         .hypotheses = "Each of 1797 images against the others: 3 x 3 middle pixels, 4 x 4 block "
                       "means, 5, 10 and 15 principal components.",
         .formula = "share inside <= P(inside) of Gaussian points at (N, d)",
         .source = {"BalestrieroEtAl2021", "section 2.2, beside Theorem 4", "000"},
         .kind = Kind::inequality,
         .check = below_gaussian(),
         .controls = {{.name = "heavy_tailed_points",
                       .world = "Points with Laplace coordinates in place of the images.",
                       .check = cloud_against_gaussian(Cloud::laplace, Relation::at_most)}},
         .figure = "hull_images"},

        {.id = "hull.dimension_alone_decides_of_images",
         .statement = "Real images are inside the hull of others as often as Gaussian points of "
                      "the same number and dimension.",
         .hypotheses = "1797 digits, one left out: 3 x 3 middle pixels, 10 principal components.",
         .formula = "share inside = P(inside) of Gaussian points at (N, d)",
         .source = {"BalestrieroEtAl2021", "section 2, read as a statement about all data", "000"},
         .kind = Kind::exact_value,
         .outcome = Outcome::refuted,
         .check = as_often_as_gaussian(),
         .controls = {{.name = "gaussian_points",
                       .world = "Gaussian points in place of the images.",
                       .check = cloud_against_gaussian(Cloud::gaussian, Relation::equals)}},
         .figure = "hull_images",
         .correction = "hull.share_inside_is_below_gaussian_of_digits"},

        {.id = "hull.share_inside_is_small_at_thirty_dimensions_of_digit_embeddings",
         .statement =
             "In embeddings of thirty dimensions, too, hardly any digit is inside the hull of "
             "the others: principal components and random layers of thirty units.",
         .hypotheses = "1797 digits, one left out; a random layer has Gaussian weights and max(0, "
                       "t) or tanh(t).",
         .formula = "share inside <= 0.05",
         .source = {"BalestrieroEtAl2021", "Table 1: embeddings of 30 dimensions", "000"},
         .kind = Kind::inequality,
         .check = share_is_at_most(0.05, embeddings(30), 450),
         .controls = {{.name = "five_outputs",
                       .world = "The same with five dimensions.",
                       .check = share_is_at_most(0.05, embeddings(5), 450)}},
         .figure = "hull_images"},

        {.id = "hull.most_images_are_outside_of_every_embedding",
         .statement = "In embeddings of lower dimension new images are outside the hull, however "
                      "low the dimension.",
         .hypotheses = "1797 digits, one left out: five principal components, random layers of "
                       "five units.",
         .formula = "share inside <= 1/2",
         .source = {"BalestrieroEtAl2021", "abstract and Table 1, read as whatever the embedding",
                    "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = share_is_at_most(0.5, embeddings(5), 450),
         .controls = {{.name = "thirty_outputs",
                       .world = "Thirty dimensions.",
                       .check = share_is_at_most(0.5, embeddings(30), 450)}},
         .figure = "hull_images",
         .correction = "hull.share_inside_is_small_at_thirty_dimensions_of_digit_embeddings"},
    };
}

}  // namespace overfit::claims::hull
