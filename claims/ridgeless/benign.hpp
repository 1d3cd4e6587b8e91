/// The spectra whose interpolants are benign, tempered or neither, as claims and tables use them.
#pragma once

#include <vector>

#include "theory/effective_rank.hpp"

namespace overfit::claims::ridgeless {

enum class Family {
    spike_and_flat_tail,  ///< 5 ones, and n^2/2 equal variances of sum n: benign
    log_squared,          ///< 1/(i log(i + 1)^2) up to i = 4e5: benign as the tail grows, slowly
    inverse_square,       ///< i^-2: tempered
    isotropic,            ///< p = 2n equal variances
};

theory::Spectrum spectrum_of(Family family, int n);

/// i^-exponent, the first 4n variances one by one, then in steps of half of i, up to 1e10.
theory::Spectrum power_law(double exponent, int n);

}  // namespace overfit::claims::ridgeless
