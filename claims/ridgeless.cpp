/// Claims about minimum-norm least squares with isotropic features.
#include <fmt/format.h>

#include "claims/registry.hpp"
#include "experiments/ridgeless.hpp"
#include "theory/ridgeless.hpp"

namespace overfit::claims {

std::vector<Claim> ridgeless_claims() {
    return {
        {.id = "ridgeless.mean_variance_eq_exact_of_gaussian",
         .statement = "With isotropic Gaussian features the mean variance of minimum-norm least "
                      "squares is noise^2 min(n, p) / (|n - p| - 1).",
         .hypotheses = "X has iid N(0, 1) entries; |n - p| >= 10, so the third moment is finite.",
         .formula = "E tr (X'X)^+ = min(n, p) / (|n - p| - 1)",
         .source = {"HastieEtAl2022", "Theorem 1", "000"},
         .kind = Kind::exact_value,
         .check =
             [](const Run& run) {
                 Evidence evidence;
                 for (const int p : {20, 30, 50, 80}) {
                     const theory::Ridgeless model{.n = 40, .p = p};
                     const std::string at = fmt::format("n = 40, p = {}", p);
                     evidence.push_back(
                         {.at = at,
                          .expected = theory::ridgeless_variance(model),
                          .measured = mean_of(
                              experiments::ridgeless_variance(model, run.trials(5000, at))),
                          .rival = p < 40 ? p / (40.0 - p) : 40.0 / (p - 40.0)});
                 }
                 return evidence;
             },
         .rival = "the limit n, p -> infinity, which drops the -1",
         .figure = "ridgeless_risk"},
    };
}

std::vector<Sweep> ridgeless_sweeps() { return {}; }

}  // namespace overfit::claims
