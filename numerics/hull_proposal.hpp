/// What the solvers of hull membership are asked and what they answer.
#pragma once

#include <vector>

#include <Eigen/Core>

namespace overfit::numerics::hull {

/// A question to a solver, in coordinates of the span.
struct Target {
    Eigen::VectorXd query;
    Eigen::VectorXd centre;  ///< inside the hull, with a ball of this radius around it
    double radius = 0;
    bool precise = false;  ///< double precision in every pass, and no early stop
    double inflation = 0;  ///< wanted where the solver can choose it
};

/// What a solver believes, to be verified: a direction in which the query lies beyond all points;
/// or weights of points, whose combination is centre + (1 + inflation) (query - centre).
struct Proposal {
    bool found = false;
    Eigen::VectorXd direction = {};
    std::vector<Eigen::Index> points = {};
    std::vector<double> weights = {};
    double inflation = 0;
    int iterations = 0;
};

}  // namespace overfit::numerics::hull
