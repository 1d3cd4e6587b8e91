/// Claims about real images where they are installed: Fashion-MNIST, 60 000 of 28 x 28 pixels.
#include <vector>

#include <fmt/format.h>

#include "claims/hull/parts.hpp"
#include "experiments/hull_images.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::Asked;
using experiments::ImageAnswers;
using experiments::ImageQuestion;
using experiments::ImageTally;
using experiments::ImageView;
using experiments::missing_fashion;
using experiments::Pictures;
using experiments::View;

constexpr ImageView all_pixels{Pictures::fashion, View::crop, 28};

std::vector<ImageView> views(View by, const std::vector<int>& sizes) {
    std::vector<ImageView> all;
    for (const int size : sizes) all.push_back({Pictures::fashion, by, size});
    return all;
}

// None of 170 bounds the share by 0.082 at the claim's false alarm.
Check hardly_any_inside(const ImageQuestion& question, std::size_t queries) {
    return [=](const Run& run) {
        const ImageTally asked = experiments::image_tally(question, run.trials(queries, "images"));
        return Evidence{{.at = at(question.view, asked.like),
                         .relation = Relation::at_most,
                         .expected = 0.1,
                         .measured = inside_share(asked.tally)}};
    };
}

/// The same images in each view, from few pixels to many: how many come in, which none can, and
/// which share goes out.
Check falls_from_view_to_view(const std::vector<ImageView>& all) {
    return [all](const Run& run) {
        Evidence evidence;
        std::vector<double> before;
        for (const ImageView& view : all) {
            const ImageAnswers now =
                experiments::image_answers({.view = view}, run.trials(400, "images"));
            std::size_t in = 0, out = 0;
            for (std::size_t i = 0; i < before.size(); ++i) {
                in += before[i] == 0.0 && now.codes[i] == 1.0 ? 1 : 0;
                out += before[i] == 1.0 && now.codes[i] == 0.0 ? 1 : 0;
            }
            if (!before.empty()) {
                const std::string place = at(view, now.like);
                evidence.push_back({.at = place + ", came in",
                                    .expected = 0.0,
                                    .measured = computed(static_cast<double>(in), 0.0, 0.0)});
                evidence.push_back({.at = place + ", went out",
                                    .relation = Relation::at_least,
                                    .expected = 0.05,
                                    .measured = proportion_of(out, before.size())});
            }
            before = now.codes;
        }
        return evidence;
    };
}

Check against_gaussian(Relation relation, const std::vector<ImageView>& all, std::size_t queries,
                       bool shuffled = false) {
    return [=](const Run& run) {
        Evidence evidence;
        for (const ImageView& view : all) {
            const ImageTally asked = experiments::image_tally({.view = view, .shuffled = shuffled},
                                                              run.trials(queries, "images"));
            evidence.push_back({.at = at(view, asked.like),
                                .relation = relation,
                                .expected = theory::gaussian_inside_probability(asked.like),
                                .measured = inside_share(asked.tally)});
        }
        return evidence;
    };
}

std::vector<ImageView> embeddings(int outputs) {
    return {{Pictures::fashion, View::principal, outputs},
            {Pictures::fashion, View::relu_layer, outputs},
            {Pictures::fashion, View::tanh_layer, outputs}};
}

}  // namespace

std::vector<Claim> fashion_claims() {
    return {
        {.id = "hull.test_images_are_outside_of_all_pixels_of_fashion",
         .statement = "New images of clothes are outside the convex hull of 60 000 training images "
                      "when all pixels count: none of those asked about is inside.",
         .hypotheses = "Fashion-MNIST, complete; 170 random test images; 784 pixels; every verdict "
                       "proved.",
         .formula = "share inside <= 0.1",
         .source = {"BalestrieroEtAl2021", "Figure 3: all pixels", "000"},
         .kind = Kind::inequality,
         .check = hardly_any_inside({.view = all_pixels}, 170),
         .controls = {{.name = "nine_pixels",
                       .world = "The middle 3 x 3 pixels only.",
                       .check =
                           hardly_any_inside({.view = {Pictures::fashion, View::crop, 3}}, 170)},
                      {.name = "mixtures",
                       .world = "Mixtures of two of 2000 training images and their mean: inside by "
                                "definition.",
                       .check = hardly_any_inside(
                           {.view = all_pixels, .asked = Asked::mixtures, .points = 2000}, 10)}},
         .figure = "hull_images",
         .missing = missing_fashion},

        {.id = "hull.share_inside_falls_with_every_pixel_of_fashion_crops",
         .statement = "The more pixels of the middle count, the fewer test images are inside the "
                      "hull of all training images; none comes in when pixels are added.",
         .hypotheses = "Fashion-MNIST, complete; the same 400 random test images at 3 x 3, 5 x 5 "
                       "and 7 x 7 pixels.",
         .formula = "inside at more pixels implies inside at fewer; at least 5 per cent go out at "
                    "each step",
         .source = {"BalestrieroEtAl2021", "Figure 3: centre crops", "000"},
         .kind = Kind::ordering,
         .check = falls_from_view_to_view(views(View::crop, {3, 5, 7})),
         .controls = {{.name = "enlarged_pixels",
                       .world =
                           "The same 3 x 3 pixels shown at more and more: the dimension stays.",
                       .check = falls_from_view_to_view(views(View::enlarged, {3, 5, 7}))}},
         .figure = "hull_images",
         .missing = missing_fashion},

        {.id = "hull.share_inside_is_small_at_thirty_dimensions_of_fashion_embeddings",
         .statement =
             "In embeddings of thirty dimensions hardly any test image of clothes is inside the "
             "hull of all training images: principal components and random layers of thirty "
             "units.",
         .hypotheses = "Fashion-MNIST, complete; 600 random test images; a random layer has "
                       "Gaussian weights and max(0, t) or tanh(t).",
         .formula = "share inside <= 0.1",
         .source = {"BalestrieroEtAl2021", "Table 1: embeddings of 30 dimensions", "000"},
         .kind = Kind::inequality,
         .check = share_is_at_most(0.1, embeddings(30), 600),
         .controls = {{.name = "five_outputs",
                       .world = "Layers of five units.",
                       .check =
                           share_is_at_most(0.1, {{Pictures::fashion, View::tanh_layer, 5}}, 300)}},
         .figure = "hull_images",
         .missing = missing_fashion},
    };
}

std::vector<Claim> fashion_beside_gaussian_claims() {
    return {
        {.id = "hull.share_inside_exceeds_gaussian_of_fashion_crops",
         .statement =
             "Neighbouring pixels of clothes are inside the hull of all training images far more "
             "often than Gaussian points of as many dimensions.",
         .hypotheses =
             "Fashion-MNIST, complete; 300 random test images; the middle 4 x 4 and 6 x 6 "
             "pixels.",
         .formula = "share inside >= P(inside) of Gaussian points at (N, d)",
         .source = {"BalestrieroEtAl2021", "Figure 3, beside Theorem 4", "000"},
         .kind = Kind::inequality,
         .check = against_gaussian(Relation::at_least, views(View::crop, {4, 6}), 300),
         .controls = {{.name = "shuffled_pixels",
                       .world = "Each pixel's values change places among the images: neighbours "
                                "have nothing to do with each other.",
                       .check = against_gaussian(Relation::at_least, views(View::crop, {4}), 300,
                                                 true)}},
         .figure = "hull_images",
         .missing = missing_fashion},

        // None of 600 bounds the share by 0.023: almost never is at most 0.03, so that the control
        // can hold.
        {.id = "hull.interpolation_never_happens_beyond_hundred_dimensions_of_real_data",
         .statement = "On any data set of more than a hundred dimensions interpolation almost "
                      "surely never happens.",
         .hypotheses = "The middle 11 x 11 pixels of Fashion-MNIST, which span 121 dimensions; 600 "
                       "random test images; every verdict proved.",
         .formula = "share inside <= 0.03",
         .source = {"BalestrieroEtAl2021", "abstract", "000"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = share_is_at_most(0.03, views(View::crop, {11}), 600),
         .controls = {{.name = "principal_components",
                       .world = "The first 121 principal components of the same images.",
                       .check = share_is_at_most(0.03, views(View::principal, {121}), 600)}},
         .figure = "hull_images",
         .correction = "hull.share_inside_exceeds_gaussian_of_fashion_crops",
         .missing = missing_fashion},

        {.id = "hull.share_inside_is_below_gaussian_of_fashion_principal_components",
         .statement =
             "In their first principal components, test images of clothes are inside the hull of "
             "all training images more rarely than Gaussian points of as many dimensions.",
         .hypotheses = "Fashion-MNIST, complete; 1500 random test images; 7 and 10 components.",
         .formula = "share inside <= P(inside) of Gaussian points at (N, d)",
         .source = {"BalestrieroEtAl2021", "section 2.2, principal components, beside Theorem 4",
                    "000"},
         .kind = Kind::inequality,
         .check = against_gaussian(Relation::at_most, views(View::principal, {7, 10}), 1500),
         .controls = {{.name = "pixels",
                       .world = "Middle pixels in place of components: 4 x 4 and 6 x 6.",
                       .check =
                           against_gaussian(Relation::at_most, views(View::crop, {4, 6}), 300)}},
         .figure = "hull_images",
         .missing = missing_fashion},
    };
}

}  // namespace overfit::claims::hull
