/// Draws the problem from one stream.
#include "bench/curve_problem.hpp"

#include <cmath>
#include <map>

#include "numerics/random.hpp"

namespace overfit::bench {
namespace {

numerics::Split draw(const CurveSize& size) {
    numerics::Stream stream(numerics::StreamKey(0, "bench.risk_curve"), 0);
    const auto gaussian = [&](int rows, int columns) {
        Eigen::MatrixXd x(rows, columns);
        stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
        return x;
    };
    const Eigen::VectorXd beta = gaussian(size.features, 1) / std::sqrt(size.features);
    numerics::Split split{.train_x = gaussian(size.train, size.features),
                          .train_y = {},
                          .test_x = gaussian(size.test, size.features),
                          .test_y = {}};
    split.train_y = split.train_x * beta + 0.5 * gaussian(size.train, 1);
    split.test_y = split.test_x * beta + 0.5 * gaussian(size.test, 1);
    return split;
}

}  // namespace

const numerics::Split& curve_problem(const CurveSize& size) {
    static std::map<CurveSize, numerics::Split> drawn;
    if (!drawn.contains(size)) drawn.emplace(size, draw(size));
    return drawn.at(size);
}

}  // namespace overfit::bench
