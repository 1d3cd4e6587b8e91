/// Minimum-norm least squares on random features.
#include "experiments/ridgeless.hpp"

#include <Eigen/QR>

namespace overfit::experiments {

std::vector<double> ridgeless_variance(const theory::Ridgeless& m, const numerics::Trials& trials) {
    const int rows = std::max(m.n, m.p), columns = std::min(m.n, m.p);
    return numerics::sample(trials, [&](numerics::Stream& stream) {
        Eigen::MatrixXd x(rows, columns);
        stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
        const Eigen::HouseholderQR<Eigen::MatrixXd> qr(x);
        Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(columns, columns);
        qr.matrixQR().topRows(columns).triangularView<Eigen::Upper>().solveInPlace(inverse);
        return m.noise_sd * m.noise_sd * inverse.squaredNorm();
    });
}

}  // namespace overfit::experiments
