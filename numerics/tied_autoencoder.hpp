/// The autoencoder with tied weights x' = f(W' g(W x) + b) under several losses: the relatives of
/// the ReLU-output model, of which relu_output_trainer.hpp trains the one of the source faster.
///
/// f and g are the identity or max(0, .), with derivative 0 at 0. As in relu_output_model.hpp there
/// are n features, m hidden dimensions and T examples, and **examples are columns**.
#pragma once

#include <cstddef>

#include <Eigen/Core>
#include <Eigen/SparseCore>

#include "numerics/adam.hpp"

namespace overfit::numerics {

/// What an error r of one feature costs: r^2, |r| (with derivative 0 at 0) or r^4.
enum class ReconstructionLoss { squared, absolute, quartic };

struct AutoencoderForm {
    bool rectified_hidden = false;  ///< g = max(0, .), else the identity
    bool rectified_output = true;   ///< f = max(0, .), else the identity
    bool has_bias = true;           ///< else b = 0
    ReconstructionLoss loss = ReconstructionLoss::squared;
};

/// The parameters lie in one array, so that an optimiser needs to know nothing else: W' (n x m,
/// column by column), then b. A new model is zero. Real is float or double.
template <typename Real>
class TiedAutoencoder {
  public:
    using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;
    using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;

    /// Throws std::domain_error unless both sizes are at least 1.
    TiedAutoencoder(const AutoencoderForm& form, Eigen::Index features, Eigen::Index hidden);

    const AutoencoderForm& form() const { return form_; }
    Eigen::Index features() const { return features_; }
    Eigen::Index hidden() const { return hidden_; }

    Vector& parameters() { return parameters_; }
    const Vector& parameters() const { return parameters_; }

    Eigen::Map<Matrix> weights() { return {parameters_.data(), features_, hidden_}; }
    Eigen::Map<const Matrix> weights() const { return {parameters_.data(), features_, hidden_}; }
    /// Has no entries in a form without a bias.
    Eigen::Map<Vector> biases() { return {bias_start(parameters_.data()), bias_count()}; }
    Eigen::Map<const Vector> biases() const {
        return {bias_start(parameters_.data()), bias_count()};
    }

  private:
    Eigen::Index bias_count() const { return form_.has_bias ? features_ : 0; }
    template <typename Pointer>
    Pointer bias_start(Pointer data) const {
        return data + features_ * hidden_;
    }

    AutoencoderForm form_;
    Eigen::Index features_, hidden_;
    Vector parameters_;
};

/// The loss, summed over features and averaged over examples, and its gradient in the parameters.
/// The scratch vectors are sized once: no call allocates after the first.
template <typename Real>
class AutoencoderLoss {
  public:
    using Examples = Eigen::SparseMatrix<Real, Eigen::ColMajor, int>;
    using Vector = typename TiedAutoencoder<Real>::Vector;

    /// `examples`, n x T, must outlive the object. Throws std::domain_error if there are none.
    explicit AutoencoderLoss(const Examples& examples);

    /// Some 4 m n T multiply-adds; the n x T outputs are not stored. Throws std::domain_error if
    /// the model has another number of features.
    double operator()(const TiedAutoencoder<Real>& model, Vector& gradient);

  private:
    double add_example(const TiedAutoencoder<Real>& model, Eigen::Index example, Vector& gradient);
    double turn_into_slope(const AutoencoderForm& form);

    const Examples& examples_;
    Vector output_, error_;  ///< n: W' g(W x) + b, and x' - x, then the derivative by the former
    Vector hidden_;          ///< m: g(W x)
};

/// Minimises the loss by AdamW on all examples at once; returns the loss at the end. Errors as
/// above and as in Adam. A rate too large gives infinities or NaN, not an exception.
template <typename Real>
double train(TiedAutoencoder<Real>& model, const typename AutoencoderLoss<Real>::Examples& examples,
             std::size_t steps, const AdamOptions& options);

extern template class TiedAutoencoder<float>;
extern template class TiedAutoencoder<double>;
extern template class AutoencoderLoss<float>;
extern template class AutoencoderLoss<double>;
extern template double train(TiedAutoencoder<float>&, const AutoencoderLoss<float>::Examples&,
                             std::size_t, const AdamOptions&);
extern template double train(TiedAutoencoder<double>&, const AutoencoderLoss<double>::Examples&,
                             std::size_t, const AdamOptions&);

}  // namespace overfit::numerics
