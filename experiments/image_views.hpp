/// Images seen in fewer dimensions: pixels of the middle, means of blocks, principal components,
/// and the outputs of a random layer.
#pragma once

#include <Eigen/Core>

#include "experiments/images.hpp"
#include "numerics/random.hpp"

namespace overfit::experiments {

enum class View {
    crop,        ///< the middle size x size pixels
    block_mean,  ///< the means of size x size blocks; size divides the side
    principal,   ///< the first `size` principal components of the training images
    relu_layer,  ///< `size` outputs max(0, w.x): w Gaussian, x centred, E |x|^2 = 1
    tanh_layer,  ///< the same with tanh(w.x)
    enlarged,    ///< the middle 3 x 3 pixels shown at size x size: more pixels that say no more
};

struct ImageView {
    Pictures of;
    View by;
    int size;
};

/// One image a row, as the view has it; no test rows if there are no test images.
struct Views {
    Eigen::MatrixXd train;
    Eigen::MatrixXd test;
};

/// Random layers are drawn from `stream`. Throws std::domain_error for a size that the view cannot
/// have.
Views views_of(const ImageView& view, numerics::Stream& stream);

}  // namespace overfit::experiments
