/// Adam with decoupled weight decay (AdamW) on a flat array, with a warm-up and a cosine decay of
/// the learning rate.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace overfit::numerics {

/// Source: Kingma and Ba (2015), Algorithm 1; the decay is Loshchilov and Hutter's (2019).
struct AdamOptions {
    double learning_rate = 1e-3;  ///< > 0
    double beta_mean = 0.9;       ///< beta_1, in [0, 1): memory of the gradient
    double beta_square = 0.999;   ///< beta_2, in [0, 1): memory of its square
    double epsilon = 1e-8;        ///< >= 0, beside the root of the square
    /// >= 0: each step also multiplies each parameter by 1 - rate * weight_decay.
    double weight_decay = 0.0;
    std::size_t warm_up = 0;  ///< steps over which the rate grows linearly from 0
    /// The rate then falls along half a cosine, to reach `final_share` of itself at step
    /// `decay_end` and to stay there; 0: it stays.
    std::size_t decay_end = 0;  ///< 0, or > warm_up
    double final_share = 0.0;   ///< in [0, 1]
};

/// The learning rate of step 1, 2, …; throws std::domain_error for options out of their ranges.
double adam_learning_rate(const AdamOptions& options, std::size_t step);

/// The state of one run. Real is float or double; the rates are computed in double.
template <typename Real>
class Adam {
  public:
    /// For arrays of this size. Throws std::domain_error for options out of their ranges.
    Adam(std::size_t size, const AdamOptions& options);

    /// One step down the gradient, with the mean and the square corrected for their start at 0.
    /// O(size), no allocation. Throws std::domain_error for other sizes.
    void step(std::span<Real> parameters, std::span<const Real> gradient);

    std::size_t steps() const { return steps_; }

  private:
    AdamOptions options_;
    std::size_t steps_ = 0;
    double mean_share_ = 1.0, square_share_ = 1.0;  ///< beta^steps
    std::vector<Real> mean_, square_;
};

extern template class Adam<float>;
extern template class Adam<double>;

}  // namespace overfit::numerics
