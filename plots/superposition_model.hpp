/// The figure of `overfit superposition`: losses over the numbers of examples, and what the hidden
/// space holds.
#pragma once

#include <string>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// The hidden vectors of T examples (rows of `planes` in which group is T) and the columns of W
/// (group -T) in the plane, x and y. Both kinds are scaled to length 1 at most: only shapes are
/// compared.
Panel plane_of(const numerics::Table& planes, double examples);

/// The words of the figure, escaped when it is drawn.
struct SuperpositionWords {
    std::string title;
    std::string caption;
    std::string note;
};

/// `models` has the columns examples, loss and constant_loss, and perhaps test_loss and
/// test_constant_loss; losses are drawn if it has two rows or more. `planes` are for plane_of.
Figure superposition_model_figure(const numerics::Table& models, const numerics::Table& planes,
                                  const SuperpositionWords& words);

}  // namespace overfit::plots
