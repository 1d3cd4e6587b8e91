/// How a constant grows from one size to another, beside its power law.
#pragma once

#include <cmath>
#include <vector>

#include <fmt/format.h>

#include "claims/claim.hpp"
#include "claims/robustness/parts.hpp"

namespace overfit::claims::robustness {

/// Two models that differ in one size.
template <typename Model>
struct Scaling {
    const char* what;  ///< which size
    double size_small, size_large;
    Model small, large;
    double exponent;
};

/// The exponent between the medians of sample(small) and sample(large), against scaling.exponent.
/// Tolerated: how far the exponent of law(model) is from it between these sizes, because of
/// `known`; and log(1 + corrections(model)), the relative error of the law, at either end.
template <typename Model, typename Sample, typename Law, typename Corrections>
Comparison exponent_of(const Scaling<Model>& scaling, const Sample& sample, const Law& law,
                       const char* known, const Corrections& corrections) {
    const double span = std::log(scaling.size_large / scaling.size_small);
    const double drift =
        std::log(law(scaling.large) / law(scaling.small)) / span - scaling.exponent;
    const double ends = (corrections(scaling.small) + corrections(scaling.large)) / span;
    return {
        .at = fmt::format("exponent of {}, {} to {}", scaling.what, at(scaling.small),
                          at(scaling.large)),
        .expected = scaling.exponent,
        .measured = median_scaling_exponent(scaling.size_small, sample(scaling.small),
                                            scaling.size_large, sample(scaling.large)) +
                    Tolerance::finite_size(std::abs(drift), 1.0, 0.0, known) +
                    Tolerance::finite_size(ends, 1.0, 0.0, "corrections to the law at both ends")};
}

}  // namespace overfit::claims::robustness
