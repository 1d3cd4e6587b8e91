/// Synthetic data whose truth is known.
#pragma once

#include <cstddef>
#include <vector>

#include "numerics/random.hpp"

namespace overfit::tests {

/// `count` normal values of variance 1 around `centre`.
inline std::vector<double> normals(numerics::Stream& stream, std::size_t count,
                                   double centre = 0.0) {
    std::vector<double> values(count);
    stream.fill_normal(values);
    for (double& x : values) x += centre;
    return values;
}

}  // namespace overfit::tests
