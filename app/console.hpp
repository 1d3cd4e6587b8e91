/// What the terminal can show: colour and progress only where a person looks.
#pragma once

#include <string>
#include <string_view>

#include "claims/claim.hpp"

namespace overfit::app {

/// True if standard output is a terminal and NO_COLOR (no-color.org) is not set.
bool colours_wanted();

/// The word of a verdict as it is shown: "holds", "refuted", …, coloured if wanted.
std::string painted(std::string_view word, bool good);

/// A line on standard error that overwrites itself: fraction, what is being done, time left.
/// Silent unless standard error is a terminal.
class Progress {
  public:
    explicit Progress(std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `done` of the total are done, `resumed` of them before this began; now doing `what`.
    void show(std::size_t done, std::string_view what, std::size_t resumed = 0) const;
    /// Removes the line, so that ordinary output can be printed.
    void clear() const;

  private:
    bool visible_;
    std::size_t total_;
    double started_;
};

}  // namespace overfit::app
