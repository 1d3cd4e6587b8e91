/// Tables and figures for the commands that draw.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/run.hpp"
#include "claims/sweep.hpp"
#include "plots/registry.hpp"

namespace overfit::app {

/// Where the tables of figures come from.
struct TableSource {
    std::filesystem::path from;    ///< folder of saved tables; empty: run the sweeps
    std::filesystem::path folder;  ///< where tables that are run are saved
    bool resume = false;
};

/// The tables of one figure and what their first record says.
struct FigureData {
    plots::Tables tables;
    std::string note;
};

/// Reads or runs the sweeps that the figure needs. Throws numerics::InputError if a saved table is
/// missing or damaged.
FigureData data_of(const plots::FigureEntry& entry, const TableSource& source,
                   const claims::Provenance& provenance);

}  // namespace overfit::app
