/// Nested sets of sparse inputs, or rows divided by their norms.
#include "app/superposition_examples.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "app/matched_tables.hpp"
#include "experiments/superposition_data.hpp"
#include "numerics/input_error.hpp"
#include "numerics/printable.hpp"
#include "numerics/random.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using numerics::InputError;
using numerics::SparseExamples;
using numerics::Stream;
using numerics::StreamKey;

/// Gradients grow with the square of a row, and their own squares must stay far below 3e38.
constexpr double largest_norm = 1e5;
constexpr double most_entries = 1e8;

void require_drawable(const ExamplesRequest& request) {
    const double active = request.inputs.features * (1.0 - request.inputs.sparsity);
    if (!(request.inputs.sparsity >= 0.0 && request.inputs.sparsity < 1.0))
        throw InputError(fmt::format("--sparsity: {} is not in [0, 1)", request.inputs.sparsity));
    if (active < 1e-3)
        throw InputError(
            fmt::format("--sparsity: {} active features in the mean, so that nearly every example "
                        "would be zero; raise --features or lower --sparsity",
                        active));
    const int most = std::max(request.examples.back(), request.test_inputs);
    if (most * std::max(1.0, active) > most_entries)
        throw InputError(fmt::format(
            "{} examples with {:.3g} active features each take too much memory", most, active));
}

SparseExamples drawn(const ExamplesRequest& request, int count, std::string_view purpose) {
    Stream stream(StreamKey(request.seed, purpose), 0);
    return experiments::sparse_unit_inputs(request.inputs, count, stream).cast<float>();
}

SuperpositionExamples drawn_examples(const ExamplesRequest& request) {
    require_drawable(request);
    SuperpositionExamples examples;
    examples.sizes = request.examples;
    examples.training = drawn(request, examples.sizes.back(), "superposition examples");
    examples.test = drawn(request, request.test_inputs, "superposition test inputs");
    for (int row = 1; row <= examples.sizes.back(); ++row) examples.rows.push_back(row);
    return examples;
}

/// Rows of a table as columns; those of zeros are left out. `rows` says which are there, from 1.
SparseExamples columns_of(const MatrixXd& x, const ExamplesRequest& request,
                          const std::string& file, std::vector<int>& rows) {
    std::vector<double> norms;
    for (Index i = 0; i < x.rows(); ++i) {
        const double norm = x.row(i).stableNorm();
        if (norm == 0.0) continue;
        if (!request.normalize && norm > largest_norm)
            throw InputError(fmt::format(
                "{}, row {} of the numbers: its norm is {:.3g}; at most {:.0e} is accepted "
                "with --no-normalize: change the unit",
                file, i + 1, norm, largest_norm));
        norms.push_back(request.normalize ? norm : 1.0);
        rows.push_back(static_cast<int>(i) + 1);
    }
    if (rows.empty()) throw InputError(fmt::format("{}: every row is zero", file));
    SparseExamples columns(x.cols(), static_cast<Index>(rows.size()));
    for (std::size_t t = 0; t < rows.size(); ++t) {
        columns.startVec(static_cast<Index>(t));
        for (Index j = 0; j < x.cols(); ++j) {
            const auto value = static_cast<float>(x(rows[t] - 1, j) / norms[t]);
            if (value != 0.0F) columns.insertBack(j, static_cast<Index>(t)) = value;
        }
    }
    columns.finalize();
    return columns;
}

SuperpositionExamples read_examples(const ExamplesRequest& request) {
    const MatchedTables tables = matched_tables(request.file, request.test, request.ignore);
    SuperpositionExamples examples;
    examples.columns = tables.columns;
    examples.training =
        columns_of(tables.train, request, numerics::printable_path(request.file), examples.rows);
    examples.zero_rows = static_cast<int>(tables.train.rows() - examples.training.cols());
    examples.sizes = {static_cast<int>(examples.training.cols())};
    examples.test.resize(examples.training.rows(), 0);
    if (!request.test.empty()) {
        std::vector<int> test_rows;
        examples.test =
            columns_of(tables.queries, request, numerics::printable_path(request.test), test_rows);
        examples.zero_test_rows = static_cast<int>(tables.queries.rows() - examples.test.cols());
    }
    for (Index t = 0; t < examples.training.cols(); ++t)
        for (SparseExamples::InnerIterator entry(examples.training, t); entry; ++entry)
            if (const auto value = static_cast<double>(entry.value()); value < 0.0) {
                ++examples.negative;
                examples.negative_loss += value * value;
            }
    examples.negative_loss /= static_cast<double>(examples.training.cols());
    return examples;
}

}  // namespace

SuperpositionExamples superposition_examples(const ExamplesRequest& request) {
    if (!request.file.empty()) return read_examples(request);
    ExamplesRequest sorted = request;
    std::ranges::sort(sorted.examples);
    sorted.examples.erase(std::unique(sorted.examples.begin(), sorted.examples.end()),
                          sorted.examples.end());
    return drawn_examples(sorted);
}

}  // namespace overfit::app
