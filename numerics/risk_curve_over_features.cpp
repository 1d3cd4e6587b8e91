/// Features are columns: first all independent ones at once, then one rotation sweep for each more.
#include <algorithm>

#include <cblas.h>

#include "numerics/column_space.hpp"
#include "numerics/growing_triangle.hpp"
#include "numerics/risk_curve.hpp"
#include "numerics/risk_curve_parts.hpp"
#include "numerics/test_panels.hpp"

namespace overfit::numerics {
namespace {

/// b <- b R^-1 for the leading triangle R.
void divide_by_leading(const ColumnSpace& space, Eigen::MatrixXd& b) {
    const auto rows = static_cast<int>(b.rows()), columns = static_cast<int>(b.cols());
    cblas_dtrsm(CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, rows, columns, 1,
                space.r().data(), static_cast<int>(space.r().rows()), b.data(), rows);
}

/// Sizes 1, …, space.independent(): with X = QR, c = Q'y, the fit of p features is R_p^-1 c_p for
/// the leading blocks, so its predictions and its coefficients are sums over the first p columns of
/// T R^-1 and R^-1, and the squared training residual is the sum of c's squares beyond p.
void independent_features(const ColumnSpace& space, const Split& split, const Eigen::VectorXd& c,
                          RiskCurve& curve) {
    const Eigen::Index count = space.independent();
    if (count == 0) return;
    Eigen::MatrixXd test = split.test_x.leftCols(count);
    Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(count, count);
    divide_by_leading(space, test);
    divide_by_leading(space, inverse);
    Eigen::VectorXd residual = split.test_y, beta = Eigen::VectorXd::Zero(count);
    for (Eigen::Index j = 0; j < count; ++j) {
        const auto size = static_cast<std::size_t>(j);
        residual -= c(j) * test.col(j);
        beta.head(j + 1) += c(j) * inverse.col(j).head(j + 1);
        curve.test_error[size] = residual.squaredNorm() / static_cast<double>(residual.size());
        curve.beta_norm[size] = beta.head(j + 1).norm();
        curve.rank[size] = static_cast<int>(j + 1);
    }
    double squares = c.tail(c.size() - count).squaredNorm();
    for (Eigen::Index j = count; j-- > 0; squares += c(j) * c(j))
        curve.train_error[static_cast<std::size_t>(j)] = squares / static_cast<double>(c.size());
}

/// Sizes beyond, where X = U L V' with orthonormal U and V, and beta = V L^-1 U'y.
class LaterFeatures {
  public:
    /// `rows` is the decomposition of the leading R', which makes R = L V'.
    LaterFeatures(ColumnSpace& space, const Householder& rows, const Split& split,
                  const Eigen::VectorXd& c)
        : space_(space),
          triangle_(rows.r().transpose(), space.capacity()),
          panels_(leading_coordinates(rows, split), space.capacity(), split.test_x, split.test_y),
          batch_(space.capacity(), batch_size),
          features_(split.test_x.cols()),
          projection_(c.head(space.capacity())),
          residual_(c.tail(c.size() - space.independent())),
          column_(space.capacity() + 1) {}

    void add_all(RiskCurve& curve) {
        for (batch_.first = space_.independent(); batch_.first < features_;
             batch_.first += batch_.count) {
            batch_.count = static_cast<int>(std::min(batch_size, features_ - batch_.first));
            for (int k = 0; k < batch_.count; ++k) add(k, curve);
            panels_.advance(batch_, &curve.test_error[static_cast<std::size_t>(batch_.first)]);
        }
    }

  private:
    static constexpr Eigen::Index batch_size = 16;

    static Eigen::MatrixXd leading_coordinates(const Householder& rows, const Split& split) {
        Eigen::MatrixXd test = split.test_x.leftCols(rows.r().cols());
        rows.rows_to_coordinates(test);
        return test;
    }

    void add(int k, RiskCurve& curve) {
        const Eigen::Index before = space_.rank(), feature = batch_.first + k;
        const double distance = space_.add(feature, column_);
        if (distance > 0) project_on_newest();
        triangle_.absorb({column_.data(), static_cast<std::size_t>(column_.size())}, distance,
                         &batch_.cosines(0, k), &batch_.sines(0, k));
        const Eigen::Index rank = space_.rank();
        double* solution = &batch_.solutions(0, k);
        std::copy_n(projection_.data(), rank, solution);
        triangle_.solve(solution);
        batch_.rank(k) = static_cast<int>(before);
        batch_.grows(k) = static_cast<int>(rank - before);
        const auto size = static_cast<std::size_t>(feature);
        curve.rank[size] = static_cast<int>(rank);
        curve.beta_norm[size] = batch_.solutions.col(k).head(rank).norm();
        const Eigen::Index samples = residual_.size() + space_.independent();
        curve.train_error[size] =
            rank == samples ? 0 : residual_.squaredNorm() / static_cast<double>(samples);
    }

    /// Moves y's component along the new direction from the residual to the projection.
    void project_on_newest() {
        Eigen::Ref<const Eigen::VectorXd> direction = space_.newest();
        const double component = direction.dot(residual_.head(direction.size()));
        residual_.head(direction.size()) -= component * direction;
        projection_(space_.rank() - 1) = component;
    }

    ColumnSpace& space_;
    GrowingTriangle triangle_;
    TestPanels panels_;
    RotationBatch batch_;
    Eigen::Index features_;
    Eigen::VectorXd projection_;  ///< U'y, rank entries
    Eigen::VectorXd residual_;    ///< y - UU'y in the coordinates of Q beyond the leading block
    Eigen::VectorXd column_;
};

}  // namespace

RiskCurve risk_curve_over_features(const Split& split, double dependence) {
    RiskCurve curve = checked_curve(split, split.train_x.cols());
    ColumnSpace space(split.train_x, dependence);
    Eigen::VectorXd c = split.train_y;
    space.qr().to_coordinates(c);
    independent_features(space, split, c, curve);
    if (space.independent() < split.train_x.cols()) {
        const Householder rows(space.leading().transpose());
        LaterFeatures(space, rows, split, c).add_all(curve);
    }
    return curve;
}

}  // namespace overfit::numerics
