/// The words and the record of trained models.
#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "app/superposition_study.hpp"
#include "app/table_record.hpp"
#include "app/user_table.hpp"
#include "numerics/printable.hpp"
#include "version.hpp"

namespace overfit::app {

namespace {

using Eigen::Index;
using nlohmann::ordered_json;

constexpr std::size_t most_ranked = 10;  // examples in summary and record
constexpr std::size_t most_named = 5;    // features in the summary

std::string drawn_text(const SuperpositionRequest& request) {
    return fmt::format(
        "Sparse inputs of unit norm: {} feature{}, each 0 with probability {}, else uniform\n",
        request.inputs.features, plural(request.inputs.features), request.inputs.sparsity);
}

std::string zero_rows_text(int count) {
    return count == 0 ? "" : fmt::format("; {} row{} of zeros left out", count, plural(count));
}

std::string file_text(const SuperpositionRequest& request, const SuperpositionExamples& examples) {
    const auto columns = static_cast<int>(examples.columns.size());
    const int rows = examples.sizes.back();
    std::string text = fmt::format(
        "{}: {} row{}, {} column{}{}{}\n", numerics::printable_path(request.file), rows,
        plural(rows), columns, plural(columns), request.normalize ? ", scaled to unit norm" : "",
        zero_rows_text(examples.zero_rows));
    if (examples.test.cols() > 0)
        text += fmt::format("Test: {} row{} of {}{}\n", examples.test.cols(),
                            plural(static_cast<int>(examples.test.cols())),
                            numerics::printable_path(request.test),
                            zero_rows_text(examples.zero_test_rows));
    if (examples.negative > 0)
        text += fmt::format(
            "  {} of {} entries ({:.3g} %) are negative, which no output is: that alone costs a "
            "loss "
            "of {:.4g}\n",
            examples.negative, examples.training.size(),
            100.0 * static_cast<double>(examples.negative) /
                static_cast<double>(examples.training.size()),
            examples.negative_loss);
    return text;
}

std::string models_text(const SuperpositionRequest& request, const SuperpositionStudy& study) {
    std::string text = fmt::format(
        "Models x' = max(0, W'W x + b) with {} hidden dimension{}, {} start{} each, {} updates\n",
        request.hidden, plural(request.hidden), request.starts, plural(request.starts),
        request.training.steps);
    const bool tests = study.models.front().test.has_value();
    text += fmt::format("{:>8} {:>10} {:>10}", "examples", "training", "constant");
    if (tests) text += fmt::format(" {:>10} {:>10}", "test", "constant");
    text += fmt::format(" {:>8} {:>8} {:>9} {:>9} {:>7}\n", "|W|", "|b|", "features", "median D",
                        "sum D");
    for (const SuperpositionModel& model : study.models) {
        text += fmt::format("{:>8} {:>10.4g} {:>10.4g}", model.examples, model.training.model,
                            model.training.constant);
        if (model.test)
            text += fmt::format(" {:>10.4g} {:>10.4g}", model.test->model, model.test->constant);
        text += fmt::format(" {:>8.4g} {:>8.4g} {:>9} {:>9.3g} {:>7.3g}\n", model.weights.norm(),
                            model.biases.norm(), model.features_above_tenth(),
                            model.median_example_dimensionality(), model.of_examples.usual.sum());
    }
    return text +
           "  losses: squared errors, summed over features; constant: of the best constant "
           "output;\n"
           "  features: those with a dimensionality above 0.1; D: dimensionalities of examples\n";
}

std::string starts_text(const SuperpositionModel& model) {
    if (model.losses.size() < 2) return "";
    const auto [least, largest] = std::ranges::minmax(model.losses);
    return fmt::format("Training losses of the {} starts: from {:.4g} to {:.4g}\n",
                       model.losses.size(), least, largest);
}

std::size_t ranked_count(const SuperpositionModel& model) {
    return std::min(most_ranked, model.ranking.size());
}

std::string ranking_text(const SuperpositionStudy& study, const SuperpositionModel& model) {
    std::string text = fmt::format(
        "Examples by their largest dimensionality, which is {:.3g} in all:\n{:>8} {:>10} "
        "{:>10} {:>10}\n",
        model.of_examples.largest.sum(), "row", "largest D", "D", "loss");
    for (std::size_t i = 0; i < ranked_count(model); ++i) {
        const Index t = model.ranking[i];
        text += fmt::format("{:>8} {:>10.4g} {:>10.4g} {:>10.4g}\n",
                            study.examples.rows[static_cast<std::size_t>(t)],
                            model.of_examples.largest(t), model.of_examples.usual(t),
                            model.example_losses(t));
    }
    return text;
}

std::string features_text(const SuperpositionStudy& study, const SuperpositionModel& model) {
    std::vector<Index> order(study.examples.columns.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](Index i) { return model.of_features.usual(i); });
    order.resize(std::min(most_named, order.size()));
    std::string text = "Features by dimensionality:";
    for (const Index i : order)
        text +=
            fmt::format("{} {} {:.3g}", i == order.front() ? "" : ",",
                        numerics::printable(study.examples.columns[static_cast<std::size_t>(i)]),
                        model.of_features.usual(i));
    return text + "\n";
}

ordered_json parameters_json(const SuperpositionRequest& request) {
    ordered_json json;
    if (request.file.empty()) {
        json = {{"features", request.inputs.features},
                {"sparsity", request.inputs.sparsity},
                {"examples", request.examples},
                {"test_inputs", request.test_inputs}};
    } else {
        json = {{"file", request.file.string()}};
        json["test"] = request.test.empty() ? ordered_json() : ordered_json(request.test.string());
        json.update({{"ignore", request.ignore}, {"normalize", request.normalize}});
    }
    const numerics::ReluOutputOptions& training = request.training;
    json.update(
        {{"hidden", request.hidden},
         {"starts", request.starts},
         {"steps", training.steps},
         {"rate", training.learning_rate},
         {"weight_decay", training.weight_decay},
         {"decay_biases", training.decay_biases},
         {"epsilon", training.epsilon},
         {"reduction",
          training.reduction == numerics::LossReduction::sum_over_features ? "sum" : "mean"},
         {"seed", request.seed}});
    return json;
}

ordered_json model_json(const SuperpositionStudy& study, const SuperpositionModel& model) {
    ordered_json json{{"examples", model.examples},
                      {"start", model.start + 1},
                      {"loss", model.training.model},
                      {"constant_loss", model.training.constant}};
    if (model.test)
        json.update(
            {{"test_loss", model.test->model}, {"test_constant_loss", model.test->constant}});
    json["losses_of_starts"] = ordered_json::array();
    for (const double loss : model.losses) json["losses_of_starts"].push_back(number_or_null(loss));
    json.update({{"weight_norm", model.weights.norm()},
                 {"bias_norm", model.biases.norm()},
                 {"features_above_tenth", model.features_above_tenth()},
                 {"median_dimensionality", model.median_example_dimensionality()},
                 {"sum_of_dimensionalities", model.of_examples.usual.sum()}});
    for (std::size_t i = 0; i < ranked_count(model); ++i) {
        const Index t = model.ranking[i];
        json["ranking"].push_back({{"row", study.examples.rows[static_cast<std::size_t>(t)]},
                                   {"largest_dimensionality", model.of_examples.largest(t)},
                                   {"dimensionality", model.of_examples.usual(t)},
                                   {"loss", model.example_losses(t)}});
    }
    return json;
}

}  // namespace

std::string summary_of(const SuperpositionRequest& request, const SuperpositionStudy& study) {
    if (request.file.empty()) return drawn_text(request) + models_text(request, study);
    const SuperpositionModel& model = study.models.back();
    return file_text(request, study.examples) + models_text(request, study) + starts_text(model) +
           ranking_text(study, model) + features_text(study, model);
}

std::string json_of(const SuperpositionRequest& request, const SuperpositionStudy& study) {
    ordered_json json{{"experiment", "superposition"},
                      {"version", version},
                      {"parameters", parameters_json(request)}};
    if (!request.file.empty())
        json["table"] = {{"rows", study.examples.sizes.back()},
                         {"columns", study.examples.columns},
                         {"test_rows", study.examples.test.cols()},
                         {"zero_rows", study.examples.zero_rows},
                         {"zero_test_rows", study.examples.zero_test_rows},
                         {"negative_entries", study.examples.negative},
                         {"negative_loss", study.examples.negative_loss}};
    json["models"] = ordered_json::array();
    for (const SuperpositionModel& model : study.models)
        json["models"].push_back(model_json(study, model));
    return text_of(json);
}

}  // namespace overfit::app
