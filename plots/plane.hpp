/// Clouds of vectors in the plane, side by side in one panel.
#pragma once

#include <string>
#include <vector>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// Vectors with coordinates in the columns x and y.
struct Cloud {
    numerics::Table rows;
    Colour colour;
    std::string label{};
};

/// One or two clouds, each scaled to length 1 at most: only shapes are compared.
Panel plane_panel(std::string title, const std::vector<Cloud>& clouds);

/// The hidden vectors of T examples beside the columns of W.
Panel plane_of_model(double examples, const numerics::Table& hidden,
                     const numerics::Table& columns);

}  // namespace overfit::plots
