/// Singular values, their laws under noise, and noise itself.
#include "app/spectrum_study.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "numerics/goodness_of_fit.hpp"
#include "numerics/input_error.hpp"
#include "numerics/parallel.hpp"
#include "numerics/printable.hpp"
#include "numerics/singular_values.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/tracy_widom.hpp"

namespace overfit::app {

namespace {

using numerics::Interval;

constexpr double tail = 0.025;  // on each side of a 95 per cent interval

/// Multiplications that two cores do in about half a minute, in singular values.
constexpr double work = 1e11;

/// The positive ones of s^2 over their mean over all features, descending; `count` at most.
std::vector<double> eigenvalues_of(const std::vector<double>& singular_values, std::size_t count,
                                   int features) {
    double sum = 0.0;
    for (const double s : singular_values) sum += s * s;
    std::vector<double> values;
    for (std::size_t i = 0; i < std::min(count, singular_values.size()); ++i)
        values.push_back(singular_values[i] * singular_values[i] * features / sum);
    return values;
}

/// The Marchenko-Pastur law of the eigenvalues that are not 0.
double nonzero_cdf(double gamma, double x) {
    const double atom = theory::marchenko_pastur_atom(gamma);
    return std::clamp((theory::marchenko_pastur_cdf(gamma, x) - atom) / (1.0 - atom), 0.0, 1.0);
}

double distance_from_limit(const std::vector<double>& eigenvalues, double gamma) {
    return numerics::kolmogorov_distance(eigenvalues,
                                         [gamma](double x) { return nonzero_cdf(gamma, x); });
}

/// Johnstone's statistic with Ma's constants: Tracy and Widom's interval for the largest.
Interval largest_of_noise(const theory::GaussianMatrix& shape) {
    const theory::EdgeScaling edge = theory::ma_largest(shape);
    const auto at = [&](double q) {
        return (edge.centre + edge.scale * theory::tracy_widom_quantile(1, q)) / shape.n;
    };
    return {at(tail), at(1.0 - tail)};
}

/// The exact law where n and p differ by at most 1, else Ma's logarithmic form of the limit.
Interval smallest_of_noise(const theory::GaussianMatrix& shape) {
    if (std::abs(shape.n - shape.p) <= 1 || std::min(shape.n, shape.p) == 1) {
        const auto at = [&](double q) {
            const double s = theory::smallest_singular_value_quantile(shape, q);
            return s * s / shape.n;
        };
        return {at(tail), at(1.0 - tail)};
    }
    const theory::EdgeScaling edge = theory::ma_log_smallest(shape);
    const auto at = [&](double q) {
        return std::exp(edge.centre - edge.scale * theory::tracy_widom_quantile(1, q)) / shape.n;
    };
    return {at(1.0 - tail), at(tail)};
}

int draws_of(const SpectrumRequest& request, const SpectrumStudy& study) {
    const auto rows = static_cast<double>(study.table.data.x.rows());
    const double cost = 4.0 * rows * study.features * std::min<double>(rows, study.features);
    const int affordable = static_cast<int>(std::clamp(work / cost, 19.0, 999.0));
    return request.draws.value_or(affordable);
}

/// The share of Gaussian tables, the table itself counted among them, that are at least as far from
/// the limit law.
double p_value_of(const SpectrumRequest& request, const SpectrumStudy& study) {
    const Eigen::Index rows = study.table.data.x.rows();
    const std::size_t count = study.eigenvalues.size();
    const std::vector<double> distances = numerics::sample(
        {numerics::StreamKey(request.seed, "spectrum"), static_cast<std::size_t>(study.draws)},
        [&](numerics::Stream& stream) {
            Eigen::MatrixXd noise(rows, study.features);
            stream.fill_normal({noise.data(), static_cast<std::size_t>(noise.size())});
            const Eigen::MatrixXd x = prepared({std::move(noise), Eigen::VectorXd(0)}, request).x;
            return distance_from_limit(
                eigenvalues_of(numerics::singular_values(x), count, study.features), study.gamma);
        });
    const auto as_far = std::count_if(distances.begin(), distances.end(),
                                      [&](double d) { return d >= study.distance; });
    return (static_cast<double>(as_far) + 1.0) / (study.draws + 1.0);
}

void measure_ends(SpectrumStudy& study) {
    const theory::GaussianMatrix shape{.n = study.samples, .p = study.features};
    const theory::SpectrumEdges edges = theory::marchenko_pastur_edges(study.gamma);
    const std::vector<double>& values = study.eigenvalues;
    study.upper = {
        .limit = edges.high, .of_noise = largest_of_noise(shape), .observed = values.front()};
    study.lower = {
        .limit = edges.low, .of_noise = smallest_of_noise(shape), .observed = values.back()};
    study.upper.outside = static_cast<int>(std::count_if(
        values.begin(), values.end(), [&](double v) { return v > study.upper.of_noise.high; }));
    study.lower.outside = static_cast<int>(std::count_if(
        values.begin(), values.end(), [&](double v) { return v < study.lower.of_noise.low; }));
}

numerics::Table rows_of(const SpectrumStudy& study) {
    numerics::Table table{{"index", "singular_value", "eigenvalue", "marchenko_pastur_quantile",
                           "eigenvalue_cdf", "marchenko_pastur_cdf"},
                          std::vector<std::vector<double>>(6)};
    const auto count = static_cast<double>(study.eigenvalues.size());
    const double atom = theory::marchenko_pastur_atom(study.gamma);
    for (std::size_t i = 0; i < study.eigenvalues.size(); ++i) {
        const auto position = static_cast<double>(i);
        const double share = 1.0 - (position + 0.5) / count;
        const std::vector<double> row{
            position + 1.0,
            study.singular_values[i],
            study.eigenvalues[i],
            theory::marchenko_pastur_quantile(study.gamma, atom + (1.0 - atom) * share),
            1.0 - position / count,
            nonzero_cdf(study.gamma, study.eigenvalues[i])};
        for (std::size_t j = 0; j < row.size(); ++j) table.columns[j].push_back(row[j]);
    }
    return table;
}

}  // namespace

SpectrumStudy spectrum_study(const SpectrumRequest& request) {
    SpectrumStudy study;
    study.table = user_table(request);
    study.samples = static_cast<int>(study.table.data.x.rows()) - (request.intercept ? 1 : 0);
    study.features = static_cast<int>(study.table.data.x.cols());
    if (study.samples < 2 || study.features < 2)
        throw numerics::InputError(
            fmt::format("{}: a spectrum needs at least 3 rows and 2 columns that vary",
                        numerics::printable_path(request.file)));
    study.gamma = static_cast<double>(study.features) / study.samples;
    const experiments::RegressionData data = prepared(study.table.data, request);
    study.singular_values = numerics::singular_values(data.x);
    const auto count = static_cast<std::size_t>(std::min(study.samples, study.features));
    study.singular_values.resize(count);
    study.eigenvalues = eigenvalues_of(study.singular_values, count, study.features);
    measure_ends(study);
    study.distance = distance_from_limit(study.eigenvalues, study.gamma);
    study.draws = draws_of(request, study);
    study.p_value = p_value_of(request, study);
    study.rows = rows_of(study);
    return study;
}

}  // namespace overfit::app
