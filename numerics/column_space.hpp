/// The span of a matrix's columns as they are added one by one, of any rank.
#pragma once

#include <Eigen/Core>

#include "numerics/householder.hpp"

namespace overfit::numerics {

/// One QR decomposition A = QR of the whole matrix, and from it, column after column, an
/// orthonormal basis of the span of the columns so far and the coordinates of the next column.
///
/// As long as columns are independent the basis is that of Q and the coordinates are those in R.
/// After the first dependent column a new direction is found by classical Gram-Schmidt, twice
/// (Giraud, Langou and Rozloznik 2005: orthogonal to rounding) among the rows of R below.
class ColumnSpace {
  public:
    /// Column j counts as dependent if its distance from the span of the earlier ones is at most
    /// `dependence` times what its norm and its noise add up to. The noise is that of a relative
    /// change of size 1 in every column: a direction found at distance d of a column carries 1/d of
    /// that column's norm and noise, and hands it on to every column that has a share in it
    /// (squares add up, as for independent roundings). So two nearly parallel columns raise the
    /// threshold for a third, by their condition, and the units of a column do not matter.
    ColumnSpace(Eigen::MatrixXd a, double dependence);

    const Householder& qr() const { return qr_; }
    const Eigen::MatrixXd& r() const { return r_; }
    /// The number of columns before the first dependent one.
    Eigen::Index independent() const { return independent_; }
    /// The leading independent() rows and columns of R.
    Eigen::Ref<const Eigen::MatrixXd> leading() const {
        return r_.topLeftCorner(independent_, independent_);
    }
    /// The largest rank that later columns can reach.
    Eigen::Index capacity() const { return r_.rows(); }
    /// The rank so far: independent(), and one more for each column added outside the span.
    Eigen::Index rank() const { return independent_ + found_; }

    /// Adds column j > independent() of A. Writes its rank() coordinates in the basis before the
    /// call, and returns its distance from the span: 0 if dependent, else the basis has grown.
    double add(Eigen::Index j, Eigen::Ref<Eigen::VectorXd> coordinates);
    /// The direction found last, in the coordinates of Q from independent() to capacity().
    Eigen::Ref<const Eigen::VectorXd> newest() const { return basis_.col(found_ - 1); }

  private:
    Eigen::Index count_independent();

    Householder qr_;
    Eigen::MatrixXd r_;
    double dependence_;
    Eigen::VectorXd noise_;  ///< squared, one entry for each direction found
    Eigen::Index independent_;
    Eigen::Index found_ = 0;
    Eigen::MatrixXd basis_;
    Eigen::VectorXd rest_;
    Eigen::VectorXd correction_;
};

}  // namespace overfit::numerics
