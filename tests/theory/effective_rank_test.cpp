/// Test of theory/effective_rank.hpp, by the definitions one eigenvalue at a time, and by limits.
#include "theory/effective_rank.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace {

using namespace overfit::theory;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Bartlett et al., written out; k* is searched for one k at a time.
double scale_by_definition(const std::vector<double>& lambda, int n) {
    for (std::size_t k = 0; k < lambda.size(); ++k) {
        double sum = 0.0, squares = 0.0;
        for (std::size_t i = k; i < lambda.size(); ++i) {
            sum += lambda[i];
            squares += lambda[i] * lambda[i];
        }
        if (sum / lambda[k] >= n) return static_cast<double>(k) / n + n * squares / (sum * sum);
    }
    return infinity;
}

std::vector<double> written_out(const Spectrum& spectrum) {
    std::vector<double> lambda;
    for (const auto& [eigenvalue, multiplicity] : spectrum)
        lambda.insert(lambda.end(), static_cast<std::size_t>(multiplicity), eigenvalue);
    return lambda;
}

TEST(EffectiveRank, GroupsAgreeWithTheDefinition) {
    const Spectrum spectrum{{3.0, 2}, {1.0, 5}, {0.5, 20}, {0.01, 3000}};
    for (const int n : {1, 3, 10, 25, 50, 200, 2999})
        EXPECT_NEAR(benign_scale(spectrum, n).variance,
                    scale_by_definition(written_out(spectrum), n), 1e-11)
            << n;
    // r_0 = 61/3, r_2 = 55 and r_27 = 3000 are the first to reach n = 3, 25 and 200.
    EXPECT_EQ(benign_scale(spectrum, 3).k, 0.0);
    EXPECT_EQ(benign_scale(spectrum, 25).k, 2.0);
    EXPECT_EQ(benign_scale(spectrum, 200).k, 27.0);
    EXPECT_EQ(benign_scale(spectrum, 3001).variance, infinity);
    EXPECT_EQ(benign_scale(spectrum, 3001).k, infinity);
}

TEST(EffectiveRank, LiesBetweenOneAndTheNumberLeft) {
    const Spectrum spectrum{{3.0, 2}, {1.0, 5}, {0.5, 20}};
    const EffectiveRanks all = effective_ranks(spectrum, 0);
    EXPECT_DOUBLE_EQ(all.by_largest, 21.0 / 3.0);
    EXPECT_DOUBLE_EQ(all.by_squares, 21.0 * 21.0 / 28.0);
    const EffectiveRanks last = effective_ranks(spectrum, 2);
    EXPECT_DOUBLE_EQ(last.by_largest, 20.0);
    EXPECT_DOUBLE_EQ(last.by_squares, 20.0);
}

// Spike and flat tail: 5 ones and n^2/2 equal eigenvalues of sum n. The scale and the variance fall
// like 1/n; values computed independently in Python.
TEST(EffectiveRank, SpikeAndFlatTailIsBenign) {
    const auto spectrum = [](int n) { return Spectrum{{1.0, 5}, {2.0 / n, 0.5 * n * n}}; };
    EXPECT_NEAR(benign_scale(spectrum(50), 50).variance, 0.1157, 5e-5);
    EXPECT_NEAR(benign_scale(spectrum(800), 800).variance, 0.0086, 5e-5);
    EXPECT_NEAR(overparametrised_variance_limit(spectrum(50), 50), 0.0648, 5e-5);
    EXPECT_NEAR(overparametrised_variance_limit(spectrum(800), 800), 0.00406, 5e-6);
}

// Isotropic features: 1/(gamma - 1). Two equally frequent eigenvalues 1 and 10 at gamma = 2: the
// equation 2 (v/(1 + v) + 10 v/(1 + 10 v)) / 2 = 1 gives v = 1/sqrt 10.
TEST(OverparametrisedVariance, HasTheClosedFormsOfSimpleSpectra) {
    for (const double gamma : {1.01, 2.0, 50.0})
        EXPECT_NEAR(overparametrised_variance_limit({{7.0, 100 * gamma}}, 100) * (gamma - 1.0), 1.0,
                    1e-10);
    const double v = 1.0 / std::sqrt(10.0), a = v / (1.0 + v), b = 10.0 * v / (1.0 + 10.0 * v);
    const double q = a * a + b * b;
    EXPECT_NEAR(overparametrised_variance_limit({{10.0, 50}, {1.0, 50}}, 50), q / (1.0 - q), 1e-11);
}

// lambda_i = i^-2: the variance tends to 1 (a - 1 for i^-a), so interpolation is tempered.
TEST(OverparametrisedVariance, OfPowerLawTendsToItsExponentMinusOne) {
    Spectrum spectrum;
    for (int i = 1; i <= 100'000; ++i) spectrum.push_back({1.0 / (double(i) * i), 1.0});
    EXPECT_NEAR(overparametrised_variance_limit(spectrum, 50), 0.980, 1e-3);
    EXPECT_NEAR(overparametrised_variance_limit(spectrum, 200), 0.995, 2e-3);
}

TEST(EffectiveRank, RejectsWhatIsNoSpectrum) {
    EXPECT_THROW(benign_scale({}, 5), std::domain_error);
    EXPECT_THROW(benign_scale({{1.0, 5}}, 0), std::domain_error);
    EXPECT_THROW(benign_scale({{1.0, 5}, {2.0, 5}}, 5), std::domain_error);
    EXPECT_THROW(benign_scale({{std::nan(""), 5}}, 5), std::domain_error);
    EXPECT_THROW(benign_scale({{1.0, 0.5}}, 5), std::domain_error);
    EXPECT_THROW(effective_ranks({{1.0, 5}}, 1), std::domain_error);
    EXPECT_THROW(overparametrised_variance_limit({{1.0, 5}}, 5), std::domain_error);
}

}  // namespace
