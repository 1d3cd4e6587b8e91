/// The hot loop of the curve over features, in vector registers.
#include "numerics/test_panels.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace overfit::numerics {
namespace {

// GCC's and Clang's vector extension: compiled to whatever width the machine has. Two vectors of
// eight keep the chain of dependent rotations shorter than the arithmetic.
using Lane = double __attribute__((vector_size(64)));
constexpr Eigen::Index lane_width = 8, panel_rows = 2 * lane_width;
using PanelColumn = std::array<double, panel_rows>;

// By reference: a vector passed by value changes the ABI with the instruction set.
void load(Lane& lane, const double* from) {
    std::memcpy(&lane, from, sizeof lane);
}
void store(double* to, const Lane& lane) {
    std::memcpy(to, &lane, sizeof lane);
}

/// Rotates the new column into one panel; `fitted` receives the panel's predictions.
void rotate_panel(double* panel, const RotationBatch& batch, int feature, PanelColumn& column,
                  PanelColumn& fitted) {
    const double* cosines = &batch.cosines(0, feature);
    const double* sines = &batch.sines(0, feature);
    const double* solution = &batch.solutions(0, feature);
    Lane m0, m1, t0, t1, f0 = {}, f1 = {};
    load(t0, column.data());
    load(t1, column.data() + lane_width);
    for (int j = 0; j < batch.rank(feature); ++j, panel += panel_rows) {
        const double c = cosines[j], s = sines[j], z = solution[j];
        load(m0, panel);
        load(m1, panel + lane_width);
        const Lane r0 = c * m0 + s * t0, r1 = c * m1 + s * t1;
        t0 = c * t0 - s * m0;
        t1 = c * t1 - s * m1;
        f0 += z * r0;
        f1 += z * r1;
        store(panel, r0);
        store(panel + lane_width, r1);
    }
    if (batch.grows(feature) != 0) {
        store(panel, t0);
        store(panel + lane_width, t1);
        f0 += solution[batch.rank(feature)] * t0;
        f1 += solution[batch.rank(feature)] * t1;
    }
    store(fitted.data(), f0);
    store(fitted.data() + lane_width, f1);
}

}  // namespace

TestPanels::TestPanels(const Eigen::MatrixXd& coordinates, Eigen::Index capacity,
                       const Eigen::MatrixXd& test_x, const Eigen::VectorXd& test_y)
    : test_x_(test_x), test_y_(test_y) {
    const Eigen::Index count = (test_y.size() + panel_rows - 1) / panel_rows;
    for (Eigen::Index panel = 0; panel < count; ++panel) {
        const Eigen::Index rows = rows_in_panel(panel);
        panels_.emplace_back(Eigen::MatrixXd::Zero(panel_rows, capacity));
        panels_.back().topLeftCorner(rows, coordinates.cols()) =
            coordinates.middleRows(panel * panel_rows, rows);
    }
}

Eigen::Index TestPanels::rows_in_panel(Eigen::Index panel) const {
    return std::min(panel_rows, test_y_.size() - panel * panel_rows);
}

void TestPanels::advance(const RotationBatch& batch, double* mean_squared_error) {
    std::fill_n(mean_squared_error, batch.count, 0.0);
    const auto test_rows = static_cast<double>(test_y_.size());
    PanelColumn column{}, fitted{};
    for (std::size_t i = 0; i < panels_.size(); ++i) {
        const auto panel = static_cast<Eigen::Index>(i);
        const Eigen::Index first = panel * panel_rows, rows = rows_in_panel(panel);
        for (int feature = 0; feature < batch.count; ++feature) {
            std::copy_n(&test_x_(first, batch.first + feature), rows, column.begin());
            rotate_panel(panels_[i].data(), batch, feature, column, fitted);
            double sum = 0;
            for (Eigen::Index row = 0; row < rows; ++row) {
                const double residual =
                    test_y_(first + row) - fitted[static_cast<std::size_t>(row)];
                sum += residual * residual;
            }
            mean_squared_error[feature] += sum / test_rows;
        }
    }
}

}  // namespace overfit::numerics
