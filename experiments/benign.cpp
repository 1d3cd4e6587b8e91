/// Interpolation with features of any spectrum.
#include "experiments/benign.hpp"

#include <cmath>

#include <Eigen/Cholesky>

#include "experiments/draws.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using numerics::Stream;

/// XX' and X Sigma X' for X with n rows.
struct Kernel {
    MatrixXd plain;
    MatrixXd weighted;
};

/// A chi-square variable with `freedom` > 2 degrees of freedom (Marsaglia and Tsang 2000).
double chi_square(double freedom, Stream& stream) {
    const double d = 0.5 * freedom - 1.0 / 3.0, c = 1.0 / std::sqrt(9.0 * d);
    for (;;) {
        const double x = stream.normal(), root = 1.0 + c * x;
        if (root <= 0.0) continue;
        const double v = root * root * root;
        if (std::log(stream.uniform()) < 0.5 * x * x + d * (1.0 - v + std::log(v)))
            return 2.0 * d * v;
    }
}

/// A root of a Wishart matrix with n rows and `freedom` >= n degrees of freedom (Bartlett 1933):
/// lower triangular, normals below the diagonal, chi variables on it.
MatrixXd wishart_root(Index n, double freedom, Stream& stream) {
    MatrixXd root = MatrixXd::Zero(n, n);
    for (Index j = 0; j < n; ++j) {
        root(j, j) = std::sqrt(chi_square(freedom - static_cast<double>(j), stream));
        for (Index i = j + 1; i < n; ++i) root(i, j) = stream.normal();
    }
    return root;
}

void add(Kernel& kernel, const MatrixXd& root, const VectorXd& variances) {
    const MatrixXd scaled = root * variances.cwiseSqrt().asDiagonal();
    kernel.plain.selfadjointView<Eigen::Lower>().rankUpdate(scaled);
    kernel.weighted.selfadjointView<Eigen::Lower>().rankUpdate(root * variances.asDiagonal());
}

/// Groups of at most so many features are drawn one feature at a time.
double largest_drawn_group(Index n) {
    return 2.0 * static_cast<double>(n);
}

/// The variances of all features in small groups.
VectorXd drawn_variances(const theory::Spectrum& spectrum, Index n) {
    std::vector<double> all;
    for (const auto& [eigenvalue, multiplicity] : spectrum)
        if (multiplicity <= largest_drawn_group(n))
            all.insert(all.end(), static_cast<std::size_t>(std::lround(multiplicity)), eigenvalue);
    return Eigen::Map<const VectorXd>(all.data(), static_cast<Index>(all.size()));
}

}  // namespace

std::vector<double> overparametrised_variance(const theory::Spectrum& spectrum, int n,
                                              const numerics::Trials& trials) {
    const VectorXd drawn = drawn_variances(spectrum, n);
    return numerics::sample(trials, [&](Stream& stream) {
        Kernel kernel{MatrixXd::Zero(n, n), MatrixXd::Zero(n, n)};
        if (drawn.size() > 0) add(kernel, gaussian(n, drawn.size(), stream), drawn);
        for (const auto& [eigenvalue, multiplicity] : spectrum)
            if (multiplicity > largest_drawn_group(n))
                add(kernel, wishart_root(n, multiplicity, stream),
                    VectorXd::Constant(n, eigenvalue));
        const MatrixXd weighted = kernel.weighted.selfadjointView<Eigen::Lower>();
        const Eigen::LLT<MatrixXd> factor(kernel.plain);
        // tr (X'X)^+ Sigma = tr K^-1 T K^-1 with K = XX' and T = X Sigma X'.
        return factor.solve(factor.solve(weighted).transpose()).trace();
    });
}

}  // namespace overfit::experiments
