/// our_relu_output FILE FEATURES HIDDEN EXAMPLES STEPS: writes a problem to FILE for the peers,
/// trains it here by both passes, and prints milliseconds of CPU time a step and the loss after
/// STEPS updates as JSON. The clock starts after the first update.
#include <array>
#include <cstdint>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "bench/relu_output_problem.hpp"

namespace {

using namespace overfit;

/// Four 64-bit integers (features, hidden, examples, entries); where each example begins, and the
/// end; features and values of the entries; W, feature by feature. Integers have 32 bits.
void write(const std::string& path, const bench::ReluOutputProblem& problem) {
    std::ofstream file(path, std::ios::binary);
    const auto put = [&](const void* data, std::size_t bytes) {
        file.write(static_cast<const char*>(data), static_cast<std::streamsize>(bytes));
    };
    const numerics::SparseExamples& x = problem.examples;
    const auto entries = static_cast<std::size_t>(x.nonZeros());
    const std::array<std::int64_t, 4> sizes{x.rows(), problem.start.hidden(), x.cols(),
                                            x.nonZeros()};
    put(sizes.data(), sizeof sizes);
    put(x.outerIndexPtr(), static_cast<std::size_t>(x.cols() + 1) * sizeof(int));
    put(x.innerIndexPtr(), entries * sizeof(int));
    put(x.valuePtr(), entries * sizeof(float));
    put(problem.start.weights.data(),
        static_cast<std::size_t>(problem.start.weights.size()) * sizeof(float));
    file.close();
    if (!file) throw std::runtime_error("cannot write " + path);
}

nlohmann::json timed(const bench::ReluOutputProblem& problem, numerics::ReluOutputPass pass,
                     long steps) {
    numerics::ReluOutputOptions options;
    options.pass = pass;
    numerics::ReluOutputTrainer trainer(problem.examples, problem.start, options);
    trainer.advance(1);
    const std::clock_t start = std::clock();
    trainer.advance(steps - 1);
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    return {{"milliseconds", 1e3 * seconds / static_cast<double>(steps - 1)},
            {"loss", numerics::relu_output_loss(trainer.parameters(), problem.examples)}};
}

}  // namespace

int main(int argc, char** argv) {
    try {
        if (argc != 6)
            throw std::runtime_error("usage: our_relu_output FILE FEATURES HIDDEN EXAMPLES STEPS");
        const bench::ReluOutputProblem problem =
            bench::relu_output_problem({.features = std::stoi(argv[2]),
                                        .hidden = std::stoi(argv[3]),
                                        .examples = std::stoi(argv[4])});
        const long steps = std::stol(argv[5]);
        if (steps < 2) throw std::runtime_error("STEPS must be at least 2");
        write(argv[1], problem);
        std::cout
            << nlohmann::json{{"dense", timed(problem, numerics::ReluOutputPass::dense, steps)},
                              {"pruned", timed(problem, numerics::ReluOutputPass::pruned, steps)}}
            << "\n";
    } catch (const std::exception& error) {
        std::cerr << "our_relu_output: " << error.what() << "\n";
        return 1;
    }
    return 0;
}
