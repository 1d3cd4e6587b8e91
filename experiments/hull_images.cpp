/// Random images against the hull of the training images.
#include "experiments/hull_images.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "experiments/hull_verdicts.hpp"
#include "numerics/hull_membership.hpp"

namespace overfit::experiments {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using numerics::HullMembership;
using numerics::Stream;

Index random_row(const MatrixXd& x, Stream& stream) {
    return static_cast<Index>(stream.below(static_cast<std::uint64_t>(x.rows())));
}

/// Each column in an order of its own: what the values of an image have to do with each other is
/// gone.
void shuffle_columns(MatrixXd& x, Stream& stream) {
    for (Index j = 0; j < x.cols(); ++j)
        for (Index i = x.rows() - 1; i > 0; --i)
            std::swap(x(i, j),
                      x(static_cast<Index>(stream.below(static_cast<std::uint64_t>(i) + 1)), j));
}

Views views_for(const ImageQuestion& question, const numerics::StreamKey& key) {
    Stream layer(key.part("layer"), 0);
    Views views = views_of(question.view, layer);
    if (question.points > views.train.rows())
        throw std::domain_error("image_answers: there are not as many images");
    if (question.points > 0) views.train.conservativeResize(question.points, Eigen::NoChange);
    if (question.shuffled) {
        Stream order(key.part("order"), 0);
        shuffle_columns(views.train, order);
        shuffle_columns(views.test, order);
    }
    return views;
}

theory::GaussianHull like(const HullMembership& hull, Index points) {
    return {.points = static_cast<double>(points), .dimension = static_cast<int>(hull.dimension())};
}

}  // namespace

ImageAnswers image_answers(const ImageQuestion& question, const numerics::Trials& trials) {
    Views views = views_for(question, trials.key);
    const MatrixXd test = std::move(views.test);
    const HullMembership hull(std::move(views.train));
    const MatrixXd& train = hull.points();
    const Eigen::RowVectorXd mean = train.colwise().mean();
    const bool leaves_out = question.asked == Asked::new_images && test.rows() == 0;
    const auto code = [&](Stream& stream) {
        if (question.asked == Asked::mixtures) {
            const Index first = random_row(train, stream), second = random_row(train, stream);
            return code_of(
                hull.decide(0.5 * mean + 0.25 * (train.row(first) + train.row(second))).verdict);
        }
        if (leaves_out) return code_of(hull.decide_left_out(random_row(train, stream)).verdict);
        return code_of(hull.decide(test.row(random_row(test, stream))).verdict);
    };
    numerics::Trials queries = trials;
    queries.key = trials.key.part("queries");
    return {.codes = numerics::sample(queries, code),
            .like = like(hull, train.rows() - (leaves_out ? 1 : 0))};
}

ImageTally image_tally(const ImageQuestion& question, const numerics::Trials& trials) {
    const ImageAnswers answers = image_answers(question, trials);
    return {tally_of(answers.codes), answers.like};
}

ImageTally left_out_tally(const ImageView& view) {
    Stream unused(numerics::StreamKey(0, "left_out_tally"), 0);
    const HullMembership hull(views_of(view, unused).train);
    return {tally_of(codes_of(hull.decide_all_left_out())), like(hull, hull.points().rows() - 1)};
}

}  // namespace overfit::experiments
