/// The figure of `overfit curve`: the double descent curve of a table and what lies behind it.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The words of the figure. Names of files and columns are escaped when the figure is drawn.
struct CurveWords {
    std::string title;
    std::string caption;
    std::string note;
    std::string size_label;   ///< what grows: "training rows n" or "columns p"
    std::string error_label;  ///< with its unit
    int threshold = 0;        ///< 0: none in sight
};

/// Two panels: test and training error, and the smallest singular value, against size. `curve` has
/// the columns size, median_test_error, low, high and median_train_error, `singular_values` size,
/// median_smallest_singular_value, low and high. Values stand on logarithmic axes: errors below
/// 1e-4 of the least median test error and singular values below 1e-12 of the largest count as zero
/// and are not drawn. Of long curves every size near the threshold is drawn and some of the others.
Figure curve_figure(const numerics::Table& curve, const numerics::Table& singular_values,
                    const CurveWords& words);

}  // namespace overfit::plots
