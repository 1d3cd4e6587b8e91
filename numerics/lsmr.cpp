/// Golub-Kahan bidiagonalisation and the two QR recurrences of Fong and Saunders.
#include "numerics/lsmr.hpp"

#include <cmath>

namespace overfit::numerics {
namespace {

/// Scales to unit length (a zero vector stays) and returns the length.
double normalise(Eigen::VectorXd& v) {
    const double length = v.norm();
    if (length > 0) v /= length;
    return length;
}

struct Rotation {
    Rotation(double a, double b) : r(std::hypot(a, b)) {
        if (r > 0) c = a / r, s = b / r;
    }
    double r, c = 1, s = 0;
};

/// The paper's estimate of |b - Ax|, section 5.2: a third QR recurrence, on scalars only.
class ResidualNorm {
  public:
    explicit ResidualNorm(double b_norm) : beta_dd_(b_norm) {}

    double advance(const Rotation& first, double theta_bar, double rho_bar, double zeta) {
        const double beta_hat = first.c * beta_dd_;
        beta_dd_ *= -first.s;
        const Rotation tilde(rho_d_, theta_bar);
        const double theta_tilde_old = theta_tilde_;
        theta_tilde_ = tilde.s * rho_bar;
        rho_d_ = tilde.c * rho_bar;
        beta_d_ = -tilde.s * beta_d_ + tilde.c * beta_hat;
        tau_tilde_ = (zeta_old_ - theta_tilde_old * tau_tilde_) / tilde.r;
        zeta_old_ = zeta;
        const double tau_d = (zeta - theta_tilde_ * tau_tilde_) / rho_d_;
        return std::hypot(beta_d_ - tau_d, beta_dd_);
    }

  private:
    double beta_dd_, beta_d_ = 0, rho_d_ = 1, tau_tilde_ = 0, theta_tilde_ = 0, zeta_old_ = 0;
};

}  // namespace

LsmrResult lsmr(const Eigen::MatrixXd& a, const Eigen::VectorXd& b, double tolerance,
                int max_iterations) {
    LsmrResult result{.solution = Eigen::VectorXd::Zero(a.cols())};
    Eigen::VectorXd u = b;
    double beta = normalise(u);
    Eigen::VectorXd v = a.transpose() * u;
    double alpha = normalise(v);
    if (alpha * beta == 0) return {.solution = result.solution, .converged = true};

    const double b_norm = beta;
    ResidualNorm residual(b_norm);
    Eigen::VectorXd h = v, h_bar = Eigen::VectorXd::Zero(a.cols());
    double zeta_bar = alpha * beta, alpha_bar = alpha, c_bar = 1, s_bar = 0;
    double rho_old = 1, rho_bar_old = 1, a_norm_squared = alpha * alpha;
    while (result.iterations < max_iterations && !result.converged) {
        ++result.iterations;
        u = a * v - alpha * u;
        beta = normalise(u);
        v = a.transpose() * u - beta * v;
        alpha = normalise(v);

        const Rotation first(alpha_bar, beta);
        const double theta_new = first.s * alpha, theta_bar = s_bar * first.r;
        alpha_bar = first.c * alpha;
        const Rotation second(c_bar * first.r, theta_new);
        c_bar = second.c, s_bar = second.s;
        const double zeta = c_bar * zeta_bar;
        zeta_bar *= -s_bar;

        h_bar = h - theta_bar * first.r / (rho_old * rho_bar_old) * h_bar;
        result.solution += zeta / (first.r * second.r) * h_bar;
        h = v - theta_new / first.r * h;
        rho_old = first.r, rho_bar_old = second.r;

        a_norm_squared += alpha * alpha + beta * beta;
        const double a_norm = std::sqrt(a_norm_squared);
        const double r_norm = residual.advance(first, theta_bar, second.r, zeta);
        result.converged = std::abs(zeta_bar) <= tolerance * a_norm * r_norm ||
                           r_norm <= tolerance * (a_norm * result.solution.norm() + b_norm);
    }
    return result;
}

}  // namespace overfit::numerics
