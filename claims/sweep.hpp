/// A sweep: independent cells that each give rows of a table, computed in any order.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.hpp"

namespace overfit::claims {

/// One cell of a sweep. Its key is permanent: an interrupted sweep resumes by keys, and cells
/// computed on several machines merge by keys.
struct Cell {
    std::string key;  ///< "n = 40, p = 20"
    /// One row for each entry, one number for each column of the sweep.
    std::function<std::vector<std::vector<double>>(const Run&)> rows;
};

struct Sweep {
    std::string_view id;               ///< names the result file
    std::string_view title;            ///< one line
    std::vector<std::string> columns;  ///< names with units
    std::function<std::vector<Cell>(Tier)> cells;
};

}  // namespace overfit::claims
