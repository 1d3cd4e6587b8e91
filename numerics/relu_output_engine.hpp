/// Parameters, moments and examples in the layout of the kernels, and the passes over them.
#pragma once

#include <cstdint>
#include <vector>

#include <Eigen/Core>

#include "numerics/relu_output_kernels.hpp"
#include "numerics/relu_output_model.hpp"

namespace overfit::numerics::relu_output {

/// In which order features fill the slots and examples stand. Any order gives the same gradients
/// up to rounding; one that keeps alike together makes pruning effective.
struct Order {
    std::vector<std::uint32_t> features;  ///< the feature in each slot
    std::vector<std::uint32_t> examples;  ///< the example at each place

    static Order identity(Eigen::Index features, Eigen::Index examples);
};

class Engine {
  public:
    /// Keeps a reference to the examples. Throws std::domain_error on arguments that are not valid.
    Engine(const SparseExamples& examples, const ReluOutputParameters& start, InstructionSet set);

    std::size_t hidden_count() const { return hidden_count_; }
    std::size_t vector_count() const { return vector_count_; }
    std::size_t feature_count() const { return order_.features.size(); }
    std::size_t example_count() const { return order_.examples.size(); }

    /// A pass: forward(), then the outputs by add_outputs() or in another way through tile(), then
    /// add_targets(). Afterwards gradient() times 2 / T is the gradient of the loss.
    void forward();
    void add_outputs();
    /// Returns the loss, by the sum of squared outputs: error about 1e-7 * the squared examples.
    double add_targets(bool with_loss);
    /// The update; sets gradient() to zero. Sizes and pointers of `step` are filled in here.
    void update(AdamStep step);

    /// All examples from `first` on against no vectors yet.
    Tile tile(std::size_t first, std::size_t count);
    const Kernels& kernels() const { return kernels_; }

    /// Three arrays of vector_count() vectors: parameters, first and second moments.
    Eigen::ArrayXf& parameters() { return parameters_; }
    Eigen::ArrayXf& first_moments() { return first_; }
    Eigen::ArrayXf& second_moments() { return second_; }
    const Eigen::ArrayXf& parameters() const { return parameters_; }
    const Eigen::ArrayXf& first_moments() const { return first_; }
    const Eigen::ArrayXf& second_moments() const { return second_; }
    Eigen::ArrayXf& gradient() { return gradient_; }
    Eigen::ArrayXf& hidden() { return hidden_; }
    Eigen::ArrayXf& back() { return back_; }

    const SparseExamples& examples() const { return examples_; }
    const Order& order() const { return order_; }
    /// Moves features and examples to new places. Both must be permutations.
    void reorder(Order order);

    /// An array in the kernels' layout as W and b, and back.
    ReluOutputParameters unpacked(const Eigen::ArrayXf& packed) const;
    Eigen::ArrayXf packed(const ReluOutputParameters& parameters) const;

  private:
    void pack_examples();
    std::size_t slot(std::size_t place) const;
    SparsePass sparse_pass();

    const SparseExamples& examples_;
    Kernels kernels_;
    std::size_t hidden_count_, vector_count_;
    Order order_;
    Eigen::ArrayXf parameters_, gradient_, first_, second_, hidden_, back_, active_, values_;
    std::vector<std::size_t> begins_;
    std::vector<std::uint32_t> slots_, all_vectors_;
    double squared_examples_ = 0.0;
};

}  // namespace overfit::numerics::relu_output
