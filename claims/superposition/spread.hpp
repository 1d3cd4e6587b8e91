/// Rows of the tables of trained models: how numbers vary over data sets.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::claims::superposition {

/// {group, x, theory, median over data sets, least, largest}. Throws std::domain_error for none.
std::vector<double> spread(double group, double x, double theory,
                           const std::vector<double>& values);

/// The dimensionalities of the columns, largest first.
std::vector<double> descending_dimensionalities(const Eigen::MatrixXd& vectors);

}  // namespace overfit::claims::superposition
