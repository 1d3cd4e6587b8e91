/// Exact law of the prediction error: F, Beta, and the normal mixture over both.
#include "theory/prediction_error.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/tools/roots.hpp>

namespace overfit::theory {

namespace {

void require(const Ridgeless& m, double argument, const std::string& name) {
    if (m.n < 1 || m.p < 1) throw std::domain_error(name + ": needs n >= 1 and p >= 1");
    if (!(m.signal >= 0.0 && m.noise_sd >= 0.0))
        throw std::domain_error(name + ": needs signal >= 0 and noise_sd >= 0");
    if (std::isnan(argument)) throw std::domain_error(name + ": the argument is NaN");
}

void require_probability(double q, const char* name) {
    if (!(q >= 0.0 && q <= 1.0))
        throw std::domain_error(std::string(name) + ": q must be in [0, 1]");
}

struct Node {
    double share;   ///< in (0, 1)
    double weight;  ///< the weights of a rule add up to 1
};

/// Nodes and weights of the mean over a Beta(a, b) variable, 2a and 2b at least 1: the trapezoidal
/// rule in u = log(share / (1 - share)), whose density e^(a u) / (1 + e^u)^(a + b) is analytic for
/// |Im u| < pi and decays on both sides. The step resolves the standard deviation, about
/// (1/a + 1/b)^(1/2), and the strip |Im u| < pi/2 in which the functions averaged below are bounded
/// (Trefethen and Weideman 2014, theorem 5.1).
std::vector<Node> beta_rule(double a, double b) {
    const double step = std::min(0.25, 0.5 * std::sqrt(1.0 / a + 1.0 / b));
    const double mode = a / (a + b), negligible = 0x1p-56;
    std::vector<Node> nodes;
    double total = 0.0;
    const auto add_side = [&](int first, int direction) {
        for (int i = first;; i += direction) {
            const double v = i * step;  // from the mode, where the log density is flat
            const double ratio = 1.0 + mode * std::expm1(v);
            const double weight = std::exp(a * v - (a + b) * std::log(ratio));
            if (weight < negligible) return;
            nodes.push_back({mode * std::exp(v) / ratio, weight});
            total += weight;
        }
    };
    add_side(0, 1);
    add_side(-1, -1);
    for (Node& node : nodes) node.weight /= total;
    return nodes;
}

template <class Function>
double average(const std::vector<Node>& rule, const Function& f) {
    double sum = 0.0;
    for (const Node& node : rule) sum += node.weight * f(node.share);
    return sum;
}

bool is_biased(const Ridgeless& m) {
    return m.p > m.n && m.signal > 0.0;
}

/// The cdf of the squared error at many points.
class SquaredErrorLaw {
  public:
    explicit SquaredErrorLaw(const Ridgeless& m)
        : noise_sd_(m.noise_sd),
          signal_(m.signal),
          shrinkage_(beta_rule(0.5 * (std::abs(m.n - m.p) + 1), 0.5 * std::min(m.n, m.p))),
          outside_(is_biased(m) ? beta_rule(0.5 * (m.p - m.n), 0.5 * m.n)
                                : std::vector<Node>{{0.0, 1.0}}) {}

    double operator()(double squared_error) const {
        const double half = 0.5 * squared_error, noise = noise_sd_ * noise_sd_;
        return average(outside_, [&](double fraction) {
            const double bias = signal_ * signal_ * fraction;
            // N(0, v) lies in [-x, x] with probability erf(x / sqrt(2 v)), and 1/(1 + h) = share.
            return average(shrinkage_, [&](double share) {
                return std::erf(std::sqrt(half * share / (noise + share * bias)));
            });
        });
    }

  private:
    double noise_sd_, signal_;
    std::vector<Node> shrinkage_, outside_;
};

}  // namespace

double prediction_leverage_cdf(const Ridgeless& model, double leverage) {
    require(model, leverage, "prediction_leverage_cdf");
    if (leverage <= 0.0) return 0.0;
    const double a = 0.5 * std::min(model.n, model.p), b = 0.5 * (std::abs(model.n - model.p) + 1);
    // h/(1 + h) follows Beta(a, b); beyond 1 its complement keeps the digits.
    return leverage <= 1.0 ? boost::math::ibeta(a, b, leverage / (1.0 + leverage))
                           : boost::math::ibetac(b, a, 1.0 / (1.0 + leverage));
}

double prediction_leverage_quantile(const Ridgeless& model, double q) {
    require(model, q, "prediction_leverage_quantile");
    require_probability(q, "prediction_leverage_quantile");
    const double a = 0.5 * std::min(model.n, model.p), b = 0.5 * (std::abs(model.n - model.p) + 1);
    if (q == 1.0) return std::numeric_limits<double>::infinity();
    double complement = 1.0;
    const double share = boost::math::ibeta_inv(a, b, q, &complement);
    return share / complement;
}

double bias_fraction_cdf(const Ridgeless& model, double fraction) {
    require(model, fraction, "bias_fraction_cdf");
    if (fraction < 0.0) return 0.0;
    if (model.p <= model.n || fraction >= 1.0) return 1.0;
    return boost::math::ibeta(0.5 * (model.p - model.n), 0.5 * model.n, fraction);
}

double squared_error_cdf(const Ridgeless& model, double squared_error) {
    require(model, squared_error, "squared_error_cdf");
    if (squared_error < 0.0) return 0.0;
    if (std::isinf(squared_error)) return 1.0;
    if (model.noise_sd == 0.0 && !is_biased(model)) return 1.0;
    return SquaredErrorLaw(model)(squared_error);
}

double squared_error_quantile(const Ridgeless& model, double q) {
    require(model, q, "squared_error_quantile");
    if (!(q > 0.0 && q < 1.0))
        throw std::domain_error("squared_error_quantile: q must be in (0, 1)");
    if (model.noise_sd == 0.0 && !is_biased(model)) return 0.0;
    const SquaredErrorLaw law(model);
    // Any bracket will do: start from the law with h at the same quantile.
    const double variance =
        model.noise_sd * model.noise_sd * (1.0 + prediction_leverage_quantile(model, q)) +
        (is_biased(model) ? model.signal * model.signal : 0.0);
    const double start = 2.0 * variance * boost::math::gamma_p_inv(0.5, q);
    std::uintmax_t evaluations = 200;
    const auto [low, high] = boost::math::tools::bracket_and_solve_root(
        [&](double x) { return law(x) - q; }, start, 2.0, true,
        boost::math::tools::eps_tolerance<double>(45), evaluations);
    return 0.5 * (low + high);
}

double median_squared_error(const Ridgeless& model) {
    return squared_error_quantile(model, 0.5);
}

}  // namespace overfit::theory
