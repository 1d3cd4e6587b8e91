/// What the claims about digits and clothes share, and the sweep behind their figure.
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

#include <fmt/format.h>

#include "claims/columns.hpp"
#include "claims/hull/parts.hpp"
#include "experiments/hull_images.hpp"
#include "theory/gaussian_hull.hpp"

namespace overfit::claims::hull {

namespace {

using experiments::ImageTally;
using experiments::ImageView;
using experiments::Pictures;
using experiments::View;

std::string name_of(View by) {
    switch (by) {
        case View::crop: return "crop";
        case View::block_mean: return "block means";
        case View::principal: return "principal components";
        case View::relu_layer: return "max(0, t) layer";
        case View::tanh_layer: return "tanh layer";
        case View::enlarged: return "enlarged crop";
    }
    throw std::logic_error("name_of: unknown view");
}

std::string name_of(const ImageView& view) {
    return fmt::format("{} {}", name_of(view.by), view.size);
}

/// The sizes of a view that the figure shows.
std::vector<int> sizes_of(Pictures of, View by) {
    const bool digits = of == Pictures::digits;
    if (by == View::crop)
        return digits ? std::vector{2, 3, 4, 5, 6} : std::vector{2, 3, 4, 5, 6, 8, 10, 14};
    if (by == View::block_mean) return digits ? std::vector{2, 4} : std::vector{2, 4, 7};
    return digits ? std::vector{2, 4, 6, 8, 10, 12, 15, 20} : std::vector{2, 5, 10, 15, 20, 25, 30};
}

/// The Gaussian probability against the dimension, for as many points as there are images.
Rows gaussian_rows(Pictures of, double points) {
    Rows rows;
    for (int d = 1; d <= 200; d += d < 40 ? 1 : 10) {
        const double p = theory::gaussian_inside_probability({.points = points, .dimension = d});
        rows.push_back({static_cast<double>(of), -1.0, static_cast<double>(d), p, p, p, p});
    }
    return rows;
}

std::vector<double> measured_row(const ImageView& view, const numerics::Trials& trials) {
    const ImageTally asked = experiments::image_tally({.view = view}, trials);
    return joined({static_cast<double>(view.of), static_cast<double>(view.by),
                   static_cast<double>(asked.like.dimension),
                   theory::gaussian_inside_probability(asked.like)},
                  with_reach(inside_share(asked.tally)));
}

void add_cells(Pictures of, const std::string& name, std::vector<Cell>& cells) {
    for (const View by :
         {View::crop, View::block_mean, View::principal, View::relu_layer, View::tanh_layer})
        for (const int size : sizes_of(of, by)) {
            const ImageView view{of, by, size};
            cells.push_back(
                {.key = fmt::format("{}, {}", name, name_of(view)), .rows = [=](const Run& run) {
                     return Rows{measured_row(view, run.trials(150, name))};
                 }});
        }
}

/// Without Fashion-MNIST its curve stands alone, and the figure says so.
std::vector<Cell> image_cells(Tier) {
    std::vector<Cell> cells{{.key = "curves", .rows = [](const Run&) {
                                 Rows rows = gaussian_rows(Pictures::digits, 1796);
                                 for (std::vector<double>& row :
                                      gaussian_rows(Pictures::fashion, 60'000))
                                     rows.push_back(std::move(row));
                                 return rows;
                             }}};
    add_cells(Pictures::digits, "digits", cells);
    if (experiments::missing_fashion().empty()) add_cells(Pictures::fashion, "clothes", cells);
    return cells;
}

}  // namespace

std::string at(const ImageView& view, const theory::GaussianHull& like) {
    return fmt::format("{}, {}", at(like), name_of(view));
}

Check share_is_at_most(double most, std::vector<ImageView> views, std::size_t queries) {
    return [=, views = std::move(views)](const Run& run) {
        Evidence evidence;
        for (const ImageView& view : views) {
            const ImageTally asked =
                experiments::image_tally({.view = view}, run.trials(queries, name_of(view)));
            evidence.push_back({.at = at(view, asked.like),
                                .relation = Relation::at_most,
                                .expected = most,
                                .measured = inside_share(asked.tally)});
        }
        return evidence;
    };
}

std::vector<Sweep> image_sweeps() {
    return {{.id = "hull_images",
             .title = "Share of new images inside the hull of the others (pictures: 0 digits, 1 "
                      "Fashion-MNIST; view: -1 exact Gaussian, 0 crop, 1 block means, 2 principal "
                      "components, 3 max(0, t) layer, 4 tanh layer; x: dimension)",
             .columns = {"pictures", "view", "x", "theory", "share", "low", "high"},
             .cells = image_cells}};
}

}  // namespace overfit::claims::hull
