/// Clouds of vectors in the plane.
#include "plots/plane.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace overfit::plots {

// The plot of one column is 1.88 times as wide as high.
Panel plane_panel(std::string title, const std::vector<Cloud>& clouds) {
    Panel panel{.title = std::move(title),
                .x = {.label = "scaled to the longest", .low = -2.16, .high = 2.16},
                .y = {.label = "", .low = -1.15, .high = 1.15}};
    double shift = clouds.size() > 1 ? -1.1 : 0.0;
    for (const Cloud& cloud : clouds) {
        const std::vector<double>&x = cloud.rows.column("x"), &y = cloud.rows.column("y");
        double longest = 0.0;
        for (std::size_t i = 0; i < x.size(); ++i)
            longest = std::max(longest, std::hypot(x[i], y[i]));
        if (longest == 0.0) longest = 1.0;
        Series points{.role = Role::measured, .label = cloud.label, .colour = cloud.colour};
        for (std::size_t i = 0; i < x.size(); ++i) {
            points.x.push_back(x[i] / longest + shift);
            points.y.push_back(y[i] / longest);
        }
        points.low = points.high = points.y;
        panel.series.push_back(std::move(points));
        shift = 1.1;
    }
    return panel;
}

Panel plane_of_model(double examples, const numerics::Table& hidden,
                     const numerics::Table& columns) {
    return plane_panel(fmt::format("{} example{}", examples, examples == 1.0 ? "" : "s"),
                       {{hidden, Colour::vermilion, "hidden vectors of examples"},
                        {columns, Colour::blue, "columns of W"}});
}

}  // namespace overfit::plots
