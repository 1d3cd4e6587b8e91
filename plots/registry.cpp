/// Collects the topics.
#include "plots/registry.hpp"

#include <iterator>
#include <utility>

namespace overfit::plots {

const std::vector<FigureEntry>& all_figures() {
    static const std::vector<FigureEntry> figures = [] {
        std::vector<FigureEntry> all;
        for (auto* topic :
             {ridgeless_figures, ridgeless_correlated_figures, ridgeless_relatives_figures,
              divergence_figures, hull_figures, robustness_figures, robustness_fourier_figures,
              robustness_bound_figures, robustness_construction_figures, singular_values_figures,
              superposition_figures, superposition_learned_figures, superposition_article_figures,
              superposition_toy_figures, superposition_variant_figures}) {
            std::vector<FigureEntry> more = topic();
            all.insert(all.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
        }
        return all;
    }();
    return figures;
}

Figure drawn(const FigureEntry& entry, const Tables& tables, std::string note) {
    return {.title = std::string(entry.title),
            .caption = std::string(entry.caption),
            .note = std::move(note),
            .panels = entry.draw(tables),
            .columns = entry.columns};
}

}  // namespace overfit::plots
