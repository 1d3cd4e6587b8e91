/// Samples are rows: first all independent ones at once, then one rotation sweep for each more.
#include <algorithm>

#include <cblas.h>

#include "numerics/column_space.hpp"
#include "numerics/growing_triangle.hpp"
#include "numerics/risk_curve.hpp"
#include "numerics/risk_curve_parts.hpp"

namespace overfit::numerics {
namespace {

/// Sizes 1, …, space.independent(): with X' = QR the fit of n rows interpolates them, beta = Q z
/// for the first n entries of one forward substitution R'z = y.
void independent_samples(const ColumnSpace& space, const Split& split, const Eigen::MatrixXd& test,
                         RiskCurve& curve) {
    const Eigen::Index count = space.independent();
    if (count == 0) return;
    Eigen::VectorXd z = split.train_y.head(count);
    const auto stride = static_cast<int>(space.r().rows());
    cblas_dtrsv(CblasColMajor, CblasUpper, CblasTrans, CblasNonUnit, static_cast<int>(count),
                space.r().data(), stride, z.data(), 1);
    Eigen::VectorXd residual = split.test_y;
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto size = static_cast<std::size_t>(i);
        residual -= z(i) * test.col(i);
        curve.test_error[size] = residual.squaredNorm() / static_cast<double>(residual.size());
        curve.beta_norm[size] = z.head(i + 1).norm();
        curve.rank[size] = static_cast<int>(i + 1);
    }
}

/// Sizes beyond, where X = P R V' with orthonormal P and V, and beta = V R^-1 P'y.
class LaterSamples {
  public:
    /// `rows` is the decomposition of the leading R', which has one row for each sample so far.
    LaterSamples(ColumnSpace& space, const Householder& rows, const Split& split,
                 const Eigen::MatrixXd& test)
        : space_(space),
          split_(split),
          below_(test.middleCols(space.independent(), space.capacity() - space.independent())),
          triangle_(rows.r().transpose(), space.capacity()),
          rotated_y_(Eigen::VectorXd::Zero(space.capacity())),
          row_(space.capacity() + 1),
          cosines_(space.capacity()),
          sines_(space.capacity()),
          test_(test.leftCols(space.capacity())),
          solutions_(space.capacity(), batch_size),
          predictions_(test.rows(), batch_size) {
        Eigen::VectorXd leading_y = split.train_y.head(space.independent());
        rows.to_coordinates(leading_y);
        rotated_y_.head(leading_y.size()) = leading_y;
    }

    void add_all(RiskCurve& curve) {
        const Eigen::Index samples = split_.train_y.size();
        for (Eigen::Index first = space_.independent(); first < samples; first += batch_size) {
            const Eigen::Index count = std::min(batch_size, samples - first);
            for (Eigen::Index k = 0; k < count; ++k) add(first + k, solutions_.col(k), curve);
            predict(first, count, curve);
        }
    }

  private:
    static constexpr Eigen::Index batch_size = 32;

    void add(Eigen::Index sample, Eigen::Ref<Eigen::VectorXd> solution, RiskCurve& curve) {
        const Eigen::Index before = space_.rank();
        const double distance = space_.add(sample, row_);
        triangle_.absorb({row_.data(), static_cast<std::size_t>(row_.size())}, distance,
                         cosines_.data(), sines_.data());
        absorb_target(split_.train_y(sample), before, distance > 0);
        const Eigen::Index rank = space_.rank();
        // Entries beyond the rank multiply columns that this solution does not have yet.
        solution = rotated_y_;
        solution.tail(solution.size() - rank).setZero();
        triangle_.solve_transposed(solution.data());
        const auto size = static_cast<std::size_t>(sample);
        curve.rank[size] = static_cast<int>(rank);
        curve.beta_norm[size] = solution.norm();
        curve.train_error[size] = squared_residual_ / static_cast<double>(sample + 1);
    }

    /// The rotations of the row act on its target too; what remains is a coordinate of the new
    /// direction, or, if the row brought none, residual for ever.
    void absorb_target(double y, Eigen::Index rotations, bool grows) {
        for (Eigen::Index j = 0; j < rotations; ++j) {
            const double old = rotated_y_(j);
            rotated_y_(j) = cosines_(j) * old + sines_(j) * y;
            y = cosines_(j) * y - sines_(j) * old;
        }
        if (!grows) {
            squared_residual_ += y * y;
            return;
        }
        rotated_y_(rotations) = y;
        test_.col(rotations).noalias() = below_ * space_.newest();
    }

    void predict(Eigen::Index first, Eigen::Index count, RiskCurve& curve) {
        predictions_ = split_.test_y.replicate(1, batch_size);
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, static_cast<int>(test_.rows()),
                    static_cast<int>(count), static_cast<int>(space_.rank()), -1, test_.data(),
                    static_cast<int>(test_.rows()), solutions_.data(),
                    static_cast<int>(solutions_.rows()), 1, predictions_.data(),
                    static_cast<int>(test_.rows()));
        for (Eigen::Index k = 0; k < count; ++k)
            curve.test_error[static_cast<std::size_t>(first + k)] =
                predictions_.col(k).squaredNorm() / static_cast<double>(test_.rows());
    }

    ColumnSpace& space_;
    const Split& split_;
    Eigen::MatrixXd below_;     ///< test features beyond the leading block, in the coordinates of Q
    GrowingTriangle triangle_;  ///< R'
    Eigen::VectorXd rotated_y_;  ///< P'y, rank entries
    double squared_residual_ = 0;
    Eigen::VectorXd row_, cosines_, sines_;
    Eigen::MatrixXd test_;  ///< T V, rank columns
    Eigen::MatrixXd solutions_, predictions_;
};

}  // namespace

RiskCurve risk_curve_over_samples(const Split& split, double dependence) {
    RiskCurve curve = checked_curve(split, split.train_x.rows());
    ColumnSpace space(split.train_x.transpose(), dependence);
    Eigen::MatrixXd test = split.test_x;
    space.qr().rows_to_coordinates(test);
    independent_samples(space, split, test, curve);
    if (space.independent() < split.train_x.rows()) {
        const Householder rows(space.leading().transpose());
        LaterSamples(space, rows, split, test).add_all(curve);
    }
    return curve;
}

}  // namespace overfit::numerics
