/// Effective ranks, and the variance that they bound.
#include "theory/effective_rank.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

void require(const Spectrum& spectrum, int n) {
    if (n < 1 || spectrum.empty())
        throw std::domain_error("effective_rank: needs n >= 1 and a spectrum");
    double previous = std::numeric_limits<double>::max();
    for (const EigenvalueGroup& group : spectrum) {
        if (!(group.eigenvalue > 0.0 && group.eigenvalue <= previous))
            throw std::domain_error(
                "effective_rank: eigenvalues must be positive and not increase");
        if (!(group.multiplicity >= 1.0 && std::isfinite(group.multiplicity)))
            throw std::domain_error("effective_rank: multiplicities must be at least 1");
        previous = group.eigenvalue;
    }
}

double count(const Spectrum& spectrum) {
    double sum = 0.0;
    for (const EigenvalueGroup& group : spectrum) sum += group.multiplicity;
    return sum;
}

/// The sum over all variances of (lambda v / (1 + lambda v))^power.
double occupied(const Spectrum& spectrum, double v, int power) {
    double sum = 0.0;
    for (const EigenvalueGroup& group : spectrum) {
        const double share = group.eigenvalue * v / (1.0 + group.eigenvalue * v);
        sum += group.multiplicity * (power == 1 ? share : share * share);
    }
    return sum;
}

/// The effective ranks from each group on, summed from the small end so that a long tail keeps its
/// digits.
std::vector<EffectiveRanks> ranks_of_tails(const Spectrum& spectrum) {
    std::vector<EffectiveRanks> ranks(spectrum.size());
    double sum = 0.0, squares = 0.0;
    for (std::size_t i = spectrum.size(); i-- > 0;) {
        const auto& [eigenvalue, multiplicity] = spectrum[i];
        sum += multiplicity * eigenvalue;
        squares += multiplicity * eigenvalue * eigenvalue;
        ranks[i] = {.by_largest = sum / eigenvalue, .by_squares = sum * sum / squares};
    }
    return ranks;
}

}  // namespace

EffectiveRanks effective_ranks(const Spectrum& spectrum, int groups) {
    require(spectrum, 1);
    if (groups < 0 || static_cast<std::size_t>(groups) >= spectrum.size())
        throw std::domain_error("effective_ranks: needs 0 <= groups < the number of groups");
    return ranks_of_tails(spectrum)[static_cast<std::size_t>(groups)];
}

BenignScale benign_scale(const Spectrum& spectrum, int n) {
    require(spectrum, n);
    const std::vector<EffectiveRanks> ranks = ranks_of_tails(spectrum);
    double k = 0.0;
    for (std::size_t i = 0; i < spectrum.size(); ++i) {
        if (ranks[i].by_largest >= n) return {.k = k, .variance = k / n + n / ranks[i].by_squares};
        k += spectrum[i].multiplicity;
    }
    const double infinity = std::numeric_limits<double>::infinity();
    return {.k = infinity, .variance = infinity};
}

double overparametrised_variance_limit(const Spectrum& spectrum, int n) {
    require(spectrum, n);
    if (!(count(spectrum) > n))
        throw std::domain_error(
            "overparametrised_variance_limit: needs more variances than samples");
    // In log v the occupied number increases from 0 to all of them.
    std::uintmax_t evaluations = 500;
    const auto [low, high] = boost::math::tools::bracket_and_solve_root(
        [&](double v) { return occupied(spectrum, v, 1) - n; }, n / spectrum.front().eigenvalue,
        2.0, true, boost::math::tools::eps_tolerance<double>(48), evaluations);
    const double q = occupied(spectrum, 0.5 * (low + high), 2) / n;
    return q / (1.0 - q);
}

}  // namespace overfit::theory
