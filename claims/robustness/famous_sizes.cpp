/// Claims about the law of robustness at the sizes of famous data sets.
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

using theory::FamousData;

/// The nearest power of ten.
Measurement order_of(double value) {
    return computed(std::round(std::log10(value)), 0.0, 0.0);
}

struct Orders {
    double least, largest;
};

/// n times the ends of the range of dimensions, in orders of magnitude.
Check orders_are(FamousData (*source)(), Orders orders) {
    return [=](const Run&) {
        const FamousData data = source();
        return Evidence{
            {.at = fmt::format("n = {:g}, d = {:.4g}", data.samples, data.least_dimension),
             .expected = orders.least,
             .measured =
                 order_of(theory::robust_parameter_scale(data.samples, data.least_dimension, 1.0))},
            {.at = fmt::format("n = {:g}, d = {:.4g}", data.samples, data.largest_dimension),
             .expected = orders.largest,
             .measured = order_of(
                 theory::robust_parameter_scale(data.samples, data.largest_dimension, 1.0))}};
    };
}

/// The size of the most robust networks lies within the range.
Check range_holds_robust_size(double least_dimension, double largest_dimension) {
    return [=](const Run&) {
        const double samples = theory::mnist().samples;
        const Measurement size = exactly(theory::mnist_robust_to);
        return Evidence{{.at = fmt::format("n = {:g}, d = {:g}", samples, least_dimension),
                         .relation = Relation::at_least,
                         .expected = samples * least_dimension,
                         .measured = size},
                        {.at = fmt::format("n = {:g}, d = {:g}", samples, largest_dimension),
                         .relation = Relation::at_most,
                         .expected = samples * largest_dimension,
                         .measured = size}};
    };
}

/// All numbers of an image count as dimensions.
FamousData mnist_in_full() {
    FamousData data = theory::mnist();
    data.least_dimension = data.largest_dimension = data.numbers;
    return data;
}

/// n d lies within the source's prediction for ImageNet; `orders` of magnitude between d and the
/// numbers of an image.
Check imagenet_is_predicted(double orders) {
    return [orders](const Run&) {
        const FamousData data = theory::imagenet();
        const double dimension = data.numbers / std::pow(10.0, orders);
        const std::string place = fmt::format("n = {:g}, d = {:g}", data.samples, dimension);
        const Measurement parameters =
            exactly(theory::robust_parameter_scale(data.samples, dimension, 1.0));
        return Evidence{{.at = place,
                         .relation = Relation::at_least,
                         .expected = theory::imagenet_robust_from,
                         .measured = parameters},
                        {.at = place,
                         .relation = Relation::at_most,
                         .expected = theory::imagenet_robust_to,
                         .measured = parameters}};
    };
}

}  // namespace

std::vector<Claim> famous_size_claims() {
    return {
        {.id = "robustness.orders_of_magnitude_eq_million_to_ten_million_of_mnist",
         .statement = "An effective dimension of 15 to 150 puts n d for MNIST at 10^6 to 10^7 "
                      "parameters.",
         .hypotheses = "n = 60 000; nearest powers of ten.",
         .formula = "log10(n d) = 6 and 7, rounded",
         .source = {"BubeckSellke2021", "section 1.1, comparison with MadryEtAl2018", "000"},
         .kind = Kind::identity,
         .check = orders_are(theory::mnist, {6.0, 7.0}),
         .controls = {{.name = "all_pixels",
                       .world = "Each of the 784 pixels counts as a dimension.",
                       .check = orders_are(mnist_in_full, {6.0, 7.0})}},
         .figure = "robustness_constants"},

        {.id = "robustness.robust_networks_lie_in_predicted_range_of_mnist",
         .statement =
             "The 3e6 parameters at which networks for MNIST were most robust lie within n times "
             "an effective dimension of 15 to 150; the 2e5 at which robustness begins do not.",
         .hypotheses = "n = 60 000.",
         .formula = "15 n <= 3e6 <= 150 n",
         .source = {"BubeckSellke2021", "section 1.1, comparison with MadryEtAl2018", "000"},
         .kind = Kind::inequality,
         .check = range_holds_robust_size(15.0, 150.0),
         .controls = {{.name = "all_pixels",
                       .world = "Each of the 784 pixels counts as a dimension.",
                       .check = range_holds_robust_size(784.0, 784.0)},
                      {.name = "as_many_as_equations",
                       .world = "As many parameters as samples, as mere interpolation needs.",
                       .check = range_holds_robust_size(1.0, 1.0)}},
         .figure = "robustness_constants"},

        {.id = "robustness.parameters_lie_in_ten_to_hundred_billion_of_imagenet",
         .statement =
             "An effective dimension two orders of magnitude below the 2e5 numbers of an image "
             "puts n d for ImageNet at 2.8e10, within the 10^10 to 10^11 parameters predicted for "
             "robust models; one order and three orders lie outside.",
         .hypotheses = "n = 1.4e7; the source estimates a couple of orders of magnitude.",
         .formula = "10^10 <= n d <= 10^11",
         .source = {"BubeckSellke2021", "section 1.1, ImageNet", "000"},
         .kind = Kind::inequality,
         .check = imagenet_is_predicted(2.0),
         .controls = {{.name = "all_numbers",
                       .world = "Each number of an image counts as a dimension.",
                       .check = imagenet_is_predicted(0.0)},
                      {.name = "one_order",
                       .world = "One order of magnitude fewer dimensions than numbers.",
                       .check = imagenet_is_predicted(1.0)},
                      {.name = "three_orders",
                       .world = "Three orders of magnitude fewer.",
                       .check = imagenet_is_predicted(3.0)}},
         .figure = "robustness_constants"},
    };
}

}  // namespace overfit::claims::robustness
