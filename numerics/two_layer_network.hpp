/// A network with one hidden layer, f(x) = sum_j a_j s(<w_j, x> + b_j) + c: its values, gradients
/// and Lipschitz constants.
#pragma once

#include <Eigen/Core>

namespace overfit::numerics {

enum class NetworkActivation {
    relu,  ///< max(0, t), with derivative 0 at 0
    tanh,
};

/// k neurons on d inputs. All k (d + 2) + 1 parameters lie in one array, so that an optimiser needs
/// to know nothing else: w (k x d, column by column), b, a, c. A new network is zero.
class TwoLayerNetwork {
  public:
    using Vector = Eigen::Map<Eigen::VectorXd>;
    using Matrix = Eigen::Map<Eigen::MatrixXd>;
    using ConstVector = Eigen::Map<const Eigen::VectorXd>;
    using ConstMatrix = Eigen::Map<const Eigen::MatrixXd>;

    /// Throws std::domain_error unless both sizes are at least 1.
    TwoLayerNetwork(NetworkActivation activation, Eigen::Index neurons, Eigen::Index inputs);

    NetworkActivation activation() const { return activation_; }
    Eigen::Index neurons() const { return neurons_; }
    Eigen::Index inputs() const { return inputs_; }

    Eigen::VectorXd& parameters() { return parameters_; }
    const Eigen::VectorXd& parameters() const { return parameters_; }

    Matrix weights() { return {parameters_.data(), neurons_, inputs_}; }
    ConstMatrix weights() const { return {parameters_.data(), neurons_, inputs_}; }
    Vector biases() { return {parameters_.data() + neurons_ * inputs_, neurons_}; }
    ConstVector biases() const { return {parameters_.data() + neurons_ * inputs_, neurons_}; }
    Vector outputs() { return {parameters_.data() + neurons_ * (inputs_ + 1), neurons_}; }
    ConstVector outputs() const {
        return {parameters_.data() + neurons_ * (inputs_ + 1), neurons_};
    }
    double& offset() { return parameters_(parameters_.size() - 1); }
    double offset() const { return parameters_(parameters_.size() - 1); }

  private:
    NetworkActivation activation_;
    Eigen::Index neurons_, inputs_;
    Eigen::VectorXd parameters_;
};

/// f at each row of x, n x d. O(n k d). Throws std::domain_error if x has not d columns.
Eigen::VectorXd network_values(const TwoLayerNetwork& network, const Eigen::MatrixXd& x);

/// The gradient of f at each row of x, n x d. O(n k d); errors as above.
Eigen::MatrixXd network_input_gradients(const TwoLayerNetwork& network, const Eigen::MatrixXd& x);

/// Mean of (f(x_i) - y_i)^2 / 2 and its gradient in the parameters, into `gradient`, in their
/// order. The scratch arrays are sized by the first call and kept: no later one allocates.
class NetworkLoss {
  public:
    /// x is n x d, y has n entries; both must outlive the object. Throws std::domain_error if they
    /// do not agree or are empty.
    NetworkLoss(const Eigen::MatrixXd& x, const Eigen::VectorXd& y);

    /// 6 n k d flops in matrix products and n k evaluations of s. Throws std::domain_error if the
    /// network's inputs are not the columns of x.
    double operator()(const TwoLayerNetwork& network, Eigen::VectorXd& gradient);

    /// max_i |f(x_i) - y_i| of the last call.
    double largest_error() const { return largest_error_; }

  private:
    const Eigen::MatrixXd& x_;
    const Eigen::VectorXd& y_;
    Eigen::MatrixXd hidden_, slopes_;  ///< n x k: s and then its derivative times a_j and the error
    Eigen::VectorXd errors_;
    double largest_error_ = 0.0;
};

/// How to climb the norm of the gradient.
struct AscentOptions {
    int steps = 60;
    double first_step = 0.3;  ///< length of the first move; later ones shrink geometrically to 1 %
    double radius = 1.0;      ///< of the ball around 0 that no path leaves
};

/// The largest |grad f| met in the ball on paths of steepest ascent of |grad f| from each row of
/// `starts`, m x d (pulled into the ball first): a lower bound of the Lipschitz constant. For a
/// ReLU network, whose gradient is constant in pieces, the direction is that of a softened ReLU;
/// the gradients compared are its own. O(steps m k d). Throws std::domain_error if `starts` is
/// empty or has not d columns, or for steps < 0, first_step <= 0 or radius <= 0.
double steepest_gradient(const TwoLayerNetwork& network, const Eigen::MatrixXd& starts,
                         const AscentOptions& options = {});

/// Upper bounds of the Lipschitz constant on R^d, as |s'| <= 1.
struct NetworkLipschitzBounds {
    double path_norm;  ///< sum_j |a_j| |w_j|, O(k d)
    double operators;  ///< |a| times the largest singular value of w, O(k d min(k, d))
};
NetworkLipschitzBounds lipschitz_bounds(const TwoLayerNetwork& network);

}  // namespace overfit::numerics
