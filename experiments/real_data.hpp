/// Regression data: the tables in data/, and a simulated set as badly scaled as real ones can be.
#pragma once

#include <filesystem>
#include <string_view>

#include <Eigen/Core>

#include "numerics/random.hpp"
#include "numerics/table.hpp"

namespace overfit::experiments {

/// x is n x p: rows are samples, columns are features. y has n entries.
struct RegressionData {
    Eigen::MatrixXd x;
    Eigen::VectorXd y;
};

/// Where `name` ("diabetes.csv") is: in the folder OVERFIT_DATA of the environment, if that is set;
/// otherwise in the source tree of this build or, failing that, in its installation. Throws
/// InputError naming the folders searched.
std::filesystem::path data_file(std::string_view name);

/// The column called `target` as y, all others as x in the order of the table. Throws
/// std::out_of_range if it is missing, std::domain_error if it is the only column.
RegressionData regression_data(const numerics::Table& table, std::string_view target);

/// Each column of x minus its mean, divided by its standard deviation times sqrt(n), so that it has
/// norm 1: what scikit-learn does to the diabetes data. y stays as it is. Throws std::domain_error
/// for a constant column.
RegressionData standardised(RegressionData data);

/// The first of each set of rows of x that are equal in every bit, in the given order.
RegressionData without_repeated_rows(const RegressionData& data);

/// The data with y replaced by its least-squares fit on all rows: the best linear model's errors
/// are gone.
RegressionData without_residuals(const RegressionData& data);

/// The data with `count` columns of standard normal numbers appended, scaled to the norm of the
/// first column.
RegressionData with_random_columns(const RegressionData& data, int count, numerics::Stream& stream);

/// 442 x 10, standardised; the target has mean 152 and is not centred (as in Schaeffer and others,
/// 2023, arXiv 2303.14151).
RegressionData diabetes();

/// 193 x 100 absorbances, raw; `target` is "water", "fat" or "protein", in percent, minus its mean.
/// The 22 repeated samples of data/meats.csv are left out: they put training rows into the test set
/// and make training sets singular (with them the smallest singular value is 0 for most n from 40
/// to 104, and the peak stands near n = 105 instead of 100). The condition number is 1.6e7, well
/// within what an orthogonal factorisation in double precision stands.
RegressionData meats(std::string_view target);

/// The badly scaled set. Column j is scale_j exp(spread z), z standard normal: positive, with heavy
/// tails and of very different size, as money, populations and counts are. The scales are
/// `largest_scale` for the first `large` columns and fall geometrically from 100 to 1 over the
/// others. y = signal (sum over the other columns of x_ij / scale_j) / sqrt(p - large) + noise: of
/// order 1, and owing nothing to the large columns, as a life expectancy owes nothing to the size
/// of a population. A minimum-norm fit sees at first the large columns alone, a model with `large`
/// features: so its test error is largest at n = large, and n = p is a second, lower peak.
struct BadlyScaled {
    int n = 200;
    int p = 17;
    int large = 1;
    double largest_scale = 1e6;
    double spread = 1.5;  ///< standard deviation of the logarithm
    double signal = 1.0;
    double noise_sd = 1.0;
};

/// Throws std::domain_error unless n >= 1 and 1 <= large < p.
RegressionData badly_scaled(const BadlyScaled& model, numerics::Stream& stream);

}  // namespace overfit::experiments
