/// Losses of tied autoencoders, one example after another.
#include "numerics/tied_autoencoder.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

namespace overfit::numerics {

namespace {

using Eigen::Index;

}  // namespace

template <typename Real>
TiedAutoencoder<Real>::TiedAutoencoder(const AutoencoderForm& form, Index features, Index hidden)
    : form_(form), features_(features), hidden_(hidden) {
    if (features < 1 || hidden < 1)
        throw std::domain_error("TiedAutoencoder: needs at least one feature and hidden dimension");
    parameters_ = Vector::Zero(features * hidden + bias_count());
}

template <typename Real>
AutoencoderLoss<Real>::AutoencoderLoss(const Examples& examples) : examples_(examples) {
    if (examples.cols() < 1) throw std::domain_error("AutoencoderLoss: needs an example");
}

template <typename Real>
double AutoencoderLoss<Real>::operator()(const TiedAutoencoder<Real>& model, Vector& gradient) {
    if (model.features() != examples_.rows())
        throw std::domain_error("AutoencoderLoss: one row of the examples for each feature");
    gradient.setZero(model.parameters().size());
    hidden_.resize(model.hidden());
    double sum = 0.0;
    for (Index t = 0; t < examples_.cols(); ++t) sum += add_example(model, t, gradient);
    const auto count = static_cast<double>(examples_.cols());
    gradient *= static_cast<Real>(1.0 / count);
    return sum / count;
}

template <typename Real>
double AutoencoderLoss<Real>::add_example(const TiedAutoencoder<Real>& model, Index example,
                                          Vector& gradient) {
    using Entry = typename Examples::InnerIterator;
    const AutoencoderForm& form = model.form();
    const Eigen::Map<const typename TiedAutoencoder<Real>::Matrix> weights = model.weights();
    if (form.has_bias)
        output_ = model.biases();
    else
        output_.setZero(model.features());
    for (Index k = 0; k < model.hidden(); ++k) {
        Real hidden{0};
        for (Entry x(examples_, example); x; ++x) hidden += x.value() * weights(x.index(), k);
        hidden_(k) = form.rectified_hidden ? std::max(hidden, Real{0}) : hidden;
        output_ += hidden_(k) * weights.col(k);
    }
    error_ = output_;
    if (form.rectified_output) error_ = error_.cwiseMax(Real{0});
    for (Entry x(examples_, example); x; ++x) error_(x.index()) -= x.value();
    const double loss = turn_into_slope(form);
    for (Index k = 0; k < model.hidden(); ++k) {
        Eigen::Map<Vector> slope(gradient.data() + k * model.features(), model.features());
        slope += hidden_(k) * error_;
        if (form.rectified_hidden && !(hidden_(k) > Real{0})) continue;
        const Real slope_of_hidden = weights.col(k).dot(error_);
        for (Entry x(examples_, example); x; ++x) slope(x.index()) += x.value() * slope_of_hidden;
    }
    if (form.has_bias) gradient.tail(model.features()) += error_;
    return loss;
}

/// Returns what the errors cost, and leaves in their place the derivatives by the outputs. Plain
/// loops, which compilers turn into vector instructions.
template <typename Real>
double AutoencoderLoss<Real>::turn_into_slope(const AutoencoderForm& form) {
    Real sum{0};
    switch (form.loss) {
        case ReconstructionLoss::squared:
            sum = error_.squaredNorm();
            error_ *= Real{2};
            break;
        case ReconstructionLoss::absolute:
            sum = error_.template lpNorm<1>();
            for (Real& e : error_)
                e = static_cast<Real>(e > Real{0}) - static_cast<Real>(e < Real{0});
            break;
        case ReconstructionLoss::quartic:
            sum = error_.array().square().matrix().squaredNorm();
            error_.array() *= Real{4} * error_.array().square();
            break;
    }
    if (form.rectified_output)
        for (Index i = 0; i < error_.size(); ++i)
            error_(i) = output_(i) > Real{0} ? error_(i) : Real{0};
    return static_cast<double>(sum);
}

template <typename Real>
double train(TiedAutoencoder<Real>& model, const typename AutoencoderLoss<Real>::Examples& examples,
             std::size_t steps, const AdamOptions& options) {
    const auto size = static_cast<std::size_t>(model.parameters().size());
    AutoencoderLoss<Real> loss(examples);
    Adam<Real> adam(size, options);
    typename AutoencoderLoss<Real>::Vector gradient;
    double value = loss(model, gradient);
    for (std::size_t step = 0; step < steps; ++step) {
        adam.step({model.parameters().data(), size}, std::span<const Real>(gradient.data(), size));
        value = loss(model, gradient);
    }
    return value;
}

template class TiedAutoencoder<float>;
template class TiedAutoencoder<double>;
template class AutoencoderLoss<float>;
template class AutoencoderLoss<double>;
template double train(TiedAutoencoder<float>&, const AutoencoderLoss<float>::Examples&, std::size_t,
                      const AdamOptions&);
template double train(TiedAutoencoder<double>&, const AutoencoderLoss<double>::Examples&,
                      std::size_t, const AdamOptions&);

}  // namespace overfit::numerics
