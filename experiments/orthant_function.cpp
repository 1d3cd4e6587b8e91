/// One real parameter, digit by digit.
#include "experiments/orthant_function.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <utility>

#include <Eigen/Core>

#include "experiments/sphere_labels.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;

std::size_t orthant_of(const Eigen::Ref<const Eigen::RowVectorXd>& x) {
    std::size_t orthant = 0;
    for (Index j = 0; j < x.size(); ++j)
        if (x(j) > 0.0) orthant |= std::size_t{1} << static_cast<unsigned>(j);
    return orthant;
}

/// The parameter's digits as the labels write them.
std::vector<bool> digits_of(const LabelledSphere& data, double kept) {
    const std::size_t orthants = std::size_t{1} << static_cast<unsigned>(data.x.cols());
    std::vector<bool> digits(orthants), is_written(orthants);
    for (Index i = 0; i < data.x.rows(); ++i) {
        const std::size_t orthant = orthant_of(data.x.row(i));
        if (is_written[orthant] || static_cast<double>(orthant) >= kept) continue;
        is_written[orthant] = true;
        digits[orthant] = data.y(i) > 0.0;
    }
    return digits;
}

void measure(const LabelledSphere& data, const OrthantFunction& function,
             std::vector<double>& out) {
    const std::vector<bool> digits = digits_of(data, function.digits);
    const auto sign = [&](std::size_t orthant) { return digits[orthant] ? 1.0 : -1.0; };
    double fitted = 0.0, loss = 0.0, steepest = 0.0;
    for (Index i = 0; i < data.x.rows(); ++i) {
        Index nearest = 0;
        const double distance = data.x.row(i).cwiseAbs().minCoeff(&nearest);
        const double ramp = std::min(1.0, function.slope * distance);
        const std::size_t orthant = orthant_of(data.x.row(i));
        const std::size_t mirrored = orthant ^ std::size_t{1} << static_cast<unsigned>(nearest);
        const double value = sign(orthant) * ramp;
        fitted += value == data.y(i) ? 1.0 : 0.0;
        loss += (value - data.y(i)) * (value - data.y(i));
        steepest = std::max(steepest, std::abs(value - sign(mirrored) * ramp) / (2.0 * distance));
    }
    const auto n = static_cast<double>(data.x.rows());
    out = {fitted / n, loss / n, steepest};
}

}  // namespace

OrthantSample orthant_function(const theory::SpherePoints& sphere, const OrthantFunction& function,
                               const numerics::Trials& trials) {
    if (sphere.dimension > 30) throw std::domain_error("orthant_function: needs d <= 30");
    auto all =
        numerics::sample_many(trials, 3, [&](numerics::Stream& stream, std::vector<double>& out) {
            measure(labelled_sphere(sphere, LabelWorld::fair, stream), function, out);
        });
    return {.fitted = std::move(all[0]), .loss = std::move(all[1]), .lipschitz = std::move(all[2])};
}

}  // namespace overfit::experiments
