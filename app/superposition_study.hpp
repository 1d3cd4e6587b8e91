/// The work of `overfit superposition`: ReLU-output models trained on few or many examples.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <Eigen/Core>

#include "app/superposition_examples.hpp"
#include "numerics/relu_output_options.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

struct SuperpositionRequest : ExamplesRequest {
    int hidden = 2;  ///< m
    int starts = 1;  ///< of which the one with the least training loss is kept
    numerics::ReluOutputOptions training{};
};

/// Updates of all trainings together.
struct SuperpositionProgress {
    std::size_t done;     ///< those of an earlier run included
    std::size_t resumed;  ///< those of an earlier run
    std::size_t total;
    std::string what;  ///< the training that reports, and its loss
};

/// How the caller follows a long study and ends it.
struct SuperpositionMonitor {
    /// Never called by two threads at once.
    std::function<void(const SuperpositionProgress&)> progress{};
    std::function<bool()> stop{};
    /// The folder of the states of all trainings, made if missing; empty: none are saved. They are
    /// there until remove_checkpoints().
    std::filesystem::path checkpoints{};
    bool resume = false;  ///< go on from them, else start again
};

/// D and D* of numerics/dimensionality.hpp.
struct Dimensionalities {
    Eigen::VectorXd usual;
    Eigen::VectorXd largest;
};

/// A loss, a sum over features and a mean over examples, beside that of the best constant output.
struct LossAndBaseline {
    double model;
    double constant;
};

/// The best start on the first T examples.
struct SuperpositionModel {
    int examples;                  ///< T
    std::vector<double> losses{};  ///< of every start; infinite if it diverged
    int start = 0;                 ///< the best one, from 0
    LossAndBaseline training{};
    std::optional<LossAndBaseline> test{};
    Eigen::MatrixXd weights{};         ///< m x n
    Eigen::VectorXd biases{};          ///< n
    Eigen::MatrixXd hidden{};          ///< m x T: the examples' hidden vectors
    Eigen::VectorXd example_losses{};  ///< T
    Dimensionalities of_features{}, of_examples{};
    std::vector<Eigen::Index> ranking{};  ///< of examples, by largest dimensionality, descending

    /// The number of features with a dimensionality above a tenth.
    int features_above_tenth() const;
    double median_example_dimensionality() const;
};

struct SuperpositionStudy {
    SuperpositionExamples examples;
    std::vector<SuperpositionModel> models;  ///< by T, increasing
};

/// Bit-identical for every thread count, interrupted or not. Throws InputError, and
/// claims::Interrupted if stopped.
SuperpositionStudy superposition_study(const SuperpositionRequest& request,
                                       const SuperpositionMonitor& monitor = {});

/// Removes what superposition_study has saved in this folder of trainings on so many examples each.
void remove_checkpoints(const std::vector<int>& sizes, int starts,
                        const std::filesystem::path& folder);

struct SuperpositionTables {
    /// One row for each T: examples, start, loss, constant_loss, test_loss and test_constant_loss
    /// if there is a test, weight_norm, bias_norm, features_above_tenth, median_dimensionality and
    /// sum_of_dimensionalities (of examples)
    numerics::Table models;
    /// examples (T), feature (from 1), dimensionality, largest_dimensionality, bias, w_1, ..., w_m
    numerics::Table features;
    /// examples (T), row (from 1), dimensionality, largest_dimensionality, loss, h_1, ..., h_m;
    /// ranked by largest dimensionality
    numerics::Table examples;
    numerics::Table planes;  ///< of at most 8 models: group, x, y of plots/superposition_model.hpp
};

SuperpositionTables tables_of(const SuperpositionStudy& study);
std::string summary_of(const SuperpositionRequest& request, const SuperpositionStudy& study);
std::string json_of(const SuperpositionRequest& request, const SuperpositionStudy& study);

}  // namespace overfit::app
