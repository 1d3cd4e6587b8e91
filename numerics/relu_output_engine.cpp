/// Packing, unpacking, and the dense pass.
#include "numerics/relu_output_engine.hpp"

#include <array>
#include <numeric>
#include <utility>

namespace overfit::numerics::relu_output {

namespace {

using Eigen::ArrayXf;
using Eigen::Index;

double dot(const ArrayXf& a, const ArrayXf& b) {
    std::array<double, lanes> sums{};
    for (Index at = 0; at < a.size(); at += static_cast<Index>(lanes))
        for (std::size_t j = 0; j < lanes; ++j) {
            const Index i = at + static_cast<Index>(j);
            sums[j] += static_cast<double>(a[i]) * static_cast<double>(b[i]);
        }
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

std::vector<std::uint32_t> counting(std::size_t count) {
    std::vector<std::uint32_t> made(count);
    std::iota(made.begin(), made.end(), 0U);
    return made;
}

}  // namespace

Order Order::identity(Index features, Index examples) {
    return {.features = counting(static_cast<std::size_t>(features)),
            .examples = counting(static_cast<std::size_t>(examples))};
}

Engine::Engine(const SparseExamples& examples, const ReluOutputParameters& start,
               InstructionSet set)
    : examples_(examples),
      kernels_(relu_output::kernels(set, static_cast<int>(start.hidden()))),
      hidden_count_(static_cast<std::size_t>(start.hidden())),
      vector_count_((static_cast<std::size_t>(start.features()) + lanes - 1) / lanes) {
    require_valid(start, examples);
    order_ = Order::identity(start.features(), examples.cols());
    all_vectors_ = counting(vector_count_);
    parameters_ = packed(start);
    gradient_ = first_ = second_ = ArrayXf::Zero(parameters_.size());
    hidden_ = back_ = ArrayXf::Zero(examples.cols() * start.hidden());
    pack_examples();
}

std::size_t Engine::slot(std::size_t place) const {
    return place / lanes * (hidden_count_ + 1) * lanes + place % lanes;
}

void Engine::pack_examples() {
    std::vector<std::uint32_t> slot_of(order_.features.size());
    for (std::size_t place = 0; place < order_.features.size(); ++place)
        slot_of[order_.features[place]] = static_cast<std::uint32_t>(slot(place));
    begins_.assign(1, 0);
    slots_.clear();
    values_.resize(examples_.nonZeros());
    active_.resize(examples_.nonZeros());
    squared_examples_ = 0.0;
    for (const std::uint32_t example : order_.examples) {
        for (SparseExamples::InnerIterator entry(examples_, static_cast<Index>(example)); entry;
             ++entry) {
            const float value = entry.value();
            values_[static_cast<Index>(slots_.size())] = value;
            slots_.push_back(slot_of[static_cast<std::size_t>(entry.row())]);
            squared_examples_ += static_cast<double>(value) * static_cast<double>(value);
        }
        begins_.push_back(slots_.size());
    }
}

SparsePass Engine::sparse_pass() {
    return {.entries = {.begins = begins_.data(),
                        .slots = slots_.data(),
                        .values = values_.data(),
                        .examples = example_count()},
            .parameters = parameters_.data(),
            .gradient = gradient_.data(),
            .hidden = hidden_.data(),
            .back = back_.data(),
            .active = active_.data(),
            .hidden_count = hidden_count_};
}

void Engine::forward() {
    kernels_.forward(sparse_pass());
    back_.setZero();
}

Tile Engine::tile(std::size_t first, std::size_t count) {
    return {.parameters = parameters_.data(),
            .gradient = gradient_.data(),
            .vectors = nullptr,
            .vector_count = 0,
            .hidden = hidden_.data() + first * hidden_count_,
            .back = back_.data() + first * hidden_count_,
            .examples = count,
            .hidden_count = hidden_count_};
}

void Engine::add_outputs() {
    Tile all = tile(0, example_count());
    all.vectors = all_vectors_.data();
    all.vector_count = vector_count_;
    kernels_.dense(all);
}

double Engine::add_targets(bool with_loss) {
    const double squared_outputs = with_loss ? dot(parameters_, gradient_) : 0.0;
    const double products = kernels_.targets(sparse_pass());
    return (squared_examples_ - 2.0 * products + squared_outputs) /
           static_cast<double>(example_count());
}

void Engine::update(AdamStep step) {
    step.parameters = parameters_.data();
    step.gradient = gradient_.data();
    step.first = first_.data();
    step.second = second_.data();
    step.vector_count = vector_count_;
    step.hidden_count = hidden_count_;
    kernels_.adam(step);
}

void Engine::reorder(Order order) {
    const std::array arrays{&parameters_, &first_, &second_};
    std::array<ReluOutputParameters, arrays.size()> kept;
    for (std::size_t j = 0; j < arrays.size(); ++j) kept[j] = unpacked(*arrays[j]);
    order_ = std::move(order);
    for (std::size_t j = 0; j < arrays.size(); ++j) *arrays[j] = packed(kept[j]);
    gradient_.setZero();
    pack_examples();
}

ReluOutputParameters Engine::unpacked(const ArrayXf& packed) const {
    const auto hidden = static_cast<Index>(hidden_count_);
    const auto features = static_cast<Index>(feature_count());
    ReluOutputParameters made{.weights = Eigen::MatrixXf(hidden, features),
                              .biases = Eigen::VectorXf(features)};
    for (std::size_t place = 0; place < feature_count(); ++place) {
        const Index feature = order_.features[place];
        const float* const from = packed.data() + slot(place);
        for (Index k = 0; k < hidden; ++k)
            made.weights(k, feature) = from[static_cast<std::size_t>(k) * lanes];
        made.biases[feature] = from[hidden_count_ * lanes];
    }
    return made;
}

ArrayXf Engine::packed(const ReluOutputParameters& parameters) const {
    ArrayXf made = ArrayXf::Zero(static_cast<Index>(vector_count_ * (hidden_count_ + 1) * lanes));
    for (std::size_t place = 0; place < feature_count(); ++place) {
        const Index feature = order_.features[place];
        float* const to = made.data() + slot(place);
        for (std::size_t k = 0; k < hidden_count_; ++k)
            to[k * lanes] = parameters.weights(static_cast<Index>(k), feature);
        to[hidden_count_ * lanes] = parameters.biases[feature];
    }
    return made;
}

}  // namespace overfit::numerics::relu_output
