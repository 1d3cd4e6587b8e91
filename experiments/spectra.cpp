/// Spectra of random matrices from dense singular values.
#include "experiments/spectra.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Core>

#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using Eigen::MatrixXd;
using numerics::Stream;
using theory::GaussianMatrix;

void correlate_rows(MatrixXd& x) {
    for (Eigen::Index i = 1; i < x.rows(); ++i) x.row(i) = 0.8 * x.row(i - 1) + 0.6 * x.row(i);
}

MatrixXd matrix(const GaussianMatrix& shape, Entries entries, Stream& stream) {
    MatrixXd x(shape.n, shape.p);
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
    switch (entries) {
        case Entries::gaussian: break;
        case Entries::rademacher:
            x = x.unaryExpr([](double z) { return z < 0.0 ? -1.0 : 1.0; });
            break;
        case Entries::heavy_tailed:
            x = x.unaryExpr(
                [&](double z) { return std::copysign(std::pow(stream.uniform(), -1.0 / 1.5), z); });
            x *= std::sqrt(static_cast<double>(x.size())) / x.norm();
            break;
        case Entries::correlated: correlate_rows(x); break;
        case Entries::spiked:
            x.col(0) *= std::sqrt(1.0 + 2.0 * std::sqrt(static_cast<double>(shape.p) / shape.n));
            break;
    }
    return x;
}

}  // namespace

std::vector<std::vector<double>> spectrum(const GaussianMatrix& shape, Entries entries,
                                          const numerics::Trials& trials) {
    const auto width = static_cast<std::size_t>(std::min(shape.n, shape.p));
    return numerics::sample_many(trials, width, [&](Stream& stream, std::vector<double>& out) {
        out = numerics::singular_values(matrix(shape, entries, stream));
        for (double& value : out) value *= value;
    });
}

std::vector<double> largest_eigenvalue(const GaussianMatrix& shape, Entries entries,
                                       const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const double s = numerics::singular_values(matrix(shape, entries, stream)).front();
        return s * s;
    });
}

std::vector<double> spectral_moment(const GaussianMatrix& shape, int k, Entries entries,
                                    const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        double sum = 0.0;
        for (const double s : numerics::singular_values(matrix(shape, entries, stream)))
            sum += std::pow(s * s / shape.n, k);
        return sum / shape.p;
    });
}

std::vector<double> log_condition(const GaussianMatrix& shape, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const std::vector<double> values =
            numerics::singular_values(matrix(shape, Entries::gaussian, stream));
        return std::log(values.front() / values.back());
    });
}

}  // namespace overfit::experiments
