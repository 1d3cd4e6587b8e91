/// The least singular value of random training matrices, and the distance of a row from the others.
#include "experiments/singular_values.hpp"

#include <algorithm>
#include <cmath>
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

/// The distance of the last column from the span of those before it; at most as many as rows.
double last_column_distance(const MatrixXd& columns) {
    const Eigen::Index last = columns.cols() - 1;
    return std::abs(Eigen::HouseholderQR<MatrixXd>(columns).matrixQR()(last, last));
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

std::vector<double> last_row_distance(int n, int p, Rows rows, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        const MatrixXd x = matrix(n, p, rows, stream);
        return n <= p ? last_column_distance(x.transpose()) : last_column_distance(x);
    });
}

std::vector<double> inverse_square_gap(int n, int p, From from, const numerics::Trials& trials) {
    return numerics::sample(trials, [&](Stream& stream) {
        MatrixXd columns = gaussian(p, n, stream);
        const std::vector<double> values = numerics::singular_values(columns);
        double by_values = 0.0, by_distances = 0.0;
        for (const double s : values) by_values += 1.0 / (s * s);
        for (Eigen::Index i = 0; i < n; ++i) {
            columns.col(i).swap(columns.col(n - 1));
            const double distance =
                from == From::origin ? columns.col(n - 1).norm() : last_column_distance(columns);
            columns.col(i).swap(columns.col(n - 1));
            by_distances += 1.0 / (distance * distance);
        }
        return (by_distances / by_values - 1.0) * values.back() / values.front();
    });
}

}  // namespace overfit::experiments
