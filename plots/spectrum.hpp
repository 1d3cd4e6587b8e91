/// The figure of `overfit spectrum`: eigenvalues of a table beside the Marchenko-Pastur law.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The words of the figure, escaped when it is drawn, and where noise has its ends.
struct SpectrumWords {
    std::string title;
    std::string caption;
    std::string note;
    double largest_of_noise;   ///< upper end of the interval of the largest eigenvalue
    double smallest_of_noise;  ///< lower end of the interval of the smallest one
};

/// Two panels: eigenvalues in descending order, and their distribution function. `rows` has the
/// columns index, eigenvalue, marchenko_pastur_quantile, eigenvalue_cdf and marchenko_pastur_cdf.
/// Eigenvalues below 1e-12 of the largest count as zero and are not drawn.
Figure spectrum_figure(const numerics::Table& rows, const SpectrumWords& words);

}  // namespace overfit::plots
