/// Proofs that a point is inside or outside a convex hull, and their verification.
///
/// Nothing here calls a solver: a certificate may come from anywhere. What verify() accepts is true
/// of the points and the query exactly as they are stored, for every rounding error is bounded. One
/// proviso: where the span has fewer dimensions than there are columns that vary, `inside` holds
/// for the projections on the span, and the query lies in it up to twice AffineSpan::thickness.
#pragma once

#include <optional>
#include <vector>

#include <Eigen/Core>

#include "numerics/affine_span.hpp"
#include "numerics/hull_ball.hpp"

namespace overfit::numerics {

/// A point of the boundary is inside. `undecided`: too near to the boundary for the arithmetic.
enum class HullVerdict { inside, outside, undecided };

/// The reason for a verdict. Points are rows of the training points, by index.
///
/// outside: `normal` is a unit vector, and normal' q exceeds normal' x_i by at least margin -
/// rounding > 0 for every point.
/// inside: with the point m around which the hull contains a ball (the mean of the points), w =
/// `weights` and t = `inflation`,
///     m + (1 + t) (q - m) = sum w_i x_i + r   where |r| <= t radius,
/// so that q is a convex combination of the x_i and of m + r / t, which lies in the ball. The norm
/// is that of the span's coordinates. A single point with t = 0 is a point equal to the query.
/// `face`: columns in which, one after the other, the query has the least or the largest value of
/// the points that share its values in the columns before. Only the points that share them all can
/// be part of a combination, and the rest is about those. If there are none, q is outside.
struct HullCertificate {
    std::vector<Eigen::Index> face = {};
    Eigen::VectorXd normal = {};
    double margin = 0;
    double rounding = 0;
    std::vector<Eigen::Index> points = {};
    std::vector<double> weights = {};
    double inflation = 0;
    double residual = 0;  ///< |r|, with the bound of its rounding error
    double radius = 0;    ///< of the ball
};

/// Verifies certificates without a face. Refers to the points and the span, which must outlive it.
class HullVerifier {
  public:
    /// O(n p d) on all cores. `span` may be anything; the better its coordinates are whitened, the
    /// more combinations prove something.
    HullVerifier(const Eigen::MatrixXd& points, const AffineSpan& span);

    /// What the certificate proves: inside, outside, or nothing. Computes margin and rounding,
    /// residual and radius anew and writes them. `left_out` is a point that does not count.
    /// O(n p) for a normal, O(points p + p d) for a combination.
    HullVerdict verify(const Eigen::VectorXd& query, HullCertificate& certificate,
                       std::optional<Eigen::Index> left_out = {}) const;

    InteriorBall ball(std::optional<Eigen::Index> left_out = {}) const {
        return balls_.ball(left_out);
    }

    /// Whether the query lies in the span up to thickness and rounding.
    bool in_span(const Eigen::VectorXd& query) const;

  private:
    bool separates(const Eigen::VectorXd& query, HullCertificate& certificate,
                   std::optional<Eigen::Index> left_out) const;
    bool beyond(const Eigen::VectorXd& query, HullCertificate& certificate,
                std::optional<Eigen::Index> left_out) const;
    bool combines(const Eigen::VectorXd& query, HullCertificate& certificate,
                  std::optional<Eigen::Index> left_out) const;

    const Eigen::MatrixXd& points_;
    const AffineSpan& span_;
    InteriorBalls balls_;
};

/// The points that share the query's values in the columns of a face, in ascending order; nothing
/// if the query is not extreme in one of the columns. Exact.
std::optional<std::vector<Eigen::Index>> points_on_face(const Eigen::MatrixXd& points,
                                                        const Eigen::VectorXd& query,
                                                        const std::vector<Eigen::Index>& face,
                                                        std::optional<Eigen::Index> left_out = {});

}  // namespace overfit::numerics
