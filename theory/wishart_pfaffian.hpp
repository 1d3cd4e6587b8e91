/// Law of the least singular value of a Gaussian matrix of general shape, by a Pfaffian.
///
/// X is `most` x `least` with iid N(0, 1) entries and sigma is the least of its singular values.
/// Both tails have a relative error below 1e-15 where they are above 1e-40, and an absolute error
/// below 1e-55 beyond.
#pragma once

#include <functional>

namespace overfit::theory {

/// P(sigma <= t) and P(sigma > t), each accurate where it is small.
struct Tails {
    double below;
    double above;
};

/// The law of sigma for one shape; making it costs as much as one evaluation. O(least^3)
/// operations.
class WishartPfaffian {
  public:
    /// 1 <= least <= 40 and least <= most <= 400; works with digits_for(least) decimal digits.
    WishartPfaffian(int least, int most) : WishartPfaffian(least, most, digits_for(least)) {}
    /// The same with 100, 150 or 300 digits, to see what rounding does.
    WishartPfaffian(int least, int most, int digits);

    static constexpr int digits_for(int least) { return least <= 20 ? 100 : 150; }

    Tails operator()(double t) const { return tails_(t); }

  private:
    std::function<Tails(double)> tails_;
};

}  // namespace overfit::theory
