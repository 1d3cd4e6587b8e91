/// Claims about the explicit constants in the law of robustness.
#include <array>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "claims/robustness/parts.hpp"
#include "theory/robustness_bounds.hpp"

namespace overfit::claims::robustness {

namespace {

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
    };
}

}  // namespace overfit::claims::robustness
