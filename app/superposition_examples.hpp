/// What `overfit superposition` trains on: sparse draws, or the rows of the user's own table.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "numerics/relu_output_model.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::app {

/// Where examples come from: a file, or, without one, the inputs of the source.
struct ExamplesRequest {
    std::filesystem::path file{};
    std::filesystem::path test{};       ///< rows for the test loss; empty: there is none
    std::vector<std::string> ignore{};  ///< columns of either file to leave out
    bool normalize = true;              ///< scale rows of the files to unit norm
    theory::SparseUnitInputs inputs{.features = 1000, .sparsity = 0.99};
    std::vector<int> examples{5};  ///< how many are drawn: a model for each number
    int test_inputs = 2000;        ///< fresh draws for the test loss; 0: there is none
    std::uint64_t seed = 0;
};

/// Columns of the matrices are examples. Smaller sets are the first columns of the largest one.
struct SuperpositionExamples {
    std::vector<int> sizes{};            ///< of the sets, increasing
    std::vector<std::string> columns{};  ///< names of the features; empty if they are drawn
    numerics::SparseExamples training;
    numerics::SparseExamples test;  ///< without columns: there is no test
    std::vector<int> rows{};        ///< of the file, from 1, or of the draws: one for each example
    int zero_rows = 0;              ///< of the file, left out: they have no direction
    int zero_test_rows = 0;
    Eigen::Index negative = 0;   ///< entries of the training examples
    double negative_loss = 0.0;  ///< the mean of their sums of squares, which no output avoids
};

/// Throws InputError if a file is no table, holds nothing but zeros, or takes numbers that single
/// precision cannot square; if the draws would nearly always be empty; or if anything would take
/// too much memory.
SuperpositionExamples superposition_examples(const ExamplesRequest& request);

}  // namespace overfit::app
