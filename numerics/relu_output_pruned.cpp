/// Boxes, their moments, and the descent through them.
#include "numerics/relu_output_pruned.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "numerics/relu_output_order.hpp"

namespace overfit::numerics::relu_output {

namespace {

using Eigen::Index;

/// A box of one point, or around two boxes; `m` hidden dimensions.
void surround(Box& box, const float* low, const float* high, std::size_t m) {
    for (std::size_t k = 0; k < m; ++k) {
        box.centre[k] = 0.5F * (low[k] + high[k]);
        box.radius[k] = std::max(high[k] - box.centre[k], box.centre[k] - low[k]);
    }
}

Box leaf_box(const float* hidden, std::size_t count, std::size_t m) {
    Box box{};
    float low[most_pruned_hidden], high[most_pruned_hidden];
    std::copy_n(hidden, m, low);
    std::copy_n(hidden, m, high);
    for (std::size_t t = 0; t < count; ++t, hidden += m)
        for (std::size_t k = 0; k < m; ++k) {
            low[k] = std::min(low[k], hidden[k]);
            high[k] = std::max(high[k], hidden[k]);
            box.sum[k] += hidden[k];
            for (std::size_t j = 0; j <= k; ++j) box.products[k * m + j] += hidden[k] * hidden[j];
        }
    for (std::size_t k = 0; k < m; ++k)
        for (std::size_t j = 0; j < k; ++j) box.products[j * m + k] = box.products[k * m + j];
    box.count = static_cast<float>(count);
    surround(box, low, high, m);
    return box;
}

Box union_box(const Box* parts, std::size_t count, std::size_t m) {
    Box box{};
    float low[most_pruned_hidden], high[most_pruned_hidden];
    for (std::size_t k = 0; k < m; ++k) {
        low[k] = parts[0].centre[k] - parts[0].radius[k];
        high[k] = parts[0].centre[k] + parts[0].radius[k];
    }
    for (std::size_t p = 0; p < count; ++p) {
        const Box& part = parts[p];
        box.count += part.count;
        for (std::size_t k = 0; k < m; ++k) {
            low[k] = std::min(low[k], part.centre[k] - part.radius[k]);
            high[k] = std::max(high[k], part.centre[k] + part.radius[k]);
            box.sum[k] += part.sum[k];
        }
        for (std::size_t k = 0; k < m * m; ++k) box.products[k] += part.products[k];
    }
    surround(box, low, high, m);
    return box;
}

/// Where features stand for the order: those whose output changes sign at the same hidden vectors
/// are close. Biases and weights, in units of the hidden vectors, as points of a sphere.
Eigen::MatrixXf feature_points(Engine& engine) {
    const ReluOutputParameters parameters = engine.unpacked(engine.parameters());
    const Index m = parameters.hidden();
    const Eigen::Map<const Eigen::MatrixXf> hidden(engine.hidden().data(), m,
                                                   engine.hidden().size() / m);
    const Eigen::VectorXf scale = (hidden.array().square().rowwise().mean()).sqrt().matrix();
    Eigen::MatrixXf points(m + 1, parameters.features());
    points.topRows(m) = scale.asDiagonal() * parameters.weights;
    points.row(m) = parameters.biases.transpose();
    for (Index i = 0; i < points.cols(); ++i) {
        const float norm = points.col(i).norm();
        if (norm > 0.0F) points.col(i) /= norm;
    }
    return points;
}

/// Work of an order, in vectors of features times examples, by measurement.
double order_work(const Engine& engine) {
    const auto count = static_cast<double>(engine.feature_count() + engine.example_count());
    return 4.0 * count * std::log2(count);
}

}  // namespace

PrunedPass::PrunedPass(const Engine& engine) : hidden_count_(engine.hidden_count()) {
    if (engine.kernels().classify == nullptr)
        throw std::domain_error("the pruned pass takes at most 8 hidden dimensions");
    std::size_t boxes = (engine.example_count() + leaf - 1) / leaf;
    levels_.emplace_back(boxes);
    while (boxes > 1) {
        boxes = (boxes + children - 1) / children;
        levels_.emplace_back(boxes);
    }
    // One list more, of all vectors, for the box on top.
    crossing_.assign(levels_.size() + 1, std::vector<std::uint32_t>(engine.vector_count()));
    linear_.resize(engine.vector_count());
    std::iota(crossing_.back().begin(), crossing_.back().end(), 0U);
}

void PrunedPass::keep_order(Engine& engine) {
    if (age.least > 0.0 && age.excess < order_work(engine)) return;
    engine.forward();
    const auto m = static_cast<Index>(hidden_count_);
    const Eigen::Map<const Eigen::MatrixXf> hidden(engine.hidden().data(), m,
                                                   engine.hidden().size() / m);
    // The order of examples is one of places: it comes after the present one.
    const Order& present = engine.order();
    Order next{.features = tree_order(feature_points(engine), lanes),
               .examples = tree_order(hidden, leaf)};
    for (std::uint32_t& example : next.examples) example = present.examples[example];
    engine.reorder(std::move(next));
    age = {};
}

void PrunedPass::make_boxes(Engine& engine) {
    const std::size_t m = hidden_count_, examples = engine.example_count();
    for (std::size_t b = 0; b < levels_[0].size(); ++b)
        levels_[0][b] =
            leaf_box(engine.hidden().data() + b * leaf * m, std::min(leaf, examples - b * leaf), m);
    for (std::size_t level = 1; level < levels_.size(); ++level) {
        const std::vector<Box>& below = levels_[level - 1];
        for (std::size_t b = 0; b < levels_[level].size(); ++b)
            levels_[level][b] = union_box(below.data() + b * children,
                                          std::min(children, below.size() - b * children), m);
    }
}

void PrunedPass::finish_leaf(Engine& engine, std::size_t box, std::size_t crossing,
                             const BackMap& map) {
    const std::size_t m = hidden_count_, first = box * leaf;
    const std::size_t count = std::min(leaf, engine.example_count() - first);
    Tile tile = engine.tile(first, count);
    if (crossing > 0) {
        tile.vectors = crossing_[0].data();
        tile.vector_count = crossing;
        engine.kernels().dense(tile);
        crossing_work_ += static_cast<double>(crossing * count);
    }
    for (std::size_t t = 0; t < count; ++t)
        for (std::size_t k = 0; k < m; ++k) {
            float sum = map.constant[k];
            for (std::size_t j = 0; j < m; ++j)
                sum += map.linear[k * m + j] * tile.hidden[t * m + j];
            tile.back[t * m + k] += sum;
        }
}

void PrunedPass::visit(Engine& engine, std::size_t level, std::size_t box, std::size_t count,
                       const BackMap& from_above) {
    BackMap map = from_above;
    std::size_t crossing = 0;
    if (count > 0) {
        Tile arrays = engine.tile(0, 0);
        crossing = engine.kernels().classify({.parameters = arrays.parameters,
                                              .gradient = arrays.gradient,
                                              .vectors = crossing_[level + 1].data(),
                                              .vector_count = count,
                                              .box = &levels_[level][box],
                                              .map = &map,
                                              .crossing = crossing_[level].data(),
                                              .linear = linear_.data()});
        box_work_ += static_cast<double>(count);
    }
    if (level == 0) {
        finish_leaf(engine, box, crossing, map);
        return;
    }
    const std::size_t first = box * children;
    const std::size_t end = std::min(first + children, levels_[level - 1].size());
    for (std::size_t child = first; child < end; ++child)
        visit(engine, level - 1, child, crossing, map);
}

void PrunedPass::add_outputs(Engine& engine) {
    make_boxes(engine);
    crossing_work_ = box_work_ = 0.0;
    visit(engine, levels_.size() - 1, 0, engine.vector_count(), BackMap{});
    crossing_share_ = crossing_work_ / (static_cast<double>(engine.vector_count()) *
                                        static_cast<double>(engine.example_count()));
    const double work = crossing_work_ + box_work_;
    age.least = age.least > 0.0 ? std::min(age.least, work) : work;
    age.excess += work - age.least;
}

}  // namespace overfit::numerics::relu_output
