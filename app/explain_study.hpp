/// The work of `overfit explain`: which of the three factors makes the test error what it is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/user_table.hpp"
#include "experiments/error_factors.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

/// The options of the command. Empty optionals: chosen from the table.
struct ExplainRequest : TableRequest {
    std::optional<int> train_rows{};
    std::optional<int> test_rows{};
    std::optional<int> splits{};
    std::uint64_t seed = 0;
};

struct ExplainDesign {
    int train_rows = 0;      ///< default: the threshold, which is the rank of the columns
    int reference_rows = 0;  ///< what it is compared with: twice as many, or half if rows are few
    int test_rows = 0;
    int splits = 0;
};

/// How much each factor of the last mode's term contributes to its growth from the reference size
/// to the size asked for: ratios of squared medians, whose product is `all`.
struct Growth {
    double singular_value = 0.0;
    double test_projection = 0.0;
    double error_projection = 0.0;
    double all = 0.0;
};

/// An entry of the most adversarial direction.
struct DirectionEntry {
    std::string column;
    double weight;
};

struct ExplainStudy {
    UserTable table;
    ExplainDesign design;
    experiments::ErrorFactors at, reference;
    Growth growth;
    std::vector<DirectionEntry> direction;  ///< of the first split, largest weights first
    /// n, mode, medians of singular_value, test_projection, error_projection and contribution, and
    /// the 95 per cent interval of the last, low and high.
    numerics::Table modes;
};

/// Columns and target are centred and scaled as asked by the means and sizes over all rows; the
/// best linear model is the least-squares fit to all rows. Bit-identical for every thread count.
/// Throws InputError naming the option if the table has too few rows.
ExplainStudy explain_study(const ExplainRequest& request);

std::string summary_of(const ExplainRequest& request, const ExplainStudy& study);
std::string json_of(const ExplainRequest& request, const ExplainStudy& study);

/// What is left out of one of the factors, and the median test error without it.
struct AblationResult {
    std::string_view name;  ///< in the record: snake_case
    std::string_view text;
    double test_error;
};
std::array<AblationResult, 6> ablations_of(const experiments::ErrorFactors& factors);

/// A move and by how much it multiplies the median test error.
struct AttackResult {
    double share;        ///< of the norm of the errors (targets), of a row (test points)
    double targets;      ///< test error after over before
    double test_points;  ///< the same
};
std::vector<AttackResult> attacks_of(const experiments::ErrorFactors& factors);

}  // namespace overfit::app
