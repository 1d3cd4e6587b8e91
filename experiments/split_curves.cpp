/// Random splits, and the curve of each.
#include "experiments/split_curves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "numerics/least_squares.hpp"
#include "numerics/risk_curve.hpp"
#include "numerics/singular_values.hpp"

namespace overfit::experiments {

namespace {

using numerics::Split;

void require_fit(const RegressionData& data, const SplitDesign& design) {
    if (data.x.rows() != data.y.size() || data.x.cols() < 1)
        throw std::domain_error("split_curves: x needs a column, and y an entry for each row of x");
    if (design.test_rows < 1 || design.train_rows < 1 ||
        design.test_rows > data.x.rows() - design.train_rows)
        throw std::domain_error("split_curves: the rows do not suffice for train_rows + test_rows");
    if (design.axis == Axis::features && design.training_sets == TrainingSets::fresh)
        throw std::domain_error("split_curves: fresh training sets are for the axis of samples");
}

/// Centres and scales both halves by what the training half says.
void prepare(const SplitDesign& design, Split& split) {
    if (design.centre) {
        const Eigen::RowVectorXd mean = split.train_x.colwise().mean();
        const double target_mean = split.train_y.mean();
        split.train_x.rowwise() -= mean;
        split.test_x.rowwise() -= mean;
        split.train_y.array() -= target_mean;
        split.test_y.array() -= target_mean;
    }
    if (!design.scale) return;
    for (Eigen::Index j = 0; j < split.train_x.cols(); ++j) {
        const double size = split.train_x.col(j).stableNorm() /
                            std::sqrt(static_cast<double>(split.train_x.rows()));
        if (size == 0.0) continue;
        split.train_x.col(j) /= size;
        split.test_x.col(j) /= size;
    }
}

Split random_split(const RegressionData& data, const SplitDesign& design,
                   numerics::Stream& stream) {
    std::vector<int> rows(static_cast<std::size_t>(data.x.rows()));
    std::iota(rows.begin(), rows.end(), 0);
    stream.shuffle(rows);
    const std::vector<int> train(rows.begin(), rows.begin() + design.train_rows);
    const std::vector<int> test(rows.end() - design.test_rows, rows.end());
    Split split{data.x(train, Eigen::all), data.y(train), data.x(test, Eigen::all), data.y(test)};
    prepare(design, split);
    return split;
}

/// The curve whose training set of size n is a random subset of the training rows, anew for each n.
numerics::RiskCurve fresh_curve(const Split& split, numerics::Stream& stream) {
    std::vector<int> rows(static_cast<std::size_t>(split.train_x.rows()));
    std::iota(rows.begin(), rows.end(), 0);
    numerics::RiskCurve curve;
    for (std::size_t n = 1; n <= rows.size(); ++n) {
        stream.shuffle(rows);
        const std::vector<int> chosen(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(n));
        const Eigen::MatrixXd x = split.train_x(chosen, Eigen::all);
        const Eigen::VectorXd y = split.train_y(chosen);
        const Eigen::VectorXd beta = numerics::min_norm(x, y);
        curve.sizes.push_back(static_cast<int>(n));
        curve.train_error.push_back((x * beta - y).squaredNorm() / static_cast<double>(n));
        curve.test_error.push_back((split.test_x * beta - split.test_y).squaredNorm() /
                                   static_cast<double>(split.test_y.size()));
    }
    return curve;
}

/// Centred rows x as one row fewer with the same nonzero singular values: contrasts with an
/// orthonormal basis of the vectors that sum to zero (Helmert's).
Eigen::MatrixXd contrasts(const Eigen::MatrixXd& x) {
    Eigen::MatrixXd out(x.rows() - 1, x.cols());
    Eigen::RowVectorXd sum = x.row(0);
    for (Eigen::Index k = 1; k < x.rows(); ++k) {
        const auto count = static_cast<double>(k);
        out.row(k - 1) = (sum - count * x.row(k)) / std::sqrt(count * (count + 1.0));
        sum += x.row(k);
    }
    return out;
}

numerics::RiskCurve curve_of(const Split& split, const SplitDesign& design,
                             numerics::Stream& stream) {
    if (design.axis == Axis::features) return numerics::risk_curve_over_features(split);
    if (design.training_sets == TrainingSets::fresh) return fresh_curve(split, stream);
    return numerics::risk_curve_over_samples(split);
}

}  // namespace

SplitCurves split_curves(const RegressionData& data, const SplitDesign& design,
                         const numerics::Trials& trials) {
    require_fit(data, design);
    const auto count =
        static_cast<std::size_t>(design.axis == Axis::samples ? design.train_rows : data.x.cols());
    std::vector<std::vector<double>> errors = numerics::sample_many(
        trials, 2 * count, [&](numerics::Stream& stream, std::vector<double>& out) {
            const Split split = random_split(data, design, stream);
            const numerics::RiskCurve curve = curve_of(split, design, stream);
            std::copy(curve.train_error.begin(), curve.train_error.end(), out.begin());
            std::copy(curve.test_error.begin(), curve.test_error.end(),
                      out.begin() + static_cast<std::ptrdiff_t>(count));
        });
    SplitCurves curves;
    curves.sizes.resize(count);
    std::iota(curves.sizes.begin(), curves.sizes.end(), 1);
    const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(count);
    curves.train_error.assign(errors.begin(), middle);
    curves.test_error.assign(middle, errors.end());
    return curves;
}

std::vector<std::vector<double>> smallest_singular_values(const RegressionData& data,
                                                          const SplitDesign& design,
                                                          const std::vector<int>& sizes,
                                                          const numerics::Trials& trials) {
    require_fit(data, design);
    const int largest =
        design.axis == Axis::samples ? design.train_rows : static_cast<int>(data.x.cols());
    for (const int size : sizes)
        if (size < 1 || size > largest)
            throw std::domain_error("smallest_singular_values: a size is out of range");
    const bool drops_a_row = design.centre && design.axis == Axis::features;
    if (drops_a_row && design.train_rows < 2)
        throw std::domain_error("smallest_singular_values: one row, centred, is zero");
    return numerics::sample_many(
        trials, sizes.size(), [&](numerics::Stream& stream, std::vector<double>& out) {
            Split split = random_split(data, design, stream);
            if (drops_a_row) split.train_x = contrasts(split.train_x);
            for (std::size_t k = 0; k < sizes.size(); ++k)
                out[k] = numerics::smallest_singular_value(
                    design.axis == Axis::samples
                        ? Eigen::MatrixXd(split.train_x.topRows(sizes[k]))
                        : Eigen::MatrixXd(split.train_x.leftCols(sizes[k])));
        });
}

}  // namespace overfit::experiments
