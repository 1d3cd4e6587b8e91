/// The figure of `overfit robustness`: gradients of interpolants against the number of parameters.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The words of the figure, escaped when it is drawn, and where the law has its marks.
struct RobustnessWords {
    std::string title;
    std::string caption;
    std::string note;
    double gradient;           ///< asked for: a horizontal line
    double smooth_parameters;  ///< n d, marked if the curve reaches it
};

/// `curve` has the columns parameters, gradient, steepest, law and kernel_law, at least two rows.
Figure robustness_curve_figure(const numerics::Table& curve, const RobustnessWords& words);

}  // namespace overfit::plots
