/// The work of `overfit curve`: from a request to tables, a verdict on the peak and its words.
#pragma once

#include <string>

#include "app/curve_design.hpp"
#include "app/user_table.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

/// Where the median test error is largest, and how that compares with the threshold.
struct Peak {
    int size = 0;        ///< where the median test error is largest
    double error = 0.0;  ///< that median
    int half = 0;        ///< half the threshold, at least 1
    int twice = 0;       ///< double the threshold, at most max_size
    double at_threshold = 0.0;
    double over_half = 0.0;   ///< median at the threshold over that at `half`
    double over_twice = 0.0;  ///< the same over that at `twice`
    /// The largest median lies within 5 per cent (at least 1) of the threshold, and its 95%
    /// interval above those at `half` and `twice`.
    bool is_global = false;
    /// The interval at the threshold lies above those a tenth (at least 2) below and above it.
    bool is_local = false;
};

struct CurveStudy {
    UserTable table;
    CurveDesign design;
    Peak peak;
    int least_singular_size = 0;  ///< where the median smallest singular value is least
    /// size, median_test_error with its 95% interval low, high and quartiles, median_train_error.
    numerics::Table curve;
    /// size, median_smallest_singular_value with its 95% interval low, high.
    numerics::Table singular_values;
};

/// Reads, checks, fits every size of every split. Bit-identical for every thread count.
/// Throws InputError.
CurveStudy curve_study(const CurveRequest& request);

/// What a person reads: what was fitted, how, and what came out; without a final line on files.
std::string summary_of(const CurveRequest& request, const CurveStudy& study);

/// The record of the run as JSON, with its parameters and everything the summary says.
std::string json_of(const CurveRequest& request, const CurveStudy& study);

}  // namespace overfit::app
