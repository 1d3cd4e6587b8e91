/// The sweep behind the figure spectral_laws: limit laws beside the counts of sampled eigenvalues.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/singular_values/parts.hpp"
#include "experiments/spectra.hpp"
#include "theory/largest_eigenvalue.hpp"
#include "theory/marchenko_pastur.hpp"
#include "theory/tracy_widom.hpp"

namespace overfit::claims::singular_values {

namespace {

using experiments::Entries;
using theory::GaussianMatrix;

/// The panels of the figure. A curve has more points than there are cells with measurements.
enum Panel { density_curve, density_points, largest_law };

std::vector<double> row(Panel panel, double gamma, double x, double theory,
                        const Measurement& measured, double rival) {
    return joined(joined({static_cast<double>(panel), gamma, x, theory}, with_reach(measured)),
                  {rival});
}

/// A point of a curve without a measurement: every number is the theory's.
std::vector<double> curve_row(double gamma, double x, double theory) {
    return row(density_curve, gamma, x, theory, computed(theory, 0.0, 0.0), theory);
}

/// The share of eigenvalues in equal cells, divided by their width: one mean over the matrices.
Rows density_rows(const GaussianMatrix& shape, const Run& run) {
    constexpr int cells = 15, steps = 120;
    const double samples = shape.n, gamma = shape.p / samples;
    const theory::SpectrumEdges edges = theory::marchenko_pastur_edges(gamma);
    const double width = (edges.high - edges.low) / cells;
    const auto eigenvalues =
        experiments::spectrum(shape, Entries::rademacher, run.trials(60, at(shape.n, shape.p)));
    Rows rows;
    for (int i = 0; i < cells; ++i) {
        const double from = edges.low + width * i, x = from + 0.5 * width;
        std::vector<double> shares(eigenvalues.front().size());
        for (const auto& eigenvalue : eigenvalues)
            for (std::size_t t = 0; t < shares.size(); ++t)
                if (std::abs(eigenvalue[t] / samples - x) <= 0.5 * width)
                    shares[t] += 1.0 / (shape.p * width);
        const double share = (theory::marchenko_pastur_cdf(gamma, from + width) -
                              theory::marchenko_pastur_cdf(gamma, from)) /
                             width;
        rows.push_back(row(density_points, gamma, x, share, mean_of(std::move(shares)), share));
    }
    // Denser towards the edges, where the density has a square root.
    for (int i = 0; i <= steps; ++i) {
        const double way = 0.5 - 0.5 * std::cos(std::acos(-1.0) * i / steps);
        const double x = edges.low + (edges.high - edges.low) * way;
        rows.push_back(curve_row(gamma, x, theory::marchenko_pastur_density(gamma, x)));
    }
    return rows;
}

/// The distribution function of the scaled largest eigenvalue.
Rows largest_rows(const GaussianMatrix& shape, const Run& run) {
    const theory::EdgeScaling edge = theory::ma_largest(shape);
    const std::vector<double> values = experiments::largest_eigenvalue(
        shape, Entries::gaussian, run.trials(1500, at(shape.n, shape.p)));
    Rows rows;
    for (double s = -5.0; s <= 3.0; s += 0.25) {
        const double x = edge.centre + edge.scale * s;
        const auto below =
            std::count_if(values.begin(), values.end(), [x](double value) { return value <= x; });
        rows.push_back(row(largest_law, static_cast<double>(shape.p) / shape.n, s,
                           theory::tracy_widom_cdf(1, s),
                           proportion_of(static_cast<std::size_t>(below), values.size()),
                           theory::tracy_widom_cdf(2, s)));
    }
    return rows;
}

std::vector<Cell> cells(Tier) {
    std::vector<Cell> cells;
    for (const GaussianMatrix shape : {GaussianMatrix{400, 40}, GaussianMatrix{200, 100}})
        cells.push_back({.key = fmt::format("spectrum, {}", at(shape.n, shape.p)),
                         .rows = [shape](const Run& run) { return density_rows(shape, run); }});
    const GaussianMatrix shape{80, 40};
    cells.push_back({.key = fmt::format("largest, {}", at(shape.n, shape.p)),
                     .rows = [shape](const Run& run) { return largest_rows(shape, run); }});
    return cells;
}

}  // namespace

Sweep spectral_laws_sweep() {
    return {.id = "spectral_laws",
            .title =
                "Eigenvalues of X'X/n (panel 1: density) and the largest of X'X (panel 2: "
                "distribution function after centring and scaling) beside their limit laws",
            .columns = {"panel", "gamma", "x", "theory", "measured", "low", "high", "rival"},
            .cells = cells};
}

}  // namespace overfit::claims::singular_values
