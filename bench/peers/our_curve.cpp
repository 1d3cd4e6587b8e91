/// our_curve FILE TRAIN FEATURES TEST: writes the benchmarks' problem of that size to FILE for the
/// peers to solve, solves it here, and prints seconds and test errors as JSON.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include <cblas.h>
#include <nlohmann/json.hpp>

#include "bench/curve_problem.hpp"
#include "numerics/risk_curve.hpp"

namespace {

/// Three 64-bit integers, then the four arrays by columns.
void write(const std::string& path, const overfit::numerics::Split& split) {
    std::ofstream file(path, std::ios::binary);
    const auto put = [&](const void* data, std::size_t bytes) {
        file.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
    };
    const std::array<std::int64_t, 3> sizes{split.train_x.rows(), split.train_x.cols(),
                                            split.test_x.rows()};
    put(sizes.data(), sizeof sizes);
    for (const Eigen::Ref<const Eigen::MatrixXd>& part :
         {Eigen::Ref<const Eigen::MatrixXd>(split.train_x),
          Eigen::Ref<const Eigen::MatrixXd>(split.train_y),
          Eigen::Ref<const Eigen::MatrixXd>(split.test_x),
          Eigen::Ref<const Eigen::MatrixXd>(split.test_y)})
        put(part.data(), static_cast<std::size_t>(part.size()) * sizeof(double));
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
}

void run(const std::string& path, const overfit::bench::CurveSize& size) {
    const overfit::numerics::Split& split = overfit::bench::curve_problem(size);
    write(path, split);
    constexpr int repeats = 5;
    double least = 1e9;
    overfit::numerics::RiskCurve curve;
    for (int repeat = 0; repeat < repeats; ++repeat) {
        const auto start = std::chrono::steady_clock::now();
        curve = overfit::numerics::risk_curve_over_features(split);
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        least = std::min(least, spent.count());
    }
    const nlohmann::json result{
        {"seconds", least}, {"test_error", curve.test_error}, {"blas", openblas_get_config()}};
    std::cout << result << "\n";
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 5) throw std::runtime_error("usage: our_curve FILE TRAIN FEATURES TEST");
        run(argv[1], {.train = std::stoi(argv[2]),
                      .features = std::stoi(argv[3]),
                      .test = std::stoi(argv[4])});
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "our_curve: " << error.what() << "\n";
        return 2;
    }
}
