/// How far the truth may lie from a measured number, and why: a sum of named terms.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "numerics/statistics.hpp"

namespace overfit::claims {

/// The truth lies in [measured - below, measured + above]. Both are at least 0, perhaps infinite.
struct Reach {
    double below = 0.0;
    double above = 0.0;
};

using Sample = std::shared_ptr<const std::vector<double>>;
using IntervalAt = std::function<numerics::Interval(double alpha)>;

/// A sum of named terms. Only the makers make one, so that no number stands without its reason.
/// docs/tolerances.md derives each maker; tests/claims/tolerance_test.cpp checks its error rate.
class Tolerance {
  public:
    struct Term {
        std::string name;     ///< sampling, finite size, rounding or discretisation
        std::string because;  ///< the derivation in one line
        std::function<Reach(double alpha)> reach;
    };

    /// The sum of all terms, where chance may exceed the sampling terms with probability `alpha`
    /// at most (shared evenly among them).
    Reach reach(double alpha) const;
    const std::vector<Term>& terms() const { return terms_; }
    /// What each term contributes to reach(alpha), in the order of terms().
    std::vector<Reach> contributions(double alpha) const;

    friend Tolerance operator+(Tolerance a, const Tolerance& b);

    /// Chance: `interval(alpha)` covers the truth with probability at least 1 - alpha and contains
    /// `measured`. `because` names the interval's law and discharges its precondition.
    static Tolerance sampling(double measured, IntervalAt interval, std::string because);
    /// A known correction to an asymptotic law: at most `constant` * n^-rate. `because` says where
    /// the constant and the rate come from.
    static Tolerance finite_size(double constant, double n, double rate, std::string because);
    /// Floating point: `condition` * `operations` * 2^-53 * `scale`, where a first-order error
    /// analysis gives the number of operations that feed one result.
    static Tolerance rounding(double scale, double operations, double condition = 1.0);
    /// A grid: the truth may lie anywhere within one `step` of the measured grid point.
    static Tolerance discretisation(double step, std::string because);

  private:
    explicit Tolerance(Term term) : terms_{std::move(term)} {}
    std::vector<Term> terms_;
};

}  // namespace overfit::claims
