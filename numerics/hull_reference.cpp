/// A dense tableau of rational numbers.
#include "numerics/hull_reference.hpp"

#include <optional>
#include <stdexcept>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

namespace overfit::numerics {
namespace {

using Rational = boost::multiprecision::cpp_rational;
using Row = std::vector<Rational>;

/// Row after row: an equation with the right-hand side last and not negative. Every row starts with
/// an artificial variable of its own in the basis, whose columns are not kept: once out, they
/// stay out. The last row of the tableau is the sum of the artificial ones: what is left to do.
class Tableau {
  public:
    Tableau(const Eigen::MatrixXd& points, const Eigen::VectorXd& query)
        : columns_(static_cast<std::size_t>(points.rows())),
          basis_(static_cast<std::size_t>(points.cols()) + 1) {
        Row sum(columns_ + 1);
        for (Eigen::Index j = 0; j <= points.cols(); ++j) {
            Row row;
            for (Eigen::Index i = 0; i < points.rows(); ++i)
                row.emplace_back(j < points.cols() ? points(i, j) : 1.0);
            row.emplace_back(j < points.cols() ? query(j) : 1.0);
            if (row.back() < 0)
                for (Rational& entry : row) entry = -entry;
            for (std::size_t c = 0; c < row.size(); ++c) sum[c] += row[c];
            rows_.push_back(std::move(row));
        }
        rows_.push_back(std::move(sum));
    }

    /// Whether all artificial variables can be 0.
    bool feasible() {
        while (rows_.back().back() > 0) {
            const std::optional<std::size_t> column = entering();
            if (!column) return false;
            pivot(leaving(*column), *column);
        }
        return true;
    }

  private:
    std::optional<std::size_t> entering() const {
        for (std::size_t c = 0; c < columns_; ++c)
            if (rows_.back()[c] > 0) return c;
        return std::nullopt;
    }

    /// The least ratio; of equal ones an artificial variable, or else the first.
    std::size_t leaving(std::size_t column) const {
        std::optional<std::size_t> found;
        Rational least;
        for (std::size_t r = 0; r < basis_.size(); ++r) {
            if (rows_[r][column] <= 0) continue;
            const Rational ratio = rows_[r].back() / rows_[r][column];
            if (!found || ratio < least || (ratio == least && basis_[r] < basis_[*found])) {
                found = r;
                least = ratio;
            }
        }
        return found.value();
    }

    void pivot(std::size_t row, std::size_t column) {
        const Rational scale = rows_[row][column];
        for (Rational& entry : rows_[row]) entry /= scale;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            const Rational factor = rows_[r][column];
            if (r == row || factor == 0) continue;
            for (std::size_t c = 0; c <= columns_; ++c) rows_[r][c] -= factor * rows_[row][c];
        }
        basis_[row] = column;
    }

    std::size_t columns_;
    std::vector<Row> rows_;
    std::vector<std::optional<std::size_t>> basis_;  ///< nothing for an artificial variable
};

}  // namespace

HullVerdict hull_reference(const Eigen::MatrixXd& points, const Eigen::VectorXd& query) {
    if (points.size() == 0 || query.size() != points.cols())
        throw std::domain_error("hull_reference: needs points, and a query of as many columns");
    if (!points.allFinite() || !query.allFinite())
        throw std::domain_error("hull_reference: every entry must be finite");
    return Tableau(points, query).feasible() ? HullVerdict::inside : HullVerdict::outside;
}

}  // namespace overfit::numerics
