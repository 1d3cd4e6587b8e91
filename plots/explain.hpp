/// The figure of `overfit explain`: the three factors and their product, mode by mode.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The words of the figure. Names of files and columns are escaped when the figure is drawn.
struct ExplainWords {
    std::string title;
    std::string caption;
    std::string note;
    std::string error_unit;  ///< of the target
};

/// Four panels, one colour for each n. `modes` has the columns n, mode, singular_value,
/// test_projection, error_projection, contribution, low and high. Values of 0 are not drawn.
Figure explain_figure(const numerics::Table& modes, const ExplainWords& words);

}  // namespace overfit::plots
