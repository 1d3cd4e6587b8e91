/// Trained models as tables, and as clouds in a plane.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/superposition_study.hpp"
#include "numerics/dimensionality.hpp"
#include "numerics/thin_svd.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using numerics::Table;

constexpr std::size_t most_planes = 8;
constexpr std::size_t most_points = 2000;  // of a cloud

void add_row(Table& table, const std::vector<double>& row) {
    table.columns.resize(table.names.size());
    for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
}

/// Names, and then LETTER_1, ..., LETTER_m.
Table empty_table(std::vector<std::string> names, char letter, Index hidden) {
    for (Index k = 1; k <= hidden; ++k) names.push_back(fmt::format("{}_{}", letter, k));
    return {.names = std::move(names), .columns = {}};
}

Table models_table(const SuperpositionStudy& study) {
    Table table;
    table.names = {"examples", "start", "loss", "constant_loss"};
    if (study.models.front().test)
        table.names.insert(table.names.end(), {"test_loss", "test_constant_loss"});
    table.names.insert(table.names.end(), {"weight_norm", "bias_norm", "features_above_tenth",
                                           "median_dimensionality", "sum_of_dimensionalities"});
    for (const SuperpositionModel& model : study.models) {
        std::vector<double> row{static_cast<double>(model.examples), model.start + 1.0,
                                model.training.model, model.training.constant};
        if (model.test) row.insert(row.end(), {model.test->model, model.test->constant});
        row.insert(row.end(),
                   {model.weights.norm(), model.biases.norm(),
                    static_cast<double>(model.features_above_tenth()),
                    model.median_example_dimensionality(), model.of_examples.usual.sum()});
        add_row(table, row);
    }
    return table;
}

void append(std::vector<double>& row, const MatrixXd& vectors, Index column) {
    for (Index k = 0; k < vectors.rows(); ++k) row.push_back(vectors(k, column));
}

void add_features(Table& table, const SuperpositionModel& model) {
    for (Index i = 0; i < model.weights.cols(); ++i) {
        std::vector<double> row{static_cast<double>(model.examples), static_cast<double>(i) + 1.0,
                                model.of_features.usual(i), model.of_features.largest(i),
                                model.biases(i)};
        append(row, model.weights, i);
        add_row(table, row);
    }
}

void add_examples(Table& table, const SuperpositionModel& model, const std::vector<int>& rows) {
    for (const Index t : model.ranking) {
        std::vector<double> row{static_cast<double>(model.examples),
                                static_cast<double>(rows[static_cast<std::size_t>(t)]),
                                model.of_examples.usual(t), model.of_examples.largest(t),
                                model.example_losses(t)};
        append(row, model.hidden, t);
        add_row(table, row);
    }
}

/// m x 2: the axes, or else the leading singular directions of the hidden vectors.
MatrixXd axes_of(const SuperpositionModel& model) {
    const Index hidden = model.hidden.rows();
    if (hidden == 2) return MatrixXd::Identity(2, 2);
    const numerics::ThinSvd svd = numerics::thin_svd(model.hidden);
    MatrixXd axes = MatrixXd::Zero(hidden, 2);
    const Index count = std::min<Index>(2, svd.left.cols());
    axes.leftCols(count) = svd.left.leftCols(count);
    return axes;
}

/// The longest of the columns, in order.
void add_cloud(Table& table, double group, const MatrixXd& vectors) {
    std::vector<Index> columns = numerics::longest_columns(vectors, most_points);
    std::ranges::sort(columns);
    for (const Index i : columns) add_row(table, {group, vectors(0, i), vectors(1, i)});
}

/// Evenly spaced models, if there are too many.
Table planes_table(const std::vector<SuperpositionModel>& models) {
    Table table{.names = {"group", "x", "y"}, .columns = {}};
    const std::size_t count = std::min(models.size(), most_planes);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t at = count == 1 ? 0 : i * (models.size() - 1) / (count - 1);
        const MatrixXd axes = axes_of(models[at]);
        add_cloud(table, models[at].examples, axes.transpose() * models[at].hidden);
        add_cloud(table, -models[at].examples, axes.transpose() * models[at].weights);
    }
    return table;
}

}  // namespace

SuperpositionTables tables_of(const SuperpositionStudy& study) {
    const Index hidden = study.models.front().weights.rows();
    SuperpositionTables tables{
        .models = models_table(study),
        .features =
            empty_table({"examples", "feature", "dimensionality", "largest_dimensionality", "bias"},
                        'w', hidden),
        .examples = empty_table(
            {"examples", "row", "dimensionality", "largest_dimensionality", "loss"}, 'h', hidden),
        .planes = planes_table(study.models)};
    for (const SuperpositionModel& model : study.models) {
        add_features(tables.features, model);
        add_examples(tables.examples, model, study.examples.rows);
    }
    return tables;
}

}  // namespace overfit::app
