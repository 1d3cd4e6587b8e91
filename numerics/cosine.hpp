/// Cosines and sines of whole arrays, in loops that the compiler turns into vector instructions.
#pragma once

#include <span>

namespace overfit::numerics {

/// Replaces each entry by its cosine. Absolute error below 3e-16 for |t| <= 1e5; larger entries
/// make the whole array fall back to the standard library. NaN stays NaN.
void replace_by_cosine(std::span<double> t);

/// The same for both: t becomes its cosine, `sine` (as long as t) its sine.
void replace_by_cosine(std::span<double> t, std::span<double> sine);

}  // namespace overfit::numerics
