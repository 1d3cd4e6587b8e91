/// The least singular value of random training matrices.
#include "experiments/singular_values.hpp"

#include <algorithm>
#include <stdexcept>

#include <Eigen/QR>

#include "experiments/draws.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using Eigen::MatrixXd;
using numerics::Stream;

constexpr double zero_to_rounding = 1e-10;

/// Row i repeats row i of a random orthogonal p x p matrix, counted modulo p.
MatrixXd orthogonal_rows(int n, int p, Stream& stream) {
    const Eigen::HouseholderQR<MatrixXd> qr(gaussian(p, p, stream));
    const MatrixXd basis = qr.householderQ();
    MatrixXd x(n, p);
    for (int i = 0; i < n; ++i) x.row(i) = basis.row(i % p);
    return x;
}

MatrixXd duplicated_rows(int n, int p, Stream& stream) {
    const MatrixXd distinct = gaussian((n + 1) / 2, p, stream);
    MatrixXd x(n, p);
    for (int i = 0; i < n; ++i) x.row(i) = distinct.row(i / 2);
    return x;
}

MatrixXd matrix(int n, int p, Rows rows, Stream& stream) {
    switch (rows) {
        case Rows::gaussian: return gaussian(n, p, stream);
        case Rows::duplicated: return duplicated_rows(n, p, stream);
        case Rows::orthogonal: return orthogonal_rows(n, p, stream);
    }
    throw std::logic_error("smallest_nonzero_singular_value: unknown rows");
}

}  // namespace

std::vector<double> smallest_nonzero_singular_value(int n, int p, Rows rows,
                                                    const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const std::vector<double> values = numerics::singular_values(matrix(n, p, rows, stream));
        const double zero = zero_to_rounding * values.front();
        return *std::find_if(values.rbegin(), values.rend(), [&](double s) { return s > zero; });
    });
}

std::vector<double> smallest_squared_singular_value(int n, int p, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const double least = numerics::singular_values(gaussian(n, p, stream)).back();
        return least * least;
    });
}

std::vector<double> wrong_way_moves(int max_n, int p, Growth growth,
                                    const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        MatrixXd x = gaussian(max_n, p, stream);
        const double largest = numerics::singular_values(x).front();
        double previous = 0.0, worst = 0.0;
        for (int n = 1; n <= max_n; ++n) {
            if (growth == Growth::fresh) x = gaussian(max_n, p, stream);
            const double least = numerics::singular_values(x.topRows(n)).back();
            const double move = n <= p ? least - previous : previous - least;
            if (n > 1) worst = std::max(worst, move / largest);
            previous = least;
        }
        return worst;
    });
}

}  // namespace overfit::experiments
