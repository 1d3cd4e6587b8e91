/// The results file of Google Benchmark, read and checked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace overfit::app {

/// One benchmark at one size; repetitions are one row.
struct BenchRow {
    std::string kernel;                      ///< "least_squares"
    std::string solver;                      ///< "qr"
    std::string shape;                       ///< "square"
    double size = 0.0;                       ///< 0 if the name has none
    std::vector<double> seconds;             ///< CPU time an iteration, one for each repetition
    std::map<std::string, double> counters;  ///< of the last repetition
};

/// The complexity that Google Benchmark fitted over the sizes.
struct BenchFit {
    std::string order;  ///< "N^3"
    double rms = 0.0;   ///< root mean square of the relative error
};

struct BenchResults {
    std::string machine;                                ///< one line about where and when
    std::vector<BenchRow> rows;                         ///< in the order of the file
    std::map<std::string, BenchFit, std::less<>> fits;  ///< by "kernel/solver/shape"
};

/// `source` is what messages call the text. Names read kernel/solver/shape/size; missing parts are
/// empty. Throws numerics::InputError if the text is not what --benchmark_out writes, naming the
/// entry and what was expected.
BenchResults parse_bench(std::string_view text, const std::string& source);

}  // namespace overfit::app
