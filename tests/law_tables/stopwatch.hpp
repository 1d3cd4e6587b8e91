/// The CPU time of a call.
#pragma once

#include <functional>

namespace overfit::law_tables {

/// CPU seconds a call of `value` takes at arguments spread evenly over [low, high]: the median of
/// 31 batches of about a millisecond, or of one call if that is longer.
double seconds_per_call(const std::function<double(double)>& value, double low, double high);

}  // namespace overfit::law_tables
