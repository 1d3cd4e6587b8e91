/// Claims about adversarial training targets and adversarial test points.
#include "experiments/attacks.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "claims/divergence/parts.hpp"
#include "claims/divergence/study.hpp"

namespace overfit::claims::divergence {

namespace {

using experiments::Attacked;
using experiments::Direction;
using experiments::Moved;
using experiments::Unit;
using experiments::World;

World gaussian(int n, int p) {
    return experiments::gaussian_world({.n = n, .p = p}, experiments::Errors::noise, 100);
}

std::string at(int n, int p) {
    return fmt::format("n = {}, p = {}", n, p);
}

double largest(const std::vector<double>& values) {
    return *std::max_element(values.begin(), values.end());
}

double worst_change(const std::vector<double>& before, const std::vector<double>& after) {
    double worst = 0.0;
    for (std::size_t t = 0; t < before.size(); ++t)
        worst = std::max(worst, std::abs(after[t] - before[t]));
    return worst;
}

// Given the training set, the rise over (c / s_R)^2 is the mean of (x'v_R)^2 over the test points:
// a chi-square over its degrees of freedom, with mean 1 and every moment.
Check rise(Direction direction) {
    return [direction](const Run& run) {
        Evidence evidence;
        for (const int n : {12, 20, 24, 40}) {
            const Attacked result = experiments::attacked(
                gaussian(n, 20),
                {.moved = Moved::training_targets, .direction = direction, .size = 10.0},
                run.trials(1000, at(n, 20)));
            std::vector<double> ratios(result.size.size());
            for (std::size_t t = 0; t < ratios.size(); ++t)
                ratios[t] = (result.test_after[t] - result.test_before[t]) *
                            std::pow(result.last_value[t] / result.size[t], 2);
            evidence.push_back({.at = at(n, 20),
                                .expected = 1.0,
                                .measured = mean_of(std::move(ratios)),
                                .rival = 0.5});
        }
        return evidence;
    };
}

// A backward stable fit has the residual of a problem that is off by 10 n^(3/2) roundings; moving
// the targets by c u_R changes the residual y - X beta_hat by as much, relative to |y| + c.
Check training_error_stays(Direction direction) {
    return [direction](const Run& run) {
        Evidence evidence;
        for (const int n : {24, 40}) {
            const Attacked result = experiments::attacked(
                gaussian(n, 20),
                {.moved = Moved::training_targets, .direction = direction, .size = 10.0},
                run.trials(200, at(n, 20)));
            // Mean squares of order (|y|^2 + c^2) / n < 10 + 100 / n.
            evidence.push_back(
                {.at = at(n, 20),
                 .expected = 0.0,
                 .measured =
                     computed(worst_change(result.train_before, result.train_after),
                              10.0 + 100.0 / n, 10.0 * std::pow(n, 1.5), largest(result.condition)),
                 .rival = 100.0 / n});
        }
        return evidence;
    };
}

Check gaussian_multiplied(Moved moved, Direction direction, double bound) {
    return [=](const Run& run) {
        const Unit unit = moved == Moved::training_targets ? Unit::of_errors : Unit::of_test_rows;
        Evidence evidence;
        for (const int n : {20, moved == Moved::training_targets ? 40 : 24})
            evidence.push_back(
                multiplied(gaussian(n, 20),
                           {.moved = moved, .direction = direction, .size = 1.0, .unit = unit},
                           bound, at(n, 20), 1500, run));
        return evidence;
    };
}

// x + c w with w orthogonal to the rows: w'beta_hat = 0 up to the rounding of beta_hat.
Check test_points_move_freely(Direction direction) {
    return [direction](const Run& run) {
        Evidence evidence;
        for (const int n : {5, 15}) {
            const Attacked result = experiments::attacked(
                gaussian(n, 20),
                {.moved = Moved::test_points, .direction = direction, .size = 100.0},
                run.trials(200, at(n, 20)));
            evidence.push_back(
                {.at = at(n, 20),
                 .expected = 0.0,
                 .measured = computed(worst_change(result.test_before, result.test_after),
                                      100.0 * (largest(result.test_before) + 1.0),
                                      10.0 * std::pow(20.0, 1.5), largest(result.condition)),
                 .rival = 1.0});
        }
        return evidence;
    };
}

std::vector<Claim> target_claims() {
    return {
        {.id = "divergence.adversarial_targets_raise_test_error_by_inverse_square_of_gaussian",
         .statement = "Moving the training targets by c along the last left singular vector, in "
                      "either direction, raises the test error of isotropic Gaussian features by "
                      "(c / s_R)^2 on average, where s_R is the smallest singular value.",
         .hypotheses = "Gaussian features, p = 20, n = 12, 20, 24, 40, noise and signal of norm 1, "
                       "c = 10; mean over both signs.",
         .formula = "E [test error(y + c u_R) - test error(y)] = (c / s_R)^2 given X",
         .source = {"SchaefferEtAl2023", "section 5, adversarial training data", "001"},
         .kind = Kind::exact_value,
         .check = rise(Direction::last_mode),
         .rival = "half of it",
         .controls = {{.name = "first_mode",
                       .world = "Targets moved along the first left singular vector.",
                       .check = rise(Direction::first_mode)}},
         .figure = "divergence_attacks"},
        {.id = "divergence.adversarial_targets_leave_training_error_of_gaussian",
         .statement = "The same move leaves the training error exactly where it was.",
         .hypotheses = "Gaussian features, p = 20, n = 24, 40; c = 10. For n <= p the training "
                       "error is 0 before and after.",
         .formula = "train error(y + c u_R) = train error(y)",
         .source = {"SchaefferEtAl2023", "section 5, adversarial training data", "001"},
         .kind = Kind::identity,
         .check = training_error_stays(Direction::last_mode),
         .rival = "a rise by c^2 / n",
         .controls = {{.name = "outside_columns",
                       .world = "Targets moved by as much, but orthogonal to the columns of X.",
                       .check = training_error_stays(Direction::outside)}},
         .figure = "divergence_attacks"},
        {.id = "divergence.adversarial_targets_multiply_test_error_of_gaussian",
         .statement = "Moving the training targets along the last left singular vector by the "
                      "norm of the noise multiplies the median test error by more than 5, at "
                      "n = p and far from it.",
         .hypotheses = "Gaussian features, p = 20, n = 20, 40, noise and signal of norm 1.",
         .formula = "median(after) >= 5 median(before)",
         .source = {"SchaefferEtAl2023", "section 5: 1 to 3 orders of magnitude", "001"},
         .kind = Kind::inequality,
         .check = gaussian_multiplied(Moved::training_targets, Direction::last_mode, 5.0),
         .controls = {{.name = "random_direction",
                       .world = "Targets moved by as much in a random direction: more noise.",
                       .check =
                           gaussian_multiplied(Moved::training_targets, Direction::random, 5.0)}},
         .figure = "divergence_attacks"},
    };
}

std::vector<Claim> test_point_claims() {
    return {
        {.id = "divergence.adversarial_test_points_multiply_test_error_of_gaussian",
         .statement = "Moving every test point along the last right singular vector by the norm "
                      "of a test point multiplies the median test error by more than 3.",
         .hypotheses = "Gaussian features, p = 20, n = 20, 24, noise and signal of norm 1.",
         .formula = "median(after) >= 3 median(before)",
         .source = {"SchaefferEtAl2023", "section 5, adversarial test examples", "001"},
         .kind = Kind::inequality,
         .check = gaussian_multiplied(Moved::test_points, Direction::last_mode, 3.0),
         .controls = {{.name = "random_direction",
                       .world = "Test points moved by as much in a random direction.",
                       .check = gaussian_multiplied(Moved::test_points, Direction::random, 3.0)}},
         .figure = "divergence_attacks"},
        {.id = "divergence.test_points_move_freely_outside_row_space",
         .statement = "For n < p test points can be moved in the directions that no training row "
                      "has without any change of the predictions.",
         .hypotheses = "Gaussian features, p = 20, n = 5, 15; a move of length 100.",
         .formula = "(x + c w)'beta_hat = x'beta_hat for X w = 0",
         .source = {"SchaefferEtAl2023", "section 5, adversarial test examples", "001"},
         .kind = Kind::identity,
         .check = test_points_move_freely(Direction::outside),
         .rival = "a change of 1",
         .controls = {{.name = "last_mode",
                       .world = "The move is along the last right singular vector.",
                       .check = test_points_move_freely(Direction::last_mode)}},
         .figure = "divergence_attacks"},
    };
}

}  // namespace

std::vector<Claim> attack_claims() {
    std::vector<Claim> claims = target_claims();
    for (Claim& claim : test_point_claims()) claims.push_back(std::move(claim));
    return claims;
}

}  // namespace overfit::claims::divergence
