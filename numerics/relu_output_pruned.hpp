/// The pass that visits only outputs which change sign within a block of features and examples.
///
/// Examples stand in boxes around their hidden vectors, features in vectors of 16. A feature that
/// is inactive on a whole box adds nothing; one that is active on all of it is linear there, and
/// the box's moments give its sums. The rest goes on to smaller boxes, and at last to the dense
/// loop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "numerics/relu_output_engine.hpp"

namespace overfit::numerics::relu_output {

/// When a new order is worth its time: the work lost since the last one, against the best pass.
struct OrderAge {
    double least = 0.0;   ///< work of the best pass since; 0 before the first
    double excess = 0.0;  ///< sum of work above it, over all passes since
};

class PrunedPass {
  public:
    /// At most most_pruned_hidden hidden dimensions.
    explicit PrunedPass(const Engine& engine);

    /// Orders features and examples anew, if that has become worth while. Leaves hidden() stale.
    void keep_order(Engine& engine);
    /// The same sums as engine.add_outputs(), after engine.forward().
    void add_outputs(Engine& engine);

    /// Vectors of features against examples that the last pass computed, of all.
    double crossing_share() const { return crossing_share_; }

    OrderAge age{};

  private:
    static constexpr std::size_t leaf = 20, children = 4;

    void make_boxes(Engine& engine);
    void visit(Engine& engine, std::size_t level, std::size_t box, std::size_t count,
               const BackMap& from_above);
    void finish_leaf(Engine& engine, std::size_t box, std::size_t crossing, const BackMap& map);

    std::size_t hidden_count_;
    std::vector<std::vector<Box>> levels_;              ///< leaves first
    std::vector<std::vector<std::uint32_t>> crossing_;  ///< of the box under visit, by level
    std::vector<std::uint32_t> linear_;
    double crossing_work_ = 0.0, box_work_ = 0.0, crossing_share_ = 0.0;
};

}  // namespace overfit::numerics::relu_output
