/// A sweep: independent cells that each give rows of a table, computed in any order.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.hpp"
#include "numerics/table.hpp"

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

/// What a result depends on, apart from the machine.
struct Provenance {
    std::uint64_t seed = 0;
    Tier tier = Tier::quick;
    std::string version;  ///< of the program

    bool operator==(const Provenance&) const = default;
};

/// How far a sweep is.
struct SweepProgress {
    std::size_t done;     ///< cells, those of an earlier run included
    std::size_t resumed;  ///< cells of an earlier run
    std::size_t total;
    std::string_view next;  ///< key of the cell that starts now
};

struct SweepOptions {
    std::filesystem::path folder;  ///< made if missing
    bool resume = false;           ///< keep the cells, or the whole result, of an earlier run
    std::function<void(const SweepProgress&)> progress{};  ///< called before each cell
    std::function<bool()> stop{};  ///< asked before each cell; true ends the run
};

/// The run was stopped from outside. The finished cells are saved.
class Interrupted : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Computes all cells in order (a cell uses all threads) and writes FOLDER/ID.csv, one column for
/// each of sweep.columns, and FOLDER/ID.json, the record of the run. After each cell the result so
/// far is saved in FOLDER/ID.partial, from which `resume` continues to the same bytes of CSV. The
/// streams of a cell are StreamKey(seed, sweep.id).part(cell.key).
/// Throws Interrupted; numerics::InputError if a file cannot be written or what is there to resume
/// from belongs to another seed, tier or version; std::logic_error for a repeated key or a row of
/// the wrong length.
numerics::Table run_sweep(const Sweep& sweep, const Provenance& provenance,
                          const SweepOptions& options);

/// Reads FOLDER/ID.csv as run_sweep writes it (infinities included). Throws numerics::InputError
/// if it is missing, has other columns or holds anything but numbers.
numerics::Table read_result(const Sweep& sweep, const std::filesystem::path& folder);

}  // namespace overfit::claims
