/// All figures, by topic: what each needs and how it is drawn.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/table.hpp"
#include "plots/figure.hpp"

namespace overfit::plots {

/// Saved results by the id of their sweep.
using Tables = std::map<std::string, numerics::Table, std::less<>>;

struct FigureEntry {
    std::string_view id;              ///< names the file; claims refer to it
    std::string_view title;           ///< what the figure concludes
    std::string_view caption;         ///< what is seen: curves, points, bars
    std::vector<std::string> sweeps;  ///< ids of the results it is drawn from
    std::function<std::vector<Panel>(const Tables&)> draw;
    int columns = 1;  ///< panels side by side
};

const std::vector<FigureEntry>& all_figures();

/// The figure of an entry. `note` is the small print: version, tier, seed. Throws
/// std::out_of_range if a table or a column is missing.
Figure drawn(const FigureEntry& entry, const Tables& tables, std::string note);

// One function for each topic, defined in the topic's file.
std::vector<FigureEntry> ridgeless_figures();
std::vector<FigureEntry> ridgeless_correlated_figures();
std::vector<FigureEntry> ridgeless_relatives_figures();
std::vector<FigureEntry> divergence_figures();
std::vector<FigureEntry> hull_figures();
std::vector<FigureEntry> robustness_bound_figures();
std::vector<FigureEntry> robustness_figures();
std::vector<FigureEntry> robustness_fourier_figures();
std::vector<FigureEntry> singular_values_figures();
std::vector<FigureEntry> robustness_construction_figures();
std::vector<FigureEntry> superposition_figures();
std::vector<FigureEntry> superposition_learned_figures();
std::vector<FigureEntry> superposition_article_figures();
std::vector<FigureEntry> superposition_toy_figures();
std::vector<FigureEntry> superposition_variant_figures();

}  // namespace overfit::plots
