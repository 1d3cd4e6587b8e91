/// The makers of tolerances.
#include "claims/tolerance.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include <fmt/format.h>

namespace overfit::claims {

namespace {

constexpr std::string_view sampling_name = "sampling";

Tolerance::Term fixed(std::string name, double width, std::string because) {
    if (!(width >= 0.0)) throw std::domain_error("Tolerance: " + name + " must be at least 0");
    return {std::move(name), std::move(because), [width](double) { return Reach{width, width}; }};
}

}  // namespace

std::vector<Reach> Tolerance::contributions(double alpha) const {
    const auto chances = std::count_if(terms_.begin(), terms_.end(),
                                       [](const Term& t) { return t.name == sampling_name; });
    const double share = alpha / static_cast<double>(std::max<std::ptrdiff_t>(chances, 1));
    std::vector<Reach> reaches;
    reaches.reserve(terms_.size());
    for (const Term& term : terms_) reaches.push_back(term.reach(share));
    return reaches;
}

Reach Tolerance::reach(double alpha) const {
    Reach sum;
    for (const Reach& reach : contributions(alpha)) {
        sum.below += reach.below;
        sum.above += reach.above;
    }
    return sum;
}

Tolerance operator+(Tolerance a, const Tolerance& b) {
    a.terms_.insert(a.terms_.end(), b.terms_.begin(), b.terms_.end());
    return a;
}

Tolerance Tolerance::sampling(double measured, IntervalAt interval, std::string because) {
    return Tolerance({std::string(sampling_name), std::move(because),
                      [measured, interval = std::move(interval)](double alpha) {
                          const numerics::Interval i = interval(alpha);
                          return Reach{measured - i.low, i.high - measured};
                      }});
}

Tolerance Tolerance::finite_size(double constant, double n, double rate, std::string because) {
    return Tolerance(
        fixed("finite size", constant * std::pow(n, -rate),
              fmt::format("{} ({:.3g} n^-{:.3g} at n = {:g})", because, constant, rate, n)));
}

Tolerance Tolerance::rounding(double scale, double operations, double condition) {
    const double unit = 0x1p-53;
    return Tolerance(
        fixed("rounding", condition * operations * unit * std::abs(scale),
              fmt::format("{:g} operations on numbers of size {:.3g}, condition {:.3g}", operations,
                          std::abs(scale), condition)));
}

Tolerance Tolerance::discretisation(double step, std::string because) {
    return Tolerance(fixed("discretisation", step, std::move(because)));
}

}  // namespace overfit::claims
