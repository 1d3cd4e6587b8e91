/// The work of `overfit spectrum`: a table's singular values beside those of pure noise.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/user_table.hpp"
#include "numerics/statistics.hpp"
#include "numerics/table.hpp"

namespace overfit::app {

struct SpectrumRequest : TableRequest {
    std::optional<int> draws{};  ///< of noise, for the p-value; default: 19 to 999, by size
    std::uint64_t seed = 0;
};

/// An end of the spectrum of noise of the same size, and what the table has there. In units of the
/// mean eigenvalue.
struct SpectrumEnd {
    double limit = 0.0;                 ///< the Marchenko-Pastur edge
    numerics::Interval of_noise{0, 0};  ///< where 95 per cent of Gaussian tables have theirs
    double observed = 0.0;
    int outside = 0;  ///< eigenvalues beyond the interval: structure, not noise
};

/// The table has `samples` rows (one fewer than it has lines if the columns are centred) and
/// `features` columns; gamma = features / samples.
struct SpectrumStudy {
    UserTable table;
    int samples = 0;
    int features = 0;
    double gamma = 0.0;
    std::vector<double> singular_values;  ///< of the prepared columns, descending
    std::vector<double> eigenvalues;      ///< nonzero ones of X'X over their mean over all features
    SpectrumEnd lower, upper;
    double distance = 0.0;  ///< Kolmogorov's, from the Marchenko-Pastur law of nonzero eigenvalues
    double p_value = 1.0;   ///< share of Gaussian tables, treated alike, at least as far from it
    int draws = 0;
    /// index, singular_value, eigenvalue, marchenko_pastur_quantile, eigenvalue_cdf,
    /// marchenko_pastur_cdf
    numerics::Table rows;
};

/// Bit-identical for every thread count. Throws InputError.
SpectrumStudy spectrum_study(const SpectrumRequest& request);

std::string summary_of(const SpectrumRequest& request, const SpectrumStudy& study);
std::string json_of(const SpectrumRequest& request, const SpectrumStudy& study);

}  // namespace overfit::app
