/// Our side of bench/peers/compare_laws: CPU seconds a draw or a call, as JSON.
///   our_laws smallest N DRAWS DENSE_DRAWS   the least singular value of N x N Gaussian matrices
///   our_laws tracy_widom LOW HIGH POINTS    the three laws on a grid, and their values
#include <cmath>
#include <cstdint>
#include <ctime>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include <Eigen/Core>
#include <nlohmann/json.hpp>

#include "numerics/bidiagonal_ensemble.hpp"
#include "numerics/random.hpp"
#include "numerics/singular_values.hpp"
#include "theory/tracy_widom.hpp"
#include "theory/tracy_widom_table.hpp"

namespace {

using namespace overfit;

/// CPU seconds of one of `count` runs of work(0), work(1), …
template <class Work>
double seconds_each(int count, const Work& work) {
    const std::clock_t start = std::clock();
    for (int i = 0; i < count; ++i) work(i);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / count;
}

/// Seconds a draw, sampling included, and the mean of sqrt(n) times the value.
template <class Draw>
nlohmann::json timed_draws(int n, int draws, const Draw& draw) {
    if (draws < 1) return nullptr;
    double sum = 0.0;
    const double seconds = seconds_each(draws, [&](int trial) {
        numerics::Stream stream(numerics::StreamKey(0, "bench.compare_laws"),
                                static_cast<std::uint64_t>(trial));
        sum += draw(stream);
    });
    return {{"seconds", seconds}, {"mean", std::sqrt(n) * sum / draws}};
}

nlohmann::json smallest(int n, int draws, int dense_draws) {
    const auto dense = [n](numerics::Stream& stream) {
        Eigen::MatrixXd x(n, n);
        stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
        return numerics::smallest_singular_value(x);
    };
    const auto bidiagonal = [n](numerics::Stream& stream) {
        return numerics::smallest_singular_value(numerics::sample_bidiagonal(n, n, stream)).value;
    };
    return {{"dense", timed_draws(n, dense_draws, dense)},
            {"bidiagonal", timed_draws(n, draws, bidiagonal)}};
}

nlohmann::json tracy_widom(double low, double high, int points) {
    nlohmann::json result;
    const double step = (high - low) / (points - 1);
    for (const int beta : {1, 2, 4}) {
        const theory::TracyWidomTable table(beta);
        std::vector<double> values(static_cast<std::size_t>(points)), from_table = values;
        const auto fill = [&](std::vector<double>& to, const auto& cdf) {
            return [&to, &cdf, low, step, points](int i) {
                to[static_cast<std::size_t>(i % points)] = cdf(low + step * (i % points));
            };
        };
        const auto exact = [beta](double s) { return theory::tracy_widom_cdf(beta, s); };
        const auto interpolated = [&table](double s) { return table.cdf(s); };
        result[std::to_string(beta)] = {
            {"seconds", seconds_each(100 * points, fill(values, exact))},
            {"table_seconds", seconds_each(100'000 * points, fill(from_table, interpolated))},
            {"values", values},
            {"table_values", from_table}};
    }
    return result;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        const std::vector<std::string> arguments(argv + 1, argv + argc);
        if (arguments.size() == 4 && arguments[0] == "smallest")
            std::cout << smallest(std::stoi(arguments[1]), std::stoi(arguments[2]),
                                  std::stoi(arguments[3]));
        else if (arguments.size() == 4 && arguments[0] == "tracy_widom")
            std::cout << tracy_widom(std::stod(arguments[1]), std::stod(arguments[2]),
                                     std::stoi(arguments[3]));
        else
            throw std::runtime_error(
                "usage: our_laws smallest N DRAWS DENSE_DRAWS | tracy_widom LOW HIGH POINTS");
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "our_laws: " << error.what() << "\n";
        return 2;
    }
}
