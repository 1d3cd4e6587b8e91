/// The cells of a sweep that are done, on disk: an interrupted sweep loses at most one cell.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "claims/sweep.hpp"

namespace overfit::claims {

/// A computed cell.
struct CellResult {
    std::vector<std::vector<double>> rows;
    double seconds = 0.0;
};

/// A text file with one block for each finished cell. A block that was cut off is ignored.
class Checkpoint {
  public:
    /// Reads the file if `resume` is set and the file is there, else starts an empty one. Throws
    /// numerics::InputError if it belongs to another sweep, seed, tier or version.
    Checkpoint(std::filesystem::path file, const Sweep& sweep, const Provenance& provenance,
               bool resume);

    /// By key. Holds cells that the sweep no longer has, too.
    const std::map<std::string, CellResult, std::less<>>& cells() const { return cells_; }
    /// Adds a cell to the file; it is on the disk when this returns.
    void add(const std::string& key, CellResult result);
    void remove_file() const;

  private:
    void read(const std::string& text);

    std::filesystem::path file_;
    std::string head_;
    std::size_t width_;
    std::map<std::string, CellResult, std::less<>> cells_;
};

/// Numbers separated by commas, each by the shortest decimal that reads back to the same bits.
std::string row_text(const std::vector<double>& row);
/// The inverse. False unless the line is exactly `width` numbers; inf and nan are numbers.
bool parse_row(std::string_view line, std::size_t width, std::vector<double>& row);

/// Removes the first line of `text`, without its end, and returns it.
std::string_view take_line(std::string_view& text);

}  // namespace overfit::claims
