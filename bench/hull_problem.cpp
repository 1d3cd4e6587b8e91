/// Draws and caches problems; CLP through its C interface.
#include "bench/hull_problem.hpp"

#include <Clp_C_Interface.h>
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "numerics/random.hpp"

namespace overfit::bench {
namespace {

using numerics::HullVerdict;

void fill(Eigen::MatrixXd& x, std::string_view purpose, HullSize size) {
    numerics::Stream stream(numerics::StreamKey(0, "bench hull")
                                .part(purpose)
                                .part(static_cast<std::uint64_t>(size.points)),
                            static_cast<std::uint64_t>(size.dimension));
    stream.fill_normal({x.data(), static_cast<std::size_t>(x.size())});
}

double share_inside(const numerics::HullMembership& hull, const Eigen::MatrixXd& queries) {
    const auto decisions = hull.decide_all(queries);
    const auto inside = [](const auto& d) { return d.verdict == HullVerdict::inside; };
    return static_cast<double>(std::count_if(decisions.begin(), decisions.end(), inside)) /
           static_cast<double>(decisions.size());
}

HullProblem balanced(HullSize size) {
    HullProblem problem = hull_problem(size, 64, 1);
    const numerics::HullMembership hull(problem.points);
    double low = 0, high = 4;
    for (int step = 0; step < 16; ++step) {
        problem.scale = (low + high) / 2;
        (share_inside(hull, problem.scale * problem.queries) > 0.5 ? low : high) = problem.scale;
    }
    problem.queries *= problem.scale;
    return problem;
}

}  // namespace

HullProblem hull_problem(HullSize size, int queries, double scale) {
    HullProblem problem{.points = Eigen::MatrixXd(size.points, size.dimension),
                        .queries = Eigen::MatrixXd(queries, size.dimension),
                        .scale = scale};
    fill(problem.points, "points", size);
    fill(problem.queries, "queries", size);
    problem.queries *= scale;
    return problem;
}

const HullProblem& balanced_hull_problem(HullSize size) {
    static std::map<std::pair<int, int>, HullProblem> made;
    const std::pair key(size.points, size.dimension);
    if (!made.contains(key)) made.emplace(key, balanced(size));
    return made.at(key);
}

class ClpHull::Model {
  public:
    explicit Model(const Eigen::MatrixXd& points)
        : clp_(Clp_newModel()),
          equations_(points.cols() + 1),
          start_(static_cast<std::size_t>(points.rows() + points.cols() + 1), at_lower_bound) {
        std::fill(start_.begin() + points.rows(), start_.end(), basic);
        const auto n = static_cast<int>(points.rows()), rows = static_cast<int>(points.cols()) + 1;
        std::vector<int> starts, indices;
        std::vector<double> values, zeros(static_cast<std::size_t>(n), 0.0);
        for (int i = 0; i < n; ++i) {
            starts.push_back(i * rows);
            for (int j = 0; j < rows; ++j) {
                indices.push_back(j);
                values.push_back(j + 1 < rows ? points(i, j) : 1.0);
            }
        }
        starts.push_back(n * rows);
        equations_.setOnes();
        Clp_setLogLevel(clp_, 0);
        Clp_loadProblem(clp_, n, rows, starts.data(), indices.data(), values.data(), zeros.data(),
                        nullptr, zeros.data(), equations_.data(), equations_.data());
    }
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;
    ~Model() { Clp_deleteModel(clp_); }

    HullVerdict decide(const Eigen::VectorXd& query) {
        equations_.head(query.size()) = query;
        Clp_chgRowLower(clp_, equations_.data());
        Clp_chgRowUpper(clp_, equations_.data());
        Clp_copyinStatus(clp_, start_.data());
        Clp_dual(clp_, 0);
        switch (Clp_status(clp_)) {
            case 0: return HullVerdict::inside;
            case 1: return HullVerdict::outside;
            default: return HullVerdict::undecided;
        }
    }

  private:
    static constexpr unsigned char basic = 1, at_lower_bound = 3;  // ClpSimplex::Status

    Clp_Simplex* clp_;
    Eigen::VectorXd equations_;
    std::vector<unsigned char> start_;  ///< the basis of slacks
};

ClpHull::ClpHull(const Eigen::MatrixXd& points) : model_(std::make_unique<Model>(points)) {}
ClpHull::~ClpHull() = default;

HullVerdict ClpHull::decide(const Eigen::VectorXd& query) {
    return model_->decide(query);
}

}  // namespace overfit::bench
