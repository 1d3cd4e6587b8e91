/// The work of `overfit robustness`: how smooth the interpolants of a table's rows are as the
/// number of parameters grows.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/user_table.hpp"
#include "numerics/fourier_kernel.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

struct RobustnessRequest : TableRequest {
    std::optional<int> rows{};  ///< at most so many, evenly spaced; default: 500
    /// kappa, in units of the inverse of the rows' root mean squared norm; default: 3 over the
    /// median distance of a row from its nearest neighbour
    std::optional<double> bandwidth{};
    std::optional<double> gradient{};  ///< the smoothness L asked for; default: kappa
    std::optional<int> parameters{};   ///< the most; default: twice the predicted ones
    std::uint64_t seed = 0;
};

/// How the caller follows a long study and ends it.
struct RobustnessMonitor {
    std::function<void(std::size_t done, std::size_t total, std::string_view what)> progress = {};
    std::function<bool()> stop = {};
};

/// Parameters for the gradient L, and what is behind them. Infinite: none is enough.
struct RobustParameters {
    double by_law;                     ///< n + 1 + n d kappa^2 / L^2
    double by_kernel;                  ///< by the law of these rows and labels
    std::optional<double> measured{};  ///< where the typical gradient falls to L, if it does
};

struct RobustnessStudy {
    UserTable table;
    int samples = 0;             ///< n, distinct rows that were used
    int dimension = 0;           ///< d of their span
    double participation = 0.0;  ///< effective dimension tr(S)^2 / tr(S^2)
    double stable = 0.0;         ///< tr(S) / |S|
    int leading = 0;             ///< principal components, the participation ratio rounded
    double bandwidth = 0.0;      ///< kappa
    double gradient = 0.0;       ///< L
    numerics::FourierKernelLaw kernel{};
    RobustParameters all;           ///< for the gradient in all directions of the span
    RobustParameters leading_only;  ///< in the leading components; by_kernel is not used
    bool is_capped = false;         ///< the most parameters are fewer than twice the predicted ones
    /// parameters, gradient (root mean square over the rows), leading_gradient, steepest_row,
    /// steepest (found by ascent: a lower bound of the Lipschitz constant), bound (an upper one),
    /// law, leading_law, kernel_law
    numerics::Table curve;
};

/// Bit-identical for every thread count. Throws InputError, and claims::Interrupted if stopped.
RobustnessStudy robustness_study(const RobustnessRequest& request,
                                 const RobustnessMonitor& monitor = {});

std::string summary_of(const RobustnessRequest& request, const RobustnessStudy& study);
std::string json_of(const RobustnessRequest& request, const RobustnessStudy& study);

}  // namespace overfit::app
