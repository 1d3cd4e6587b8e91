/// What law_tables measures: laws with references, and numbers that belong to them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tests/theory/law_reference.hpp"

namespace overfit::law_tables {

/// What a function of x returns. A quantile is a function of the reference's cdf instead.
enum class Kind { cdf, survival, density, quantile };

struct LawFunction {
    Kind kind;
    std::function<double(double)> value;
};

struct Law {
    std::string name;
    std::function<std::vector<tests::LawReference>()> references;
    double low, high;  ///< the bulk, over which calls are timed
    std::vector<LawFunction> functions;
};

/// A number, and its value from elsewhere.
struct Case {
    std::string at;
    double value, reference;
};

struct Numbers {
    std::string law, function, over;
    std::function<std::vector<Case>()> cases;
    std::function<double()> typical;  ///< the call that is timed
};

std::vector<Law> tracy_widom_laws();
std::vector<Law> marchenko_pastur_laws();
std::vector<Law> hard_edge_laws();
std::vector<Law> finite_size_laws();

std::vector<Numbers> soft_edge_numbers();
std::vector<Numbers> marchenko_pastur_numbers();
std::vector<Numbers> smallest_singular_value_numbers();

}  // namespace overfit::law_tables
