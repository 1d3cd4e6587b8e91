/// Claims about adversarial training targets on the diabetes data: a matter of units.
#include <fmt/format.h>

#include "claims/divergence/parts.hpp"
#include "claims/divergence/study.hpp"
#include "experiments/attacks.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::Direction;
using experiments::Moved;
using experiments::Unit;

Check diabetes_multiplied(double size, Unit unit) {
    return [=](const Run& run) {
        Evidence evidence;
        for (const int n : {10, 39})
            evidence.push_back(multiplied(experiments::data_world(experiments::diabetes(), n, 200),
                                          {.moved = Moved::training_targets,
                                           .direction = Direction::last_mode,
                                           .size = size,
                                           .unit = unit},
                                          2.0, fmt::format("n = {}, p = 10", n), 1500, run));
        return evidence;
    };
}

}  // namespace

std::vector<Claim> diabetes_attack_claims() {
    return {
        {.id = "divergence.adversarial_targets_of_raw_size_multiply_test_error_of_diabetes",
         .statement = "Moving the training targets of the diabetes data by up to 31.6 along the "
                      "last left singular vector more than doubles the test error.",
         .hypotheses = "442 rows, 10 standardised features, raw target, no intercept; n = 10, 39. "
                       "31.6 is the largest size of the published attack; the errors of the best "
                       "linear model have a root mean square of 161.",
         .formula = "median(after) >= 2 median(before)",
         .source = {"SchaefferEtAl2023", "section 5, Diabetes; data from EfronEtAl2004", "001"},
         .kind = Kind::inequality,
         .outcome = Outcome::refuted,
         .check = diabetes_multiplied(31.6, Unit::raw),
         .controls = {{.name = "size_of_errors",
                       .world = "An attack as large as the errors of the best linear model.",
                       .check = diabetes_multiplied(1.0, Unit::of_errors)}},
         .figure = "divergence_attacks",
         .correction = "divergence.adversarial_targets_multiply_test_error_of_diabetes"},
        {.id = "divergence.adversarial_targets_multiply_test_error_of_diabetes",
         .statement = "Moving the training targets of the diabetes data along the last left "
                      "singular vector by the norm of the best linear model's errors more than "
                      "doubles the median test error.",
         .hypotheses = "The splits of the claim above.",
         .formula = "median(after) >= 2 median(before)",
         .source = {"SchaefferEtAl2023", "section 5, Diabetes; data from EfronEtAl2004", "001"},
         .kind = Kind::inequality,
         .check = diabetes_multiplied(1.0, Unit::of_errors),
         .controls = {{.name = "raw_units",
                       .world = "An attack of size 31.6, a fifth of one label's error.",
                       .check = diabetes_multiplied(31.6, Unit::raw)}},
         .figure = "divergence_attacks"},
    };
}

}  // namespace overfit::claims::divergence
