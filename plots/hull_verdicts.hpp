/// The figure of `overfit hull`: the fraction inside beside Gaussian data, and the margins.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The words of the figure, escaped when it is drawn, and what was measured.
struct HullWords {
    std::string title;
    std::string caption;
    std::string note;
    double points;     ///< that span the hull of each query
    double share;      ///< of the queries that are inside
    double low, high;  ///< its interval
    double spread;     ///< root mean squared distance of the points from their mean
};

/// Two panels: the share inside and, as a line, the Gaussian probability against the number of
/// points; and the margins of the queries outside, in descending order (missing if there are none).
/// `verdicts` has the columns outside and margin, `gaussian` the columns points and inside or none.
Figure hull_verdicts_figure(const numerics::Table& verdicts, const numerics::Table& gaussian,
                            const HullWords& words);

}  // namespace overfit::plots
