/// Errors of a function against references: the largest, and where.
#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "tests/law_tables/law.hpp"

namespace overfit::law_tables {

/// The largest of some errors. What is not a number counts as infinite.
struct Worst {
    std::size_t count = 0;
    double error = 0.0;
    std::string at;

    void add(double candidate, const std::string& place);
};

/// Lower ends of the probabilities into which the tails are cut; the first reaches to 1/2.
constexpr std::array<double, 4> tail_bands{1e-3, 1e-6, 1e-12, 0.0};

struct TailErrors {
    std::array<Worst, tail_bands.size()> relative;
};

struct Accuracy {
    double first = std::numeric_limits<double>::infinity(), last = -first;  ///< of the arguments
    Worst absolute;
    TailErrors left, right;  ///< where the probability on that side is below 1/2
};

/// The left tail of a cdf, the right one of a survival function, both of a density, none of a
/// quantile, whose argument is the reference's cdf where that determines x to 1e-13.
Accuracy accuracy(const LawFunction& function, const std::vector<tests::LawReference>& references);

/// The largest relative error; absolute where the reference is 0.
Worst relative_error(const std::vector<Case>& cases);

}  // namespace overfit::law_tables
