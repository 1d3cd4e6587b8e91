/// Claims about the numbers in the law of robustness: its explicit constants, and famous data sets.
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

using theory::FamousData;

/// A formula of a dozen operations.
Measurement exactly(double value) {
    return computed(value, std::abs(value), 32.0);
}

struct DataSize {
    const char* name;
    double samples;
    double dimension;
};

constexpr std::array data_sizes{DataSize{"1000 points, d = 100", 1000.0, 100.0},
                                DataSize{"MNIST", 6e4, 784.0}, DataSize{"CIFAR-10", 5e4, 3072.0},
                                DataSize{"ImageNet", 1.4e7, 2e5}};

/// The least Lipschitz constant that the theorem leaves to functions with p = n parameters.
double bound_at_interpolation(double samples, double dimension) {
    return theory::parametrised_class_lipschitz({.samples = samples, .dimension = dimension},
                                                {.parameters = samples});
}

/// `stretch` multiplies the dimensions.
Check bound_is_below_one(double stretch) {
    return [stretch](const Run&) {
        Evidence evidence;
        for (const DataSize& data : data_sizes)
            evidence.push_back({.at = data.name,
                                .relation = Relation::at_most,
                                .expected = 1.0,
                                .measured = exactly(bound_at_interpolation(
                                    data.samples, stretch * data.dimension))});
        return evidence;
    };
}

Check bound_is_above_one(double dimension) {
    return [dimension](const Run&) {
        Evidence evidence;
        for (const double samples : {3e4, 1e6, 1e9})
            evidence.push_back({.at = fmt::format("n = p = {:g}, d = {:g}", samples, dimension),
                                .relation = Relation::at_least,
                                .expected = 1.0,
                                .measured = exactly(bound_at_interpolation(samples, dimension))});
        return evidence;
    };
}

/// Parameters for the Lipschitz constant 1, by the theorem or by its order of magnitude alone.
using Parameters = std::function<double(double samples, double dimension)>;

double by_theorem(double samples, double dimension) {
    return theory::parameters_needed({.samples = samples, .dimension = dimension},
                                     {.parameters = samples}, 1.0);
}

double by_order(double samples, double dimension) {
    return theory::robust_parameter_scale(samples, dimension, 1.0);
}

Check fewer_than_samples(Parameters parameters) {
    return [parameters = std::move(parameters)](const Run&) {
        Evidence evidence;
        for (const DataSize& data : data_sizes)
            evidence.push_back({.at = data.name,
                                .relation = Relation::at_most,
                                .expected = data.samples,
                                .measured = exactly(parameters(data.samples, data.dimension))});
        return evidence;
    };
}

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

std::vector<Claim> bound_claims() {
    return {
        {.id = "robustness.explicit_bound_le_one_of_interpolation_at_famous_sizes",
         .statement =
             "With its explicit constants the law of robustness says nothing about interpolation "
             "of MNIST, CIFAR-10 or ImageNet: at p = n it asks for a Lipschitz constant below 1, "
             "which two labels of opposite sign force alone; below 27 381 samples it does not "
             "apply.",
         .hypotheses = "epsilon = 1, c = 1, k = 1, delta = 0.01, W = J = 1, p = n; points of the "
                       "unit ball.",
         .formula = "epsilon/(2^9 sqrt(c)) sqrt(n d/(p log(60 W J/epsilon) + log(4/delta))) <= 1",
         .source = {"BubeckSellke2021", "Theorem 3, its constants", "000"},
         .kind = Kind::inequality,
         .check = bound_is_below_one(1.0),
         .controls = {{.name = "ten_times_the_dimension",
                       .world = "Data of ten times the dimension: two million for ImageNet.",
                       .check = bound_is_below_one(10.0)}},
         .figure = "robustness_constants"},

        {.id = "robustness.explicit_bound_ge_one_of_dimensions_beyond_million",
         .statement =
             "In more than 2^18 log 60 = 1 073 308 dimensions the explicit bound constrains "
             "every class with p = n parameters.",
         .hypotheses = "epsilon = 1, c = 1, k = 1, delta = 0.01, W = J = 1; d = 1.1e6, n = p = "
                       "3e4, 1e6 and 1e9.",
         .formula = "the bound is at least 1 for d > 2^18 log 60 (1 + O(1/n))",
         .source = {"BubeckSellke2021", "Theorem 3, its constants", "000"},
         .kind = Kind::inequality,
         .check = bound_is_above_one(1.1e6),
         .controls = {{.name = "imagenet",
                       .world = "Images of 2e5 numbers.",
                       .check = bound_is_above_one(2e5)}},
         .figure = "robustness_constants"},

        {.id = "robustness.explicit_parameters_le_samples_at_famous_sizes",
         .statement =
             "With its explicit constants the law asks for fewer parameters than samples even for "
             "a Lipschitz constant of 1; that smoothness takes n d parameters is its order of "
             "magnitude, not its constants.",
         .hypotheses = "epsilon = 1, c = 1, k = 1, delta = 0.01, W = J = 1.",
         .formula = "(n d/2^18 - log(4/delta)) / log 60 <= n",
         .source = {"BubeckSellke2021", "Theorem 3, its constants", "000"},
         .kind = Kind::inequality,
         .check = fewer_than_samples(by_theorem),
         .controls = {{.name = "order_of_magnitude",
                       .world = "The law without constants: n d parameters.",
                       .check = fewer_than_samples(by_order)}},
         .figure = "robustness_constants"},

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
