/// The sweep of the source's main figure, for both readings of its loss.
#include <algorithm>
#include <utility>
#include <vector>

#include <Eigen/Core>

#include "claims/columns.hpp"
#include "claims/superposition/parts.hpp"
#include "claims/superposition/spread.hpp"
#include "numerics/dimensionality.hpp"
#include "theory/sparse_baselines.hpp"

namespace overfit::claims::superposition {

namespace {

using experiments::ToyTraining;
using experiments::TrainedToy;
using numerics::LossReduction;

/// What a row holds: x is a rank or a coordinate.
enum class Item {
    training_loss,
    test_loss,
    weight_norm,
    bias_norm,
    longest_hidden_vector,
    example_dimensionality,
    feature_dimensionality,
    hidden_vector,
    column_of_weights,
    best_constant_loss,
};

constexpr double published = 2.0;  ///< in the column of the reduction

/// So many of the examples' dimensionalities, evenly spaced in their order, are kept.
constexpr std::size_t kept_shares = 40;
/// So many of the longest vectors of a kind are kept.
constexpr std::size_t kept_vectors = 400;
/// So many of the features' dimensionalities are kept, the largest.
constexpr std::size_t kept_features = 12;

class ModelRows {
  public:
    ModelRows(double reduction, double examples) : reduction_(reduction), examples_(examples) {}

    void add(Item item, double data_set, double x, double y) {
        rows_.push_back({reduction_, examples_, data_set, static_cast<double>(item), x, y});
    }
    void add_longest(Item item, double data_set, const Eigen::MatrixXd& vectors) {
        for (const Eigen::Index i : numerics::longest_columns(vectors, kept_vectors))
            add(item, data_set, vectors(0, i), vectors(1, i));
    }
    Rows rows() && { return std::move(rows_); }

  private:
    double reduction_, examples_;
    Rows rows_;
};

void add_model(ModelRows& table, double data_set, const TrainedToy& model) {
    table.add(Item::training_loss, data_set, 0.0, model.loss);
    table.add(Item::test_loss, data_set, 0.0, model.test_loss);
    table.add(Item::weight_norm, data_set, 0.0, model.weights.norm());
    table.add(Item::bias_norm, data_set, 0.0, model.biases.norm());
    table.add(Item::longest_hidden_vector, data_set, 0.0, model.hidden.colwise().norm().maxCoeff());
    const std::vector<double> shares = descending_dimensionalities(model.hidden);
    const std::size_t kept = std::min(kept_shares, shares.size());
    for (std::size_t i = 0; i < kept; ++i)
        table.add(Item::example_dimensionality, data_set, static_cast<double>(i),
                  shares[kept > 1 ? i * (shares.size() - 1) / (kept - 1) : 0]);
    const std::vector<double> of_features = descending_dimensionalities(model.weights);
    for (std::size_t i = 0; i < std::min(kept_features, of_features.size()); ++i)
        table.add(Item::feature_dimensionality, data_set, static_cast<double>(i), of_features[i]);
    if (data_set > 0.0) return;
    table.add_longest(Item::hidden_vector, data_set, model.hidden);
    table.add_longest(Item::column_of_weights, data_set, model.weights);
}

Rows article_rows(const ToyTraining& training, std::size_t data_sets, const Run& run) {
    ModelRows table(training.options.reduction == LossReduction::mean_over_features ? 1.0 : 0.0,
                    training.examples);
    // Not run.trials(): the tier says how many data sets there are.
    const std::vector<TrainedToy> models =
        experiments::trained_toys(training, {run.key.part("models"), data_sets});
    for (std::size_t i = 0; i < models.size(); ++i)
        add_model(table, static_cast<double>(i), models[i]);
    table.add(Item::best_constant_loss, 0.0, 0.0, theory::best_constant_loss(training.inputs));
    return std::move(table).rows();
}

struct ArticleSize {
    int features;
    std::vector<int> examples;
    long steps;
    std::size_t data_sets;      ///< where one start and up to 2000 examples are trained
    std::size_t few_data_sets;  ///< elsewhere
};

ArticleSize size_of(Tier tier) {
    switch (tier) {
        case Tier::quick:
            return {300, {3, 5, 8, 15, 30, 50, 100, 150, 200, 300, 500, 1000}, 10'000, 2, 2};
        case Tier::full:
            return {1000,
                    {3, 5, 6, 8, 10, 15, 30, 50, 100, 200, 300, 500, 700, 1000, 2000, 5000},
                    50'000,
                    4,
                    2};
        case Tier::paper: break;
    }
    return {10'000,
            {3, 5, 6, 8, 10, 15, 30, 50, 100, 200, 500, 1000, 2000, 5000, 10'000, 20'000},
            50'000,
            4,
            2};
}

struct Published {
    double examples, test_loss;
};

/// Test losses read off the article's main figure, to about 0.0005; those of 3 and 10 examples are
/// off its scale.
constexpr Published published_losses[] = {
    {5, 1.000},     {6, 1.000},     {8, 1.018},       {15, 1.022},     {30, 1.0077},
    {50, 1.0048},   {100, 1.0033},  {200, 1.0017},    {500, 1.0005},   {1000, 1.0008},
    {2000, 1.0148}, {5000, 0.9997}, {10'000, 0.9990}, {20'000, 0.9990}};

Rows published_rows() {
    Rows rows;
    for (const Published& point : published_losses)
        rows.push_back({published, point.examples, 0.0, static_cast<double>(Item::test_loss), 0.0,
                        point.test_loss});
    return rows;
}

std::vector<Cell> article_cells(Tier tier) {
    const ArticleSize size = size_of(tier);
    std::vector<Cell> cells;
    for (const int examples : size.examples)
        for (const LossReduction reduction :
             {LossReduction::sum_over_features, LossReduction::mean_over_features}) {
            ToyTraining training{.inputs = inputs_of(size.features),
                                 .examples = examples,
                                 .starts = examples <= 10 ? 4 : 1,
                                 .test_inputs = 10'000};
            training.options.steps = size.steps;
            training.options.reduction = reduction;
            const std::size_t data_sets =
                training.starts == 1 && examples <= 2000 ? size.data_sets : size.few_data_sets;
            const bool mean = reduction == LossReduction::mean_over_features;
            cells.push_back(
                {.key = at(training) + (mean ? ", mean over features" : ", sum over features"),
                 .rows = [training, data_sets](const Run& run) {
                     return article_rows(training, data_sets, run);
                 }});
        }
    if (tier == Tier::paper)
        cells.push_back({.key = "published", .rows = [](const Run&) { return published_rows(); }});
    return cells;
}

}  // namespace

std::vector<Sweep> article_sweeps() {
    return {{.id = "superposition_article",
             .title = "Trained models in the plane (reduction: 0 sum, 1 mean over features, 2 "
                      "published; item: 0 training loss, 1 test loss, 2 norm of W, 3 norm of b, 4 "
                      "longest hidden vector, 5 dimensionality of examples, 6 of features, 7 "
                      "hidden vector, 8 column of W, 9 loss of the best constant)",
             .columns = {"reduction", "T", "data_set", "item", "x", "y"},
             .cells = article_cells}};
}

}  // namespace overfit::claims::superposition
