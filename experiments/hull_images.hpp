/// Measures how often real images lie in the hull of others.
#pragma once

#include <vector>

#include "experiments/hull.hpp"
#include "experiments/image_views.hpp"
#include "numerics/parallel.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::experiments {

/// What is asked about.
enum class Asked {
    new_images,  ///< test images; of a set without them, training images against all others
    mixtures,    ///< half the mean training image and a quarter each of two: inside by definition
};

struct ImageQuestion {
    ImageView view;
    Asked asked = Asked::new_images;
    bool shuffled = false;  ///< each coordinate's values change places among the images
    int points = 0;         ///< the first so many training images, 0: all
};

struct ImageAnswers {
    std::vector<double> codes;  ///< one a trial, as in hull_verdicts.hpp
    theory::GaussianHull like;  ///< how many points the hull has and which dimension they span
};

/// A trial asks about a random image, drawn with replacement: the same one for each view, if the
/// key is the same.
ImageAnswers image_answers(const ImageQuestion& question, const numerics::Trials& trials);

struct ImageTally {
    HullTally tally;
    theory::GaussianHull like;
};

ImageTally image_tally(const ImageQuestion& question, const numerics::Trials& trials);

/// Every training image against all others, once each.
ImageTally left_out_tally(const ImageView& view);

}  // namespace overfit::experiments
