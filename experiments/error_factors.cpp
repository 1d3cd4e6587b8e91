/// Factors and ablations of one split, collected over splits.
#include "experiments/error_factors.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <stdexcept>

#include "numerics/error_modes.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::VectorXd;
using numerics::all_modes;
using numerics::ErrorModes;
using numerics::KeptModes;
using numerics::Split;
using numerics::Stream;

constexpr std::size_t factors = 4, totals = 11;

double mean_square(const VectorXd& v) {
    return v.squaredNorm() / static_cast<double>(v.size());
}

ErrorModes modes_of(const LabelledSplit& drawn) {
    return numerics::error_modes(drawn.split.train_x, drawn.split.train_y, drawn.model);
}

/// Writes the four numbers of mode r to out.
void write_mode(const ErrorModes& modes, const Eigen::MatrixXd& projections, Index r, double* out) {
    const double test = std::sqrt(mean_square(projections.col(r)));
    const double error = std::abs(modes.residual_projections(r));
    const double term = test * error / modes.singular_values(r);
    out[0] = modes.singular_values(r);
    out[1] = test;
    out[2] = error;
    out[3] = term * term;
}

/// Writes the eleven totals in the order of ErrorFactors.
void write_totals(const LabelledSplit& drawn, const ErrorModes& modes,
                  const Eigen::MatrixXd& projections, double* out) {
    const Split& split = drawn.split;
    const Index last = modes.singular_values.size() - 1, half = (last + 1) / 2;
    const auto test_error = [&](const KeptModes& kept) {
        const VectorXd fit = drawn.model + numerics::coefficient_error(modes, kept);
        return mean_square(split.test_x * fit - split.test_y);
    };
    out[0] = test_error({all_modes, all_modes});
    out[1] = test_error({half, all_modes});
    out[2] = test_error({last, all_modes});
    out[3] = test_error({all_modes, half});
    out[4] = test_error({all_modes, last});
    out[5] = test_error({all_modes, 0});
    out[6] = mean_square(split.test_x * drawn.model - split.test_y);
    out[7] = (split.train_y - split.train_x * drawn.model).norm();
    out[8] = std::sqrt(split.test_x.squaredNorm() / static_cast<double>(split.test_x.rows()));
    const double value = modes.singular_values(last);
    out[9] = mean_square(projections.col(last)) / (value * value);
    out[10] = std::pow(modes.model_projections(last) + modes.residual_projections(last) / value, 2);
}

using Columns = std::vector<std::vector<double>>;

void append(ErrorFactors::ByMode& modes, Columns& columns, std::size_t first) {
    modes.singular_value.push_back(std::move(columns[first]));
    modes.test_projection.push_back(std::move(columns[first + 1]));
    modes.error_projection.push_back(std::move(columns[first + 2]));
    modes.contribution.push_back(std::move(columns[first + 3]));
}

}  // namespace

ErrorFactors error_factors(const World& world, std::size_t modes, const numerics::Trials& trials) {
    const std::size_t width = factors * (modes + 1) + totals;
    Columns columns =
        numerics::sample_many(trials, width, [&](Stream& stream, std::vector<double>& out) {
            const LabelledSplit drawn = world(stream);
            const ErrorModes all = modes_of(drawn);
            if (all.singular_values.size() == 0)
                throw std::domain_error("error_factors: every training row of a split is zero");
            const Eigen::MatrixXd projections = drawn.split.test_x * all.right;
            std::fill(out.begin(), out.end(), 0.0);
            const auto rank = static_cast<std::size_t>(all.singular_values.size());
            for (std::size_t r = 0; r < std::min(modes, rank); ++r)
                write_mode(all, projections, static_cast<Index>(r), &out[factors * r]);
            write_mode(all, projections, static_cast<Index>(rank) - 1, &out[factors * modes]);
            write_totals(drawn, all, projections, &out[factors * (modes + 1)]);
        });
    ErrorFactors result;
    for (std::size_t r = 0; r < modes; ++r) append(result.modes, columns, factors * r);
    append(result.last, columns, factors * modes);
    auto total = columns.begin() + static_cast<std::ptrdiff_t>(factors * (modes + 1));
    for (auto* column :
         {&result.test_error, &result.without_small_values, &result.without_last_value,
          &result.without_trailing_errors, &result.without_last_error, &result.without_errors,
          &result.model_error, &result.error_norm, &result.row_size, &result.target_rise,
          &result.point_rise})
        *column = std::move(*total++);
    return result;
}

VectorXd most_adversarial_direction(const World& world, numerics::StreamKey key,
                                    std::uint64_t trial) {
    Stream stream(key, trial);
    const VectorXd v = modes_of(world(stream)).right.rightCols(1);
    Index largest = 0;
    v.cwiseAbs().maxCoeff(&largest);
    return v(largest) < 0.0 ? VectorXd(-v) : v;
}

}  // namespace overfit::experiments
